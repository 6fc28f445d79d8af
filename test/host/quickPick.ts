import { EventEmitter, QuickInputButtons, QuickPickItemKind, type QuickInputButton, type QuickPickItem } from 'vscode';

/** What stands first in a row. */
export const textOf = ({ label, description = '' }: QuickPickItem) => (label === '' ? description : label);

/** A quick pick in the hands of a person who reads its rows, types and presses Enter. */
export function aQuickPick() {
  const [changes, accepts, buttons, itemButtons, hides] = [
    new EventEmitter<string>(),
    new EventEmitter<void>(),
    new EventEmitter<QuickInputButton>(),
    new EventEmitter<unknown>(),
    new EventEmitter<void>(),
  ];
  let shown: () => void = () => undefined;
  const open = new Promise<void>(resolve => (shown = resolve));
  let items: readonly QuickPickItem[] = [];
  let busy = false;
  let closed = false;
  let settled: () => void = () => undefined;
  const hide = () => {
    if (!closed) {
      closed = true;
      hides.fire();
    }
  };
  const pick = {
    title: '',
    step: undefined as number | undefined,
    totalSteps: undefined as number | undefined,
    ignoreFocusOut: false,
    canSelectMany: false,
    matchOnDescription: false,
    keepScrollPosition: false,
    buttons: [] as readonly QuickInputButton[],
    get busy() {
      return busy;
    },
    set busy(next: boolean) {
      busy = next;
      if (!busy) {
        // The rows are set beside it.
        queueMicrotask(settled);
      }
    },
    placeholder: '',
    value: '',
    get items() {
      return items;
    },
    /** As in VS Code, the first row is the active one until something else is said. */
    set items(next: readonly QuickPickItem[]) {
      items = next;
      pick.activeItems = next.filter(({ kind }) => kind !== QuickPickItemKind.Separator).slice(0, 1);
    },
    activeItems: [] as readonly QuickPickItem[],
    get selectedItems() {
      return pick.activeItems;
    },
    set selectedItems(next: readonly QuickPickItem[]) {
      pick.activeItems = next;
    },
    onDidChangeValue: changes.event,
    onDidAccept: accepts.event,
    onDidTriggerButton: buttons.event,
    onDidTriggerItemButton: itemButtons.event,
    onDidHide: hides.event,
    show: () => {
      shown();
    },
    hide,
    dispose: () => {
      closed = true;
    },
  };
  return {
    pick,
    open,
    /** What stands first in each row. */
    labels: () => pick.items.map(textOf),
    row: (text: RegExp) => pick.items.find(item => text.test(textOf(item))),
    type: (text: string) => {
      pick.value = text;
      changes.fire(text);
    },
    /** Enter on the row that is active, or after moving to another. */
    enter: (chosen?: QuickPickItem) => {
      if (chosen) {
        pick.activeItems = [chosen];
      }
      accepts.fire();
    },
    back: () => {
      buttons.fire(QuickInputButtons.Back);
    },
    escape: hide,
    /** Resolves once it is no longer busy. */
    complete: () =>
      new Promise<void>(resolve => {
        if (busy) {
          settled = resolve;
        } else {
          resolve();
        }
      }),
    isClosed: () => closed,
  };
}
