import { ThemeIcon, l10n, window } from 'vscode';
import type { EnsEvent } from '../ens/types';
import type { Action } from '../events/actions';
import { deadlineOf } from '../events/deadline';
import { smallest } from '../events/extremes';
import type { Plan } from '../operations/plan';
import type { Settings } from '../settings/settings';
import { readMaintenanceWindows } from '../views/maintenanceWindows';
import { actionWords } from './actionWords';
import { pickDataPolicy } from './pickDataPolicy';
import { pickStagger } from './pickStagger';
import { pickTime, type TimeDeps } from './pickTime';

export interface PlanDeps extends TimeDeps {
  settings: Pick<Settings, 'get' | 'leftOut'>;
}

export interface PlanQuestion {
  action: Action;
  events: readonly EnsEvent[];
  title: string;
  /** When other operations are planned, Unix milliseconds: not offered. */
  taken?: readonly number[];
  /** IANA name of the zone of the nodes that are concerned, where it is known and one. */
  nodeZone?: string | undefined;
}

/** Asks whether to act now or at a planned time, and whatever the action needs besides. One plan for each event; undefined when cancelled. */
export async function pickPlans(deps: PlanDeps, question: PlanQuestion): Promise<Plan[] | undefined> {
  const plans = await pickWhen(deps, question);
  if (!plans || question.action !== 'migrate') {
    return plans;
  }
  const dataPolicy = await pickDataPolicy(question.title);
  return dataPolicy && plans.map(plan => ({ ...plan, dataPolicy }));
}

async function pickWhen(deps: PlanDeps, question: PlanQuestion): Promise<Plan[] | undefined> {
  const { action, events, title, taken, nodeZone } = question;
  const deadline = smallest(events.flatMap(event => deadlineOf(event)?.time ?? []));
  for (;;) {
    const mode = await pickMode(question);
    if (mode !== 'scheduled') {
      return mode && events.map(() => ({ opsType: mode }));
    }
    const maintenance = await readMaintenanceWindows(deps);
    const start = await pickTime(deps, {
      ...{ title, deadline, taken, nodeZone, maintenance },
      nowLabel: actionWords(action).now,
    });
    if (start !== 'back') {
      const times = start === undefined ? undefined : await pickStagger(deps, { events, start, title, maintenance });
      return times?.map(planTime => ({ opsType: 'scheduled', planTime }));
    }
  }
}

async function pickMode({ action, title }: PlanQuestion): Promise<Plan['opsType'] | undefined> {
  const words = actionWords(action);
  const choice = await window.showQuickPick(
    [
      {
        label: words.now,
        detail: words.nowDetail,
        iconPath: new ThemeIcon('play'),
        opsType: 'immediate' as const,
      },
      {
        label: words.schedule,
        detail: words.scheduleDetail,
        iconPath: new ThemeIcon('calendar'),
        opsType: 'scheduled' as const,
      },
    ],
    { title, placeHolder: l10n.t('Now or later'), ignoreFocusOut: true },
  );
  return choice?.opsType;
}
