import type { DataPolicy, EnsEvent } from '../ens/types';
import type { Action } from '../events/actions';
import { deadlineOf } from '../events/deadline';
import { smallest } from '../events/extremes';
import type { Plan } from '../operations/plan';
import type { Settings } from '../settings/settings';
import { readMaintenanceWindows } from '../views/maintenanceWindows';
import { actionWords } from './actionWords';
import { back, skipped, type Step } from './inputs';
import { pickDataPolicy } from './pickDataPolicy';
import { pickStagger } from './pickStagger';
import { pickTime, type TimeChoice, type TimeDeps } from './pickTime';

export interface PlanDeps extends TimeDeps {
  settings: Pick<Settings, 'get' | 'leftOut'>;
}

export interface PlanQuestion {
  action: Action;
  events: readonly EnsEvent[];
  title: string;
  /** When other operations are planned, Unix milliseconds: not offered. */
  taken: readonly number[];
  /** IANA name of the zone of the nodes that are concerned, where it is known and one. */
  nodeZone: string | undefined;
  /** Whether there is a question before these. */
  canGoBack: boolean;
}

/** What the questions before a confirmation came to so far; they write it, one after the other. */
export interface PlanDraft {
  choice?: TimeChoice;
  /** Of each event, Unix milliseconds, where they are not to act at the same time. */
  times?: readonly number[];
  dataPolicy?: DataPolicy;
}

/** Asks when, in which order where there are several, and what becomes of the data in a migration. */
export function planSteps(deps: PlanDeps, question: PlanQuestion, draft: PlanDraft): Step[] {
  const { action, events, title, taken, nodeZone, canGoBack } = question;
  const { now: label, nowDetail: detail } = actionWords(action);
  const deadline = smallest(events.flatMap(event => deadlineOf(event)?.time ?? []));
  return [
    async () => {
      const maintenance = await readMaintenanceWindows(deps);
      const typed = draft.choice?.kind === 'planned' ? draft.choice.typed : '';
      const choice = await pickTime(deps, {
        ...{ title, deadline, taken, nodeZone, maintenance, typed, canGoBack },
        now: { label, detail },
      });
      if (choice === undefined || choice === back) {
        return choice;
      }
      draft.choice = choice;
      delete draft.times;
      return true;
    },
    async () => {
      if (draft.choice?.kind !== 'planned') {
        return skipped;
      }
      const maintenance = await readMaintenanceWindows(deps);
      const times = await pickStagger(deps, { ...{ events, title, maintenance }, start: draft.choice.time });
      if (times === undefined || times === back || times === skipped) {
        return times;
      }
      draft.times = times;
      return true;
    },
    async () => {
      if (action !== 'migrate') {
        return skipped;
      }
      const policy = await pickDataPolicy(title, true);
      if (policy === undefined || policy === back) {
        return policy;
      }
      draft.dataPolicy = policy;
      return true;
    },
  ];
}

/** The plan of each event, in their order. */
export function plansOf(events: readonly EnsEvent[], { choice, times, dataPolicy }: PlanDraft): Plan[] {
  return events.map((_, index) => ({
    ...(choice?.kind === 'planned'
      ? { opsType: 'scheduled', planTime: times?.[index] ?? choice.time }
      : { opsType: 'immediate' }),
    ...(dataPolicy && { dataPolicy }),
  }));
}
