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
  const pick = {
    title: '',
    placeholder: '',
    value: '',
    items: [] as QuickPickItem[],
    activeItems: [] as QuickPickItem[],
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
    enter: (chosen?: QuickPickItem) => {
      const row = chosen ?? pick.items.find(({ kind }) => kind !== QuickPickItemKind.Separator);
      pick.activeItems = row ? [row] : [];
      accepts.fire();
    },
    escape: () => {
      hides.fire();
    },
  };
}
