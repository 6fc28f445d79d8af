import { ThemeIcon, l10n, window } from 'vscode';
import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import { deadlineOf } from '../events/deadline';
import type { Plan } from '../operations/plan';
import { pickTime } from './pickTime';

/** Asks whether the redeploy runs now or at a planned time, and which. Undefined when cancelled. */
export async function pickPlan(
  clock: Pick<Clock, 'now'>,
  events: readonly EnsEvent[],
  title: string,
): Promise<Plan | undefined> {
  const deadlines = events.flatMap(event => deadlineOf(event)?.time ?? []);
  const deadline = deadlines.length > 0 ? Math.min(...deadlines) : undefined;
  for (;;) {
    const mode = await pickMode(title);
    if (mode !== 'scheduled') {
      return mode && { opsType: mode };
    }
    const planTime = await pickTime(clock, title, deadline);
    if (planTime !== 'back') {
      return planTime === undefined ? undefined : { opsType: 'scheduled', planTime };
    }
  }
}

async function pickMode(title: string): Promise<Plan['opsType'] | undefined> {
  const choice = await window.showQuickPick(
    [
      {
        label: l10n.t('Redeploy now'),
        detail: l10n.t('The instance starts to move as soon as you confirm'),
        iconPath: new ThemeIcon('play'),
        opsType: 'immediate' as const,
      },
      {
        label: l10n.t('Schedule redeploy…'),
        detail: l10n.t('The service redeploys the instance at a time you choose'),
        iconPath: new ThemeIcon('calendar'),
        opsType: 'scheduled' as const,
      },
    ],
    { title, placeHolder: l10n.t('Now or later'), ignoreFocusOut: true },
  );
  return choice?.opsType;
}
