import { StatusBarAlignment, ThemeColor, window } from 'vscode';

export interface StatusText {
  readonly text: string;
  /** A line each; a screen reader hears them as one sentence. */
  readonly tooltip: string;
  /** Of the background. VS Code has no others. */
  readonly color?: 'statusBarItem.errorBackground' | 'statusBarItem.warningBackground' | undefined;
}

export interface StatusItemParts {
  id: string;
  /** What the person hides or shows it by. */
  name: string;
  /** What a click does. */
  command: string;
  /** What it says now; undefined where there is nothing to say. */
  say: () => StatusText | undefined;
  /** Each hears that it says something else; what it answers ends that. */
  changes: readonly ((listener: () => void) => () => void)[];
}

/** An item of the status bar that is there while it has something to say. */
export function createStatusItem({ id, name, command, say, changes }: StatusItemParts): { dispose: () => void } {
  const item = window.createStatusBarItem(id, StatusBarAlignment.Left);
  item.name = name;
  item.command = command;
  const update = () => {
    const said = say();
    if (!said) {
      item.hide();
      return;
    }
    item.text = said.text;
    item.tooltip = said.tooltip;
    item.backgroundColor = said.color === undefined ? undefined : new ThemeColor(said.color);
    item.accessibilityInformation = { label: said.tooltip.replaceAll('\n', ', '), role: 'button' };
    item.show();
  };
  const subscriptions = changes.map(subscribe => subscribe(update));
  update();
  return {
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      item.dispose();
    },
  };
}
