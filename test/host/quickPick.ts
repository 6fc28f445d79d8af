import { EventEmitter, QuickPickItemKind, type QuickPickItem } from 'vscode';

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
    labels: () => pick.items.map(({ label }) => label),
    row: (label: RegExp) => pick.items.find(item => label.test(item.label)),
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
