// Where VS Code shows a person a text, by what its declarations call it, and what each place makes of one. A place that is
// not named here shows text, and is the strictest: what VS Code adds is a place from the day it is used.

/** What a text must be before it stands somewhere, by how much of base/inert.ts that takes. */
export const inertBy = { visible: 1, logValue: 1, logWord: 1, plainLabel: 2, toastText: 3 };

/** Takes no text of others, however inert: it is markup. */
const markup = 4;
/** Any text: the place makes it inert itself. */
const own = 0;

/** @typedef {{ level: number, words: boolean }} Place `words` is true where words of ours must be translated */

/** A whole page: takes nothing but what `markup` made (views/details/markup.ts). */
export const pageHtml = { level: markup, words: false };

const strictest = { level: inertBy.toastText, words: true };
const label = { level: inertBy.plainLabel, words: true };
const line = { level: inertBy.visible, words: true };

/** Says "of what . which", for a parameter "which(name)". */
const shown = new Map([
  ['TreeItem.label', label],
  ['TreeItem.new(label)', label],
  ['TreeItem.description', label],
  ['TreeItemLabel.label', label],
  // Plain text in all of these: no icons, links or Markdown.
  ['TreeItem.tooltip', line],
  ['StatusBarItem.tooltip', line],
  ['AccessibilityInformation.label', line],
  ['FileDecoration.new(tooltip)', line],
  ['ViewBadge.tooltip', line],
  ['TreeView.description', line],
  ['TreeView.message', line],
  ['WebviewPanel.title', label],
  ['createWebviewPanel(title)', label],
  ['StatusBarItem.text', label],
  ['setStatusBarMessage(text)', label],
  ['showErrorMessage(items)', label],
  ['showInformationMessage(items)', label],
  ['showWarningMessage(items)', label],
  ['MessageOptions.detail', line],
  ['QuickPickItem.label', label],
  ['QuickPickItem.description', label],
  ['QuickPickItem.detail', label],
  ['QuickInput.title', label],
  ['QuickPick.placeholder', line],
  ['QuickPickOptions.placeHolder', line],
  ['QuickPickOptions.title', label],
  ['InputBox.placeholder', line],
  ['Command.title', label],
  ['SaveDialogOptions.title', line],
  ['SaveDialogOptions.filters', line],
  ['Webview.html', pageHtml],
  ['MarkdownString.appendText(value)', line],
  ['MarkdownString.appendMarkdown(value)', { level: markup, words: true }],
  ['LogOutputChannel.error(error)', { level: inertBy.visible, words: false }],
  ['LogOutputChannel.info(message)', { level: inertBy.visible, words: false }],
  ['LogOutputChannel.warn(message)', { level: inertBy.visible, words: false }],
]);

/** Names of what VS Code looks at and shows to nobody: ids, addresses, settings, state; and what a person types themselves. */
const unshown = new RegExp(
  `^(${[
    ...[
      'executeCommand',
      'registerCommand',
      'registerUriHandler',
      'registerWebviewPanelSerializer',
      'getConfiguration',
    ],
    ...['createTreeView', 'openExternal', 'createStatusBarItem', 't'],
  ].join('|')})\\(|^(${[
    ...['Uri', 'ThemeIcon', 'ThemeColor', 'Clipboard', 'WorkspaceConfiguration', 'ConfigurationChangeEvent', 'Memento'],
    ...['SecretStorage', 'WebviewOptions', 'Event', 'EventEmitter', 'Disposable', 'FileSystem'],
  ].join('|')})\\.|[.(](command|arguments|id|viewId|viewType|contextValue|role|scheme|path|resourceUri|value)\\)?$`,
);
/** As above, but shown: a name of theirs is among the unshown. */
const shownAllTheSame = /^(MarkdownString|Progress)\./;

/** @param {string} name @returns {Place | undefined} undefined where nobody sees it */
export function placeOf(name) {
  const known = shown.get(name);
  if (known !== undefined) return known;
  return unshown.test(name) && !shownAllTheSame.test(name) ? undefined : strictest;
}

/** Where a page shows a text, by what the browser calls it; all of it as text, which the host has made inert. */
const onPages =
  /^((ParentNode|ChildNode)\.(append|prepend|before|after|replaceChildren|replaceWith)\(nodes\)|Document\.createTextNode\(data\)|(Node|Element)\.textContent|HTMLElement\.(title|innerText)|ARIAMixin\.aria(Label|Description|RoleDescription|ValueText))$/;

/** @param {string} name @returns {Place | undefined} */
export function pagePlaceOf(name) {
  return onPages.test(name) ? pageMarkup : undefined;
}

/** Attributes that people read or hear. */
export const spokenAttribute = /^(aria-(label|description|roledescription|valuetext)|title|alt|placeholder)$/;

/** What the page of an event is made of: `markup` makes texts inert itself, and words of ours are translated like all others. */
export const pageMarkup = { level: own, words: true };
/** What the timeline's page is told; it shows all of it as text. */
export const pageMessage = line;
