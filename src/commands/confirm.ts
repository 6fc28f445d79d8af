import { ThemeIcon, l10n, window, type Disposable, type QuickPickItem } from 'vscode';
import { actionWords } from './actionWords';
import { confirmationFacts, question, type ConfirmQuestion, type Fact } from './confirmWords';
import { disposeAll } from './disposeAll';
import { twoLines } from './twoLines';
import { isTyped, typedAnswer } from './typedAnswer';

/**
 * Asks for the last yes. A modal with one button; where the risk is high, a text must be typed instead (typedAnswer.ts).
 * Nothing skips it, and cancelling is a plain no.
 */
export async function confirm(confirmation: ConfirmQuestion): Promise<boolean> {
  const { action, targets, risk } = confirmation;
  if (risk.level === 'high') {
    return confirmByTyping(confirmation);
  }
  const button = targets[0]?.plan.opsType === 'scheduled' ? l10n.t('Schedule') : actionWords(action).confirmNow;
  const detail = confirmationFacts(confirmation, l10n.t)
    .map(({ text, detail: rest }) => (rest === undefined ? text : `${text} · ${rest}`))
    .join('\n');
  return (await window.showWarningMessage(question(confirmation, l10n.t), { modal: true, detail }, button)) === button;
}

/** VS Code sorts rows by how well their labels fit what is typed; a description keeps its row in its place. */
function rowOf({ text, detail, atRisk }: Fact): QuickPickItem {
  // What is at risk is read to its end.
  const { label: description, detail: rest } =
    atRisk && detail === undefined ? twoLines(text) : { label: text, detail };
  return {
    ...{ label: '', description, alwaysShow: true, iconPath: new ThemeIcon(atRisk ? 'warning' : 'circle-small') },
    ...(rest !== undefined && { detail: rest }),
  };
}

/** A card of the facts with a box above it: only the very text lets it through. */
async function confirmByTyping(confirmation: ConfirmQuestion): Promise<boolean> {
  const { expected, hint } = typedAnswer(confirmation, l10n.t);
  const pick = window.createQuickPick();
  const facts = confirmationFacts(confirmation, l10n.t).map(rowOf);
  pick.title = question(confirmation, l10n.t);
  pick.placeholder = hint;
  pick.ignoreFocusOut = true;
  pick.keepScrollPosition = true;
  pick.items = facts;
  let subscriptions: Disposable[] = [];
  const confirmed = await new Promise<boolean>(resolve => {
    subscriptions = [
      pick.onDidChangeValue(() => {
        pick.keepScrollPosition = true;
        pick.items = facts;
      }),
      pick.onDidAccept(() => {
        if (isTyped(pick.value, expected)) {
          resolve(true);
        } else {
          // What is wrong stands on top.
          pick.keepScrollPosition = false;
          pick.items = [{ label: hint, alwaysShow: true, iconPath: new ThemeIcon('error') }, ...facts];
        }
      }),
      pick.onDidHide(() => {
        resolve(false);
      }),
    ];
    pick.show();
  });
  disposeAll([pick, ...subscriptions]);
  return confirmed;
}
