// Stands between the extension and the person: records what it shows, and answers in the person's place.
import { window, type InputBox, type MessageOptions, type QuickPick, type QuickPickItem } from 'vscode';

/** One question or message, with all of its text. */
export interface Shown {
  kind: 'quickPick' | 'input' | 'information' | 'warning' | 'error' | 'save' | 'progress';
  text: string;
  modal: boolean;
  /** Buttons, or labels of the items. */
  choices: string[];
}

/** What the person answers: the label of a button or an item; undefined closes the question. */
export type Answer = (shown: Shown) => string | undefined | Promise<string | undefined>;

const textOf = ({ label, description = '', detail = '' }: QuickPickItem) => [label, description, detail].join('\n');

/** Runs `work` with every dialog of the extension answered by `answer`; returns all that was shown. */
export async function withDialogs(answer: Answer, work: () => PromiseLike<unknown>): Promise<Shown[]> {
  const shown: Shown[] = [];
  const ask = (one: Shown) => {
    shown.push(one);
    return Promise.resolve(answer(one));
  };
  const message =
    (kind: Shown['kind']) =>
    (text: string, ...rest: (string | MessageOptions)[]) => {
      const [options] = rest.filter(part => typeof part !== 'string');
      const choices = rest.filter(part => typeof part === 'string');
      return ask({ kind, text: [text, options?.detail ?? ''].join('\n'), modal: options?.modal ?? false, choices });
    };
  const { showInformationMessage, showWarningMessage, showErrorMessage, showSaveDialog } = window;
  const { showQuickPick, createQuickPick, createInputBox } = window;
  const messages = { showInformationMessage, showWarningMessage, showErrorMessage, showSaveDialog };
  Object.assign(window, {
    showInformationMessage: message('information'),
    showWarningMessage: message('warning'),
    showErrorMessage: message('error'),
    showSaveDialog: () => ask({ kind: 'save', text: '', modal: true, choices: [] }).then(() => undefined),
    showQuickPick: async (given: PromiseLike<QuickPickItem[]> | QuickPickItem[], options?: { title?: string }) => {
      const items = await given;
      const text = [options?.title ?? '', ...items.map(textOf)].join('\n');
      const choice = await ask({ kind: 'quickPick', text, modal: false, choices: items.map(({ label }) => label) });
      return items.find(({ label }) => label === choice);
    },
    createQuickPick: () =>
      closing(createQuickPick(), pick =>
        ask({
          kind: 'quickPick',
          text: [pick.title ?? '', ...pick.items.map(textOf)].join('\n'),
          modal: false,
          choices: pick.items.map(({ label }) => label),
        }),
      ),
    createInputBox: () =>
      closing(createInputBox(), box =>
        ask({ kind: 'input', text: [box.title ?? '', box.prompt ?? ''].join('\n'), modal: false, choices: [] }),
      ),
  });
  try {
    await work();
  } finally {
    Object.assign(window, { ...messages, showQuickPick, createQuickPick, createInputBox });
  }
  return shown;
}

/** A box that needs typing is closed as soon as it was shown. */
function closing<T extends QuickPick<QuickPickItem> | InputBox>(box: T, tell: (box: T) => Promise<unknown>): T {
  const show = box.show.bind(box);
  box.show = () => {
    show();
    void tell(box).then(() => {
      box.hide();
    });
  };
  return box;
}
