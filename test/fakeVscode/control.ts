import type { QuickPickItem, TreeItem } from 'vscode';
import { workspacePart } from './index';
import { forgetAll } from './ledger';
import { renewState, state, type FakeTree } from './state';
import { windowPart } from './window';

export { openNow } from './ledger';
export { state } from './state';

/** A new window, in which nothing is open. */
export function resetVscode(): void {
  windowPart.clear();
  workspacePart.clear();
  forgetAll();
  renewState();
}

/** The window gets the focus, or loses it. */
export function focusWindow(focused: boolean): void {
  state.windowState = { focused, active: focused };
  windowPart.fire('onDidChangeWindowState', state.windowState);
}

/** Somebody changes the settings file; names with their prefix. */
export function changeSetting(name: string, value: unknown): void {
  state.settings.set(name, value);
  workspacePart.fire('onDidChangeConfiguration', {
    affectsConfiguration: (section: string) => name.startsWith(section),
  });
}

export function treeOf(id: string): FakeTree {
  const tree = state.trees.get(id);
  if (!tree) {
    throw new Error(`No such view: ${id}`);
  }
  return tree;
}

/** The view comes into sight, or goes. */
export function showView(id: string, visible: boolean): void {
  const { part } = treeOf(id);
  part.members['visible'] = visible;
  part.fire('onDidChangeVisibility', { visible });
}

export interface Row {
  readonly node: unknown;
  readonly item: TreeItem;
}

/** All rows of a view, as VS Code asks for them. */
export async function rowsOf(id: string): Promise<Row[]> {
  const { provider } = treeOf(id);
  const below = async (parent?: unknown): Promise<Row[]> => {
    const nodes = (await provider.getChildren(parent)) ?? [];
    const rows = await Promise.all(
      nodes.map(async node => [{ node, item: await provider.getTreeItem(node) }, ...(await below(node))]),
    );
    return rows.flat();
  };
  return below();
}

/** Moves to a row of the quick pick that is open, and presses Enter. */
export function acceptRow(fits: (item: QuickPickItem) => boolean): void {
  const pick = state.inputs.at(-1);
  const item = (pick?.members['items'] as readonly QuickPickItem[] | undefined)?.find(fits);
  if (!pick || !item) {
    throw new Error('No such row is open');
  }
  Object.assign(pick.members, { activeItems: [item], selectedItems: [item] });
  pick.fire('onDidAccept');
}
