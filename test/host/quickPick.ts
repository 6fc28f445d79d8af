import { EventEmitter, QuickPickItemKind, type QuickPickItem } from 'vscode';

const textOf = ({ label, description = '' }: QuickPickItem) => (label === '' ? description : label);

/** A quick pick in the hands of a person who reads its rows, types and presses Enter. */
export function aQuickPick() {
  const [changes, accepts, buttons, hides] = [
    new EventEmitter<string>(),
    new EventEmitter<void>(),
    new EventEmitter<void>(),
    new EventEmitter<void>(),
  ];
  let shown: () => void = () => undefined;
  const open = new Promise<void>(resolve => (shown = resolve));
  let items: readonly QuickPickItem[] = [];
  const pick = {
    title: '',
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
    onDidChangeValue: changes.event,
    onDidAccept: accepts.event,
    onDidTriggerButton: buttons.event,
    onDidHide: hides.event,
    show: () => {
      shown();
    },
    dispose: () => undefined,
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
    escape: () => {
      hides.fire();
    },
  };
}
