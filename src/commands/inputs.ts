import {
  QuickInputButtons,
  window,
  type Disposable,
  type QuickInput,
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
} from 'vscode';

/** The answer of a person who wants the question before this one. */
export const back = Symbol('back');
/** The answer where there is nothing to ask. */
export const skipped = Symbol('skipped');
/** `undefined` is the answer of a person who closed the question. */
export type Answer<T> = T | typeof back | undefined;

/** Where a question stands among several. */
export interface Place {
  step: number;
  totalSteps: number;
}

interface Question {
  title: string;
  place?: Place;
  /** Offers the Back button. */
  canGoBack?: boolean;
}

/** Separators have no value. A button of an item answers the question too, with a value of its own. */
export interface Choice<V> extends QuickPickItem {
  value?: V;
  buttons?: readonly (QuickInputButton & { value: V })[];
}

/**
 * The active row, where it is one of those that are shown: after a change of the rows VS Code names one of the former rows
 * until it has drawn the new ones.
 */
export function shownActive<T extends QuickPickItem>({
  items,
  activeItems: [active],
}: Pick<QuickPick<T>, 'items' | 'activeItems'>): T | undefined {
  return items.find(item => item === active);
}

/** Asks to pick one; answers its value. */
export function pickOne<V>({
  items,
  active,
  placeholder,
  ...question
}: Question & {
  items: readonly Choice<V>[];
  /** The value whose item has the focus. */ active?: V;
  placeholder?: string;
}): Promise<Answer<V>> {
  const input = window.createQuickPick<Choice<V>>();
  input.items = items;
  const focused = items.filter(({ value }) => active !== undefined && value === active);
  // Left alone, VS Code makes the first row active; with no active row, Enter does nothing.
  if (focused.length > 0) {
    input.activeItems = focused;
  }
  input.matchOnDescription = true;
  input.placeholder = placeholder;
  return ask<V>(input, question, answer => [
    input.onDidTriggerButton(() => {
      answer(back);
    }),
    input.onDidTriggerItemButton(({ item, button }) => {
      answer(item.buttons?.find(one => one === button)?.value);
    }),
    input.onDidAccept(() => {
      const value = input.selectedItems[0]?.value;
      if (value !== undefined) {
        answer(value);
      }
    }),
  ]);
}

/** Asks to tick any number of items; answers their values. */
export function pickMany<V>({
  items,
  placeholder,
  ...question
}: Question & { items: readonly Choice<V>[]; placeholder: string }): Promise<Answer<readonly V[]>> {
  const input = window.createQuickPick<Choice<V>>();
  input.canSelectMany = true;
  input.items = items;
  input.selectedItems = items.filter(({ picked }) => picked === true);
  input.matchOnDescription = true;
  input.placeholder = placeholder;
  return ask<readonly V[]>(input, question, answer => [
    input.onDidTriggerButton(() => {
      answer(back);
    }),
    input.onDidAccept(() => {
      answer(input.selectedItems.flatMap(({ value }) => (value === undefined ? [] : [value])));
    }),
  ]);
}

/** Asks for text; `problem` says in words what is wrong with it, beside the input, and it cannot be accepted until nothing is. */
export function askText({
  prompt,
  value = '',
  placeholder,
  password = false,
  problem,
  ...question
}: Question & {
  prompt: string;
  value?: string;
  placeholder?: string;
  password?: boolean;
  problem: (text: string) => string | undefined;
}): Promise<Answer<string>> {
  const input = window.createInputBox();
  input.prompt = prompt;
  input.value = value;
  input.placeholder = placeholder;
  input.password = password;
  return ask<string>(input, question, answer => [
    input.onDidTriggerButton(() => {
      answer(back);
    }),
    input.onDidChangeValue(text => {
      // An empty box is no mistake before Enter.
      input.validationMessage = text === '' ? undefined : problem(text);
    }),
    input.onDidAccept(() => {
      const wrong = problem(input.value);
      input.validationMessage = wrong;
      if (wrong === undefined) {
        answer(input.value);
      }
    }),
  ]);
}

export type Step = (place: Place) => Promise<Answer<true> | typeof skipped>;

/**
 * Asks the steps one after the other, from the one at index `at` on; Back returns to the last one that was asked before, and
 * from the first one to the caller.
 */
export async function inOrder(
  steps: readonly Step[],
  { step: first, totalSteps }: Place,
  at = 0,
): Promise<Answer<true>> {
  let direction = 1;
  for (let step = steps[at]; step; step = steps[at]) {
    const answer = await step({ step: first + at, totalSteps });
    if (answer === undefined) {
      return undefined;
    }
    direction = answer === skipped ? direction : answer === back ? -1 : 1;
    at += direction;
    if (at < 0) {
      return back;
    }
  }
  return true;
}

/** Shows the input until it is answered or closed; it stays open when the focus leaves for a password manager. */
function ask<T>(
  input: QuickInput & { buttons: readonly QuickInputButton[] },
  { title, place, canGoBack = false }: Question,
  listen: (answer: (value: Answer<T>) => void) => Disposable[],
): Promise<Answer<T>> {
  return new Promise(resolve => {
    input.title = title;
    input.step = place?.step;
    input.totalSteps = place?.totalSteps;
    input.ignoreFocusOut = true;
    input.buttons = canGoBack ? [QuickInputButtons.Back] : [];
    const listeners = [
      ...listen(value => {
        resolve(value);
        input.hide();
      }),
      input.onDidHide(() => {
        resolve(undefined);
        for (const listener of listeners) {
          listener.dispose();
        }
        input.dispose();
      }),
    ];
    input.show();
  });
}
