import type { TreeDataProvider } from 'vscode';
import { registered, type Uri } from './items';
import { createPart, opened, type Part } from './part';
import { state } from './state';

type Provided = TreeDataProvider<unknown>;

/** A message or a question, with what the person makes of it. */
function message(kind: string) {
  return (text: string, ...choices: unknown[]) => {
    state.messages.push(`${kind}: ${text}`);
    return Promise.resolve(state.answer(text, choices));
  };
}

function showQuickPick(rows: readonly unknown[], { title = '' }: { title?: string } = {}) {
  state.messages.push(`pick: ${title}`);
  return Promise.resolve(state.answer(title, rows));
}

function createTreeView(id: string, { treeDataProvider }: { treeDataProvider: Provided }) {
  const redrawn: ('all' | number)[] = [];
  // VS Code hears of changed rows until the view is gone.
  const hearing = treeDataProvider.onDidChangeTreeData?.(nodes => {
    redrawn.push(nodes === undefined || nodes === null ? 'all' : Array.isArray(nodes) ? nodes.length : 1);
  }) as { dispose: () => void } | undefined;
  const part: Part<Record<string, unknown>> = opened(
    `view ${id}`,
    {
      ...{ visible: false, selection: [], message: undefined, description: undefined, badge: undefined },
      reveal: () => Promise.resolve(),
    },
    () => hearing?.dispose(),
  );
  state.trees.set(id, { provider: treeDataProvider, part, redrawn });
  return part.given;
}

function createStatusBarItem(id: string) {
  const members = {
    ...{ text: '', tooltip: '', shown: false, name: '', command: '' },
    ...{ backgroundColor: undefined, accessibilityInformation: undefined },
    show: () => {
      part.members['shown'] = true;
    },
    hide: () => {
      part.members['shown'] = false;
    },
  };
  const part: Part<Record<string, unknown>> = opened(`status item ${id}`, members);
  state.statusItems.set(id, part);
  return part.given;
}

function createOutputChannel(name: string) {
  const line = (level: string) => (text: unknown) => {
    state.log.push(`${level} ${String(text)}`);
  };
  return opened(`log ${name}`, {
    ...{ error: line('error'), warn: line('warn'), info: line('info'), debug: line('debug'), trace: line('trace') },
    show: () => undefined,
  }).given;
}

function createWebviewPanel(type: string, title: string) {
  const posted: unknown[] = [];
  const page = createPart(`page ${type}`, {
    ...{ html: '', options: {}, cspSource: 'vscode-webview:' },
    asWebviewUri: (uri: Uri) => uri,
    postMessage: (message: unknown) => {
      posted.push(message);
      return Promise.resolve(true);
    },
  });
  const members = { title, webview: page.given, visible: true, active: true, iconPath: undefined, viewColumn: 1 };
  const part: Part<Record<string, unknown>> = opened(`panel ${type}`, { ...members, reveal: () => undefined }, () => {
    page.clear();
  });
  state.panels.push({ type, part, page, posted });
  return part.given;
}

/** A quick pick or an input box; hidden is gone for good, as the product always disposes of it then. */
function createInput(kind: string) {
  const members = {
    ...{ items: [], activeItems: [], selectedItems: [], buttons: [], value: '', title: '', placeholder: '' },
    ...{ enabled: true, busy: false, ignoreFocusOut: false, validationMessage: undefined, step: 0, totalSteps: 0 },
    show: () => undefined,
    hide: () => {
      part.fire('onDidHide');
    },
  };
  const part: Part<Record<string, unknown>> = opened(kind, members, () => {
    state.inputs.splice(state.inputs.indexOf(part), 1);
  });
  state.inputs.push(part);
  return part.given;
}

export const windowPart = createPart('window', {
  get state() {
    return state.windowState;
  },
  ...{ createTreeView, createStatusBarItem, createOutputChannel, createWebviewPanel },
  createQuickPick: () => createInput('quick pick'),
  createInputBox: () => createInput('input box'),
  registerFileDecorationProvider: () => registered('file decorations'),
  registerUriHandler: () => registered('links'),
  registerWebviewPanelSerializer: (type: string) => registered(`kept page ${type}`),
  showInformationMessage: message('information'),
  showWarningMessage: message('warning'),
  showErrorMessage: message('error'),
  showQuickPick,
  showSaveDialog: () => Promise.resolve(undefined),
  setStatusBarMessage: (text: string) => {
    state.messages.push(`status bar: ${text}`);
    return registered('status bar message');
  },
  withProgress: (_options: unknown, work: (...args: unknown[]) => Promise<unknown>) => work(),
});
