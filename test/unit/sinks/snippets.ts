/** Code as somebody could write it tomorrow. The names that it uses are declared in rule.test.ts. */
type Snippet = readonly [name: string, code: string];

/** What the service wrote, somewhere where it must not be as it came. */
export const foreignTexts: readonly Snippet[] = [
  ['a message', 'void window.showErrorMessage(event.status);'],
  ['a value of a message', "void window.showInformationMessage(l10n.t('Gone: {0}', event.eventId));"],
  ['a label in a message, where links work', 'void window.showWarningMessage(plainLabel(event.type));'],
  ['a button of a message', "void window.showInformationMessage(l10n.t('Gone'), event.type);"],
  ['the detail of a message', "void window.showWarningMessage(l10n.t('Gone'), { modal: true, detail: event.type });"],
  ['a row', 'export const item = new TreeItem(event.type);'],
  ['a row of visible text, where icons work', 'export const item = new TreeItem(visible(event.type));'],
  ['what is beside a row', "row.description = [l10n.t('Gone'), event.status].join(' · ');"],
  ['a tooltip', 'row.tooltip = `${event.level}`;'],
  ['what a screen reader says of a row', 'row.accessibilityInformation = { label: event.type };'],
  ['a decoration', "export const mark = new FileDecoration('!', event.type);"],
  ['Markdown', 'export const text = new MarkdownString(event.reason);'],
  ['text in Markdown', 'new MarkdownString().appendText(event.reason ?? "");'],
  ['inert text as Markdown', 'new MarkdownString().appendMarkdown(toastText(event.type));'],
  ['the status bar', 'status.text = `$(bell) ${event.type}`;'],
  ['its tooltip', 'status.tooltip = event.type;'],
  ['its message', 'window.setStatusBarMessage(event.type, 5);'],
  ['a view’s message', 'tree.message = event.reason ?? "";'],
  ['a badge', 'tree.badge = { value: 1, tooltip: event.type };'],
  ['a pick', 'void window.showQuickPick([event.type]);'],
  ['a row of a pick', "void window.showQuickPick([{ label: l10n.t('Gone'), detail: event.type }]);"],
  [
    'rows of a type of its own',
    'const rows = [event].map(one => ({ label: one.type, one }));\nvoid window.showQuickPick(rows);',
  ],
  [
    'rows that were made of parts',
    'const part = (one: EnsEvent) => ({ description: one.type });\nconst rows: QuickPickItem[] = [{ label: l10n.t("Gone"), ...part(event) }];\nexport { rows };',
  ],
  ['the title of a pick', 'void window.showQuickPick([], { title: event.type });'],
  ['what an input asks, where links work', "input.prompt = l10n.t('Name of {0}', plainLabel(event.type));"],
  ['what is wrong with an input', "input.validationMessage = l10n.t('There is one already: {0}', event.type);"],
  ['what an input says that nothing of ours uses yet', 'void window.showInputBox({ prompt: event.type });'],
  [
    'an output of VS Code that nothing of ours uses yet',
    'export const terminal = window.createTerminal({ name: event.type });',
  ],
  ['what goes on', 'void window.withProgress({ location: 1, title: event.type }, () => Promise.resolve());'],
  ['the title of a page', 'panel.title = event.type;'],
  ['a page', 'panel.webview.html = `<p>${event.type}</p>`;'],
  ['a page, inert', 'panel.webview.html = visible(event.type);'],
  ['the timeline', "export const part: Pick<TimelineEvent, 'about'> = { about: event.type };"],
  ['the log', 'log.info(`read ${event.type}`);'],
  [
    'a function between',
    'const say = (one: EnsEvent) => l10n.t("Gone: {0}", one.type);\nvoid window.showErrorMessage(say(event));',
  ],
  [
    'a property between',
    'interface Said { text: string }\nconst said: Said = { text: event.type };\nconst show = ({ text }: Said) => window.showErrorMessage(text);\nvoid show(said);',
  ],
  ['a callback between', 'void window.showErrorMessage([event].map(({ type }) => type).join());'],
  [
    'an error',
    'try {\n  log.info("x");\n} catch (error) {\n  void window.showErrorMessage((error as Error).message);\n}',
  ],
  ['what was typed', 'input.onDidChangeValue(text => {\n  row.label = text;\n});'],
  ['what a variable was given later', 'let text = "";\ntext = event.type;\nrow.label = text;'],
  ['one of two', "row.label = event.type === '' ? event.eventId : plainLabel(event.type);"],
  ['a map', 'const names = new Map<string, string>();\nnames.set("a", event.type);\nrow.label = names.get("a") ?? "";'],
];

/** Words of ours that are no text of the bundle. */
export const ownWords: readonly Snippet[] = [
  ['a message', "void window.showErrorMessage('It is gone.');"],
  ['a template', 'void window.showErrorMessage(`It is gone: ${toastText(event.type)}`);'],
  ['a row', "row.label = 'Gone';"],
  ['one of two', "row.label = event.type === '' ? l10n.t('Gone') : 'Here';"],
  [
    'a table',
    "const words = { a: 'Gone', b: 'Here' };\nexport const of = (key: 'a' | 'b') => new TreeItem(words[key]);",
  ],
  ['a function between', "const say = () => 'Gone';\nrow.tooltip = say();"],
  ['rows of a type of its own', "const rows = [{ label: 'Gone' }];\nvoid window.showQuickPick(rows);"],
  ['a value of a text', "void window.showErrorMessage(l10n.t('It is {0}.', 'gone'));"],
  ['a page', 'export const part = markup`<p>It is gone</p>`;'],
  ['a value of a page', 'const title = \'Gone\';\nexport const part = markup`<h1 id="a">${title}</h1>`;'],
  ['a label of a page', 'const name = \'Gone\';\nexport const part = markup`<nav aria-label="${name}"></nav>`;'],
  ['Markdown', "new MarkdownString().appendMarkdown('**Gone**');"],
];

export const goodTexts: readonly Snippet[] = [
  ['a text of the bundle', "void window.showErrorMessage(l10n.t('It is gone.'));"],
  ['inert values', "void window.showErrorMessage(l10n.t('It is gone: {0}', toastText(event.type)));"],
  ['labels that were made inert', "row.label = plainLabel(event.type);\nrow.tooltip = visible(event.reason ?? '');"],
  ['an icon', "status.text = `$(bell) ${l10n.t('Gone')}`;"],
  ['numbers', "void window.showErrorMessage(l10n.t('Gone: {0}', event.publishTime ?? 0));"],
  [
    'what is told apart by its call',
    'const trimmed = (text: string) => text.trim();\nrow.label = trimmed(plainLabel(event.type));\nexport const raw = trimmed(event.type);',
  ],
  [
    'what is for nobody’s eyes',
    "row.id = event.eventId;\nrow.contextValue = 'event gone';\nrow.command = { command: 'ensEvents.openEvent', title: l10n.t('Open'), arguments: [event.type] };",
  ],
  ['ids and addresses of a page', 'const id = "gone";\nexport const part = markup`<h1 id="${id}">${event.type}</h1>`;'],
  ['a page of markup', 'panel.webview.html = markup`<p>${event.type}</p>`.text;'],
  ['the log in English', 'log.info(`read ${logValue(event.type)}`);'],
  ['names of products and formats', "void window.showQuickPick([{ label: 'CSV' }, { label: 'PowerShell' }]);"],
];
