// The quick picks and boxes of a real VS Code, in the hands of a person: nothing stands in for them. What is typed goes
// through VS Code's own box and back, and keys are the commands that VS Code puts on them.
import assert from 'node:assert/strict';
import { QuickPickItemKind, commands, window, type InputBox, type QuickPick, type QuickPickItem } from 'vscode';
import { textOf } from './quickPick';

type Input = InputBox | QuickPick<QuickPickItem>;

export interface RealInput<Of extends Input = Input> {
  input: Of;
  /** Replaces what is in the box. */
  type: (text: string) => Promise<void>;
  /** Answers how often the extension heard of it. */
  enter: () => Promise<number>;
  back: () => Promise<void>;
  escape: () => Promise<void>;
  isClosed: () => boolean;
  /** Resolves once it is no longer busy. */
  complete: () => Promise<void>;
  /** What stands first in each row; none of a box. */
  labels: () => string[];
}

const isPick = (input: Input): input is QuickPick<QuickPickItem> => 'items' in input;
const soon = () => new Promise(resolve => setTimeout(resolve, 10));

async function until(what: string, isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !isSo(); await soon()) {
    assert.ok(Date.now() < end, `not ${what} after ten seconds`);
  }
}

/** Runs `work` with a function that waits for the next input that the extension shows. */
export async function withRealInputs(work: (next: () => Promise<RealInput>) => Promise<void>): Promise<void> {
  const shown: RealInput[] = [];
  let taken = 0;
  const { createQuickPick, createInputBox } = window;
  const watching =
    <Made extends Input>(create: () => Made) =>
    () => {
      const input = create();
      const show = input.show.bind(input);
      // The extension has subscribed by then, so what it hears it has done something about before it is counted here.
      input.show = () => {
        shown.push(handsOn(input));
        show();
      };
      return input;
    };
  Object.assign(window, {
    createQuickPick: watching(() => createQuickPick()),
    createInputBox: watching(() => createInputBox()),
  });
  try {
    await work(async () => {
      await until('asked', () => shown.length > taken);
      const next = shown[taken];
      taken += 1;
      assert.ok(next);
      await until('drawn', () => !isPick(next.input) || isDrawn(next.input));
      return next;
    });
  } finally {
    Object.assign(window, { createQuickPick, createInputBox });
    await commands.executeCommand('workbench.action.closeQuickOpen');
  }
}

/** VS Code tells which row is active once it has drawn them; of rows to tick none is before somebody goes there. */
function isDrawn({ items, activeItems, canSelectMany }: QuickPick<QuickPickItem>): boolean {
  const rows = items.filter(({ kind }) => kind !== QuickPickItemKind.Separator);
  return (
    rows.length === 0 || canSelectMany || (activeItems.length > 0 && activeItems.every(item => items.includes(item)))
  );
}

function handsOn(input: Input): RealInput {
  let accepted = 0;
  let typed = input.value;
  let closed = false;
  input.onDidChangeValue(text => (typed = text));
  input.onDidAccept(() => (accepted += 1));
  input.onDidHide(() => (closed = true));
  return {
    input,
    type: async text => {
      input.value = text;
      // A box does not tell the extension of what the extension itself has put there.
      await until(`typed: ${text}`, () => !isPick(input) || typed === text);
      await until('drawn', () => !isPick(input) || isDrawn(input));
      await soon();
    },
    enter: async () => {
      const before = accepted;
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return accepted - before;
    },
    back: async () => {
      await commands.executeCommand('workbench.action.quickInputBack');
    },
    escape: async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen');
      await until('closed', () => closed);
    },
    isClosed: () => closed,
    complete: () => until('complete', () => !input.busy),
    labels: () => (isPick(input) ? input.items.map(textOf) : []),
  };
}
