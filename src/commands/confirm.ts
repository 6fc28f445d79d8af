import { QuickInputButtons, ThemeIcon, l10n, window, type Disposable, type QuickPickItem } from 'vscode';
import { isCancellation } from '../ens/cancellation';
import { isEnsError } from '../ens/error';
import type { Clock } from '../ens/ports';
import { errorText } from '../views/errorWords';
import { cardPlaceholder, cardRows, isConfirmedBy, type CardQuestion, type CardRow, type CardState } from './cardRows';
import { question, type PlannedQuestion } from './confirmWords';
import { disposeAll } from './disposeAll';
import { back, shownActive, type Answer } from './inputs';
import { unawaited } from '../base/unawaited';

/** An Enter this soon after the card is complete was meant for something else, milliseconds. */
const readingTimeMs = 500;
/** What was read longer ago may not hold any more: it is read once more before anybody can agree to it, milliseconds. */
const goodForMs = 5 * 60_000;

export interface ConfirmParts<Question extends CardQuestion> {
  clock: Pick<Clock, 'now'>;
  /** What is shown while the service is asked. */
  planned: PlannedQuestion;
  /** Asks the service what would be lost. Rejects with EnsError; what may pass can be tried again in the card. */
  check: (signal: AbortSignal) => Promise<Question>;
}

type Item = QuickPickItem & Pick<CardRow, 'does'>;

/**
 * The last yes: a card that opens at once, is filled when the service has answered, and acts on nothing by default. Where
 * the risk is low the second row acts; where it is high, the very text that is asked for (typedAnswer.ts) must be typed. A yes
 * to what was read some minutes ago has it read once more, and must be said again.
 * Answers the question as it was agreed to. Rejects as `check` does.
 */
export async function confirm<Question extends CardQuestion>({
  clock,
  planned,
  check,
}: ConfirmParts<Question>): Promise<Answer<Question>> {
  const pick = window.createQuickPick<Item>();
  pick.title = question(planned, l10n.t);
  // It stays when the focus leaves for an editor, and takes no key that is typed there.
  pick.ignoreFocusOut = true;
  pick.buttons = [QuickInputButtons.Back];
  const closed = new AbortController();
  let state: CardState = { kind: 'checking', planned };
  let asked: { question: Question; at: number } | undefined;
  const show = (next: CardState) => {
    state = next;
    pick.busy = state.kind === 'checking';
    pick.placeholder = cardPlaceholder(state, l10n.t);
    pick.items = cardRows(state, pick.value, l10n.t).map(itemOf);
  };
  const agreedTo = (): Question | undefined => {
    if (!asked || clock.now() < asked.at + readingTimeMs) {
      return undefined;
    }
    const active = shownActive(pick);
    const isYes =
      asked.question.risk.level === 'high'
        ? // Who is on a row that only says something reads it; the row that acts may not be drawn yet.
          isConfirmedBy(asked.question, pick.value, l10n.t) && (!active || active.does === 'act')
        : pick.value === '' && active?.does === 'act';
    return isYes ? asked.question : undefined;
  };
  const isOld = () => asked !== undefined && clock.now() >= asked.at + goodForMs;
  const subscriptions: Disposable[] = [];
  const answer = new Promise<Answer<Question>>((resolve, reject) => {
    const ask = async () => {
      asked = undefined;
      show({ kind: 'checking', planned });
      try {
        const found = await check(closed.signal);
        asked = { question: found, at: clock.now() };
        show({ kind: 'ready', question: found });
      } catch (error) {
        if (isCancellation(error)) {
          resolve(undefined);
        } else if (mayPass(error)) {
          show({ kind: 'failed', planned, why: errorText(error, l10n.t) });
        } else {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      }
    };
    subscriptions.push(
      pick.onDidChangeValue(() => {
        show(state);
      }),
      pick.onDidAccept(() => {
        const agreed = agreedTo();
        if (agreed && !isOld()) {
          resolve(agreed);
        } else if (agreed || (state.kind === 'failed' && shownActive(pick)?.does === 'checkAgain')) {
          unawaited(ask(), reject);
        }
      }),
      pick.onDidTriggerButton(() => {
        resolve(back);
      }),
      pick.onDidHide(() => {
        resolve(undefined);
      }),
    );
    pick.show();
    unawaited(ask(), reject);
  });
  try {
    return await answer;
  } finally {
    closed.abort();
    disposeAll([pick, ...subscriptions]);
  }
}

/** What another try may mend; for the rest there is more to do than to wait. */
function mayPass(error: unknown): error is Error {
  return isEnsError(error) && ['network', 'server', 'throttled'].includes(error.kind);
}

function itemOf({ icon, ...row }: CardRow): Item {
  return { ...row, alwaysShow: true, iconPath: new ThemeIcon(icon) };
}
