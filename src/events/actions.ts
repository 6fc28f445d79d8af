import type { EnsEvent } from '../ens/types';
import { safeId } from '../base/inert';
import { sectionOf } from './event';

/** What can be done to the instance of an event; each has a single and a batch form at the service. */
export const actions = ['redeploy', 'reboot', 'migrate'] as const;
export type Action = (typeof actions)[number];

/** The event types that the operations accept (ens-api.md section 0). */
const typesOf: Readonly<Record<Action, readonly string[]>> = {
  redeploy: ['Instance:SystemFailure.Redeploy', 'Instance:SystemMaintenance.Redeploy'],
  reboot: ['Instance:SystemMaintenance.Reboot'],
  migrate: ['Instance:SystemUpgrade.Migrate'],
};

/** Why something cannot be done for an event. */
export type ActionBar = 'type' | 'executing' | 'ended' | 'unknownState' | 'unsafeId';

export type Permission = { allowed: true; alreadyScheduled: boolean } | { allowed: false; bar: ActionBar };

const barByStatus: ReadonlyMap<string, ActionBar> = new Map([
  ['Executing', 'executing'],
  ['Executed', 'ended'],
  ['Failed', 'ended'],
  ['Canceled', 'ended'],
  ['Avoided', 'ended'],
]);

/**
 * Whether an event takes an action: its type must, in state Inquiring, or Scheduled with a note. The service documents no
 * list of states, this is the careful reading of ens-api.md section 2. An id with unusual characters is never sent.
 */
export function permissionFor(action: Action, event: EnsEvent): Permission {
  if (!typesOf[action].includes(event.type)) {
    return { allowed: false, bar: 'type' };
  }
  if (!safeId(event.eventId) || !safeId(event.resourceId)) {
    return { allowed: false, bar: 'unsafeId' };
  }
  if (event.status === 'Inquiring' || event.status === 'Scheduled') {
    return { allowed: true, alreadyScheduled: event.status === 'Scheduled' };
  }
  return { allowed: false, bar: barByStatus.get(event.status) ?? 'unknownState' };
}

/** The one action that the event's type asks for; undefined where the service offers none. */
export function actionFor({ type }: Pick<EnsEvent, 'type'>): Action | undefined {
  return actions.find(action => typesOf[action].includes(type));
}

/** Whether an event waits for an answer that the service takes: where it has no operation for the type, there is nothing to miss. */
export function owesAnswer(event: Pick<EnsEvent, 'type' | 'status'>): boolean {
  return sectionOf(event) === 'needsAnswer' && actionFor(event) !== undefined;
}

/** Whether an event waits for an answer that can be given here, by an account that may act. */
export function canBeAnswered(event: EnsEvent): boolean {
  const action = sectionOf(event) === 'needsAnswer' ? actionFor(event) : undefined;
  return action !== undefined && permissionFor(action, event).allowed;
}
