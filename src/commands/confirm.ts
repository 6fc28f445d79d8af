import { ThemeIcon, l10n, window, type Disposable, type QuickPickItem } from 'vscode';
import { plainLabel } from '../events/inert';
import { nameOf } from '../operations/plan';
import { actionWords } from './actionWords';
import { confirmationFacts, question, type Confirmation } from './confirmWords';
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
  const detail = confirmationFacts(confirmation)
    .map(({ text }) => text)
    .join('\n');
  return (await window.showWarningMessage(question(confirmation), { modal: true, detail }, button)) === button;
}

/** A card of the facts with a box above it: only the very text lets it through. */
async function confirmByTyping(confirmation: Confirmation): Promise<boolean> {
  const expected = expectedText(confirmation);
  const pick = window.createQuickPick();
  const facts = confirmationFacts(confirmation).map(({ text, atRisk }): QuickPickItem => ({
    label: text,
    alwaysShow: true,
    iconPath: new ThemeIcon(atRisk ? 'warning' : 'circle-small'),
  }));
  const hint =
    confirmation.targets.length > 1
      ? l10n.t('Type the number of instances to confirm: {0}', expected)
      : l10n.t('Type the name of the instance to confirm: {0}', expected);
  pick.title = question(confirmation);
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

/** What must be typed: the number of instances, or the one name as it is shown. */
export function expectedText({ targets }: Pick<Confirmation, 'targets'>): string {
  const [first] = targets;
  return targets.length === 1 && first ? plainLabel(nameOf(first)) : String(targets.length);
}
