// Stands between the extension and the person: records what it shows, and answers in the person's place.
import { QuickPickItemKind, window, type InputBox, type MessageOptions, type QuickPickItem } from 'vscode';
import { unawaited } from '../../src/base/unawaited';
import { aQuickPick, textOf as shownText } from './quickPick';

/** One question or message, with all of its text. */
export interface Shown {
  kind: 'quickPick' | 'input' | 'information' | 'warning' | 'error' | 'save' | 'progress';
  text: string;
  modal: boolean;
  /** Buttons, or labels of the items. */
  choices: string[];
}

/** What the person answers: the label of a button or an item, in a pick also what they type; undefined closes the question. */
export type Answer = (shown: Shown) => string | undefined | Promise<string | undefined>;

/** The card of the last question. */
export const isConfirmation = ({ kind, text }: Shown) =>
  kind === 'quickPick' && /^(Redeploy|Reboot|Migrate) (now|\d+ instances now)\b/.test(text);

/** In the last question the row that acts, where there is one; else the first answer there is. */
export const yes: Answer = one =>
  isConfirmation(one) ? one.choices.find(choice => /^(Redeploy|Reboot|Migrate) /.test(choice)) : one.choices[0];

type Rows = readonly (QuickPickItem | string)[];
const textOf = ({ label, description = '', detail = '' }: QuickPickItem) => [label, description, detail].join('\n');

/** Shows nothing: keeps each dialog in `shown`, and answers it. */
function asker(answer: Answer, shown: Shown[]) {
  return (one: Shown) => {
    shown.push(one);
    return Promise.resolve(answer(one));
  };
}

/** Runs `work` with every message and place to save answered by `answer`; returns all that was shown of them. */
export async function withMessages(answer: Answer, work: () => PromiseLike<unknown>): Promise<Shown[]> {
  const shown: Shown[] = [];
  const ask = asker(answer, shown);
  const message =
    (kind: Shown['kind']) =>
    (text: string, ...rest: (string | MessageOptions)[]) => {
      const [options] = rest.filter(part => typeof part !== 'string');
      const choices = rest.filter(part => typeof part === 'string');
      return ask({ kind, text: [text, options?.detail ?? ''].join('\n'), modal: options?.modal ?? false, choices });
    };
  const { showInformationMessage, showWarningMessage, showErrorMessage, showSaveDialog } = window;
  Object.assign(window, {
    showInformationMessage: message('information'),
    showWarningMessage: message('warning'),
    showErrorMessage: message('error'),
    showSaveDialog: () => ask({ kind: 'save', text: '', modal: true, choices: [] }).then(() => undefined),
  });
  try {
    await work();
  } finally {
    Object.assign(window, { showInformationMessage, showWarningMessage, showErrorMessage, showSaveDialog });
  }
  return shown;
}

/** Runs `work` with every dialog of the extension answered by `answer`; returns all that was shown. */
export async function withDialogs(answer: Answer, work: () => PromiseLike<unknown>): Promise<Shown[]> {
  const shown: Shown[] = [];
  const ask = asker(answer, shown);
  const { showQuickPick, createQuickPick, createInputBox } = window;
  Object.assign(window, {
    showQuickPick: async (given: PromiseLike<Rows> | Rows, options?: { title?: string }) => {
      const rows = await given;
      const items = rows.map(row => (typeof row === 'string' ? { label: row } : row));
      const text = [options?.title ?? '', ...items.map(textOf)].join('\n');
      const choice = await ask({ kind: 'quickPick', text, modal: false, choices: items.map(({ label }) => label) });
      return rows.find((_, n) => items[n]?.label === choice);
    },
    createQuickPick: () => answering(ask),
    createInputBox: () =>
      closing(createInputBox(), box =>
        ask({ kind: 'input', text: [box.title ?? '', box.prompt ?? ''].join('\n'), modal: false, choices: [] }),
      ),
  });
  try {
    await withMessages(ask, work);
  } finally {
    Object.assign(window, { showQuickPick, createQuickPick, createInputBox });
  }
  return shown;
}

/** How often somebody presses Enter again in a pick that stays open, and how long they wait, milliseconds. */
const patience = { tries: 30, wait: 50 };

/** A pick that is answered as soon as it is not busy: by the row of that text, else by typing. */
function answering(ask: (one: Shown) => Promise<string | undefined>) {
  const hands = aQuickPick();
  const { pick } = hands;
  const answer = async () => {
    await hands.open;
    await hands.complete();
    const rows = pick.items.filter(({ kind }) => kind !== QuickPickItemKind.Separator);
    const text = [pick.title, ...rows.map(textOf)].join('\n');
    const choice = await ask({ kind: 'quickPick', text, modal: false, choices: rows.map(shownText) });
    const row = rows.find(item => shownText(item) === choice);
    if (choice !== undefined && !row) {
      hands.type(choice);
    }
    for (let tries = 0; choice !== undefined && tries < patience.tries && !hands.isClosed(); tries += 1) {
      hands.enter(row);
      await new Promise(resolve => setTimeout(resolve, patience.wait));
    }
    if (!hands.isClosed()) {
      hands.escape();
    }
  };
  unawaited(answer(), 'what goes wrong leaves the pick open, which the test waits for');
  return pick;
}

/** A box that needs typing is closed as soon as it was shown. */
function closing(box: InputBox, tell: (box: InputBox) => Promise<unknown>): InputBox {
  const show = box.show.bind(box);
  box.show = () => {
    show();
    const told = tell(box).then(() => {
      box.hide();
    });
    unawaited(told, 'what goes wrong leaves the box open, which the test waits for');
  };
  return box;
}
