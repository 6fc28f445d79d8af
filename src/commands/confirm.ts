import { ThemeIcon, l10n, window, type Disposable, type QuickPickItem } from 'vscode';
import { actionWords } from './actionWords';
import { confirmationFacts, question, typedAnswer, type Confirmation } from './confirmWords';
import { disposeAll } from './disposeAll';

/**
 * Asks for the last yes. A modal with one button; where the risk is high, the name of the instance (or the number of
 * instances) must be typed instead. Nothing skips it, and cancelling is a plain no.
 */
export async function confirm(confirmation: Confirmation): Promise<boolean> {
  const { action, targets, risk } = confirmation;
  if (risk.level === 'high') {
    return confirmByTyping(confirmation);
  }
  const button = targets[0]?.plan.opsType === 'scheduled' ? l10n.t('Schedule') : actionWords(action).confirmNow;
  const detail = confirmationFacts(confirmation, l10n.t)
    .map(({ text }) => text)
    .join('\n');
  return (await window.showWarningMessage(question(confirmation, l10n.t), { modal: true, detail }, button)) === button;
}

/** A card of the facts with a box above it: only the very text lets it through. */
async function confirmByTyping(confirmation: Confirmation): Promise<boolean> {
  const { expected, hint } = typedAnswer(confirmation, l10n.t);
  const pick = window.createQuickPick();
  const facts = confirmationFacts(confirmation, l10n.t).map(({ text, atRisk }): QuickPickItem => ({
    label: text,
    alwaysShow: true,
    iconPath: new ThemeIcon(atRisk ? 'warning' : 'circle-small'),
  }));
  pick.title = question(confirmation, l10n.t);
  pick.placeholder = hint;
  pick.ignoreFocusOut = true;
  pick.items = facts;
  let subscriptions: Disposable[] = [];
  const confirmed = await new Promise<boolean>(resolve => {
    subscriptions = [
      pick.onDidChangeValue(() => {
        pick.items = facts;
      }),
      pick.onDidAccept(() => {
        if (pick.value.trim() === expected) {
          resolve(true);
        } else {
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
