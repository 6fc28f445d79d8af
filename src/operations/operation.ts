import type { EnsEvent } from '../ens/types';
import type { Action } from '../events/actions';
import { eventKey, hasEnded, type EventKey } from '../events/event';
import type { Plan } from './plan';
import type { WindowId } from '../state/windows';

/** What the call came to. `unknown` may have been carried out. */
export type Outcome =
  | { kind: 'notSent'; code: string; message: string }
  | { kind: 'refused'; code: string; message: string; requestId?: string }
  /** Without a RequestId where the answer was lost and the event showed it. */
  | { kind: 'accepted'; requestId?: string }
  | { kind: 'unknown'; code: string; message: string; requestId?: string };

/** The instance as it was before, to compare with afterwards. */
export interface Snapshot {
  status?: string;
  regionId?: string;
  addresses: readonly string[];
  /** Disk ids, or category and size where there is no id. */
  disks: readonly string[];
  /**
   * Those that a move to another host may empty: what they are for, how large, of which category. Absent where it is not known
   * that there is none; records of earlier versions lack an empty list too.
   */
  localDisks?: readonly string[];
}

/**
 * How an operation can end. `changedElsewhere`: its outcome was unknown, and the event then changed in a way that it could
 * not have. `left`: nobody could follow it any more, since its account was signed out. `unsettled`: the service never said;
 * the console knows.
 */
export const endKinds = ['done', 'failed', 'canceled', 'gone', 'changedElsewhere', 'left', 'unsettled'] as const;

/** How an operation ended. */
export interface End {
  /** `unreadable`: as a later version wrote it, in a way that this one does not know. It is never written. */
  how: (typeof endKinds)[number] | 'unreadable';
  /** The event's last known state. */
  status: string;
  /** Unix milliseconds. */
  at: number;
  /** What the instance is like afterwards, in the reader's language. */
  summary?: string;
}

/** One confirmed attempt at one event, by the window that sends and follows it. It holds no secret. */
export interface Operation extends WindowId {
  /** Random, stable. */
  id: string;
  /** When it was confirmed, Unix milliseconds. */
  at: number;
  profileId: string;
  /** What the person calls the account. */
  account: string;
  /** Where it was sent, and the hash that names its key and host; records of earlier versions have neither. */
  host?: string;
  keyHash?: string;
  /** The AccessKey ID as the accounts show it: its ends alone. */
  keyId?: string;
  sample?: boolean;
  action: Action;
  eventId: string;
  resourceId: string;
  eventType: string;
  /** What the instance was called; untrusted. */
  name: string;
  /** The event's state and planned time (Unix milliseconds) just before the call, which tell whether it changed. */
  statusBefore: string;
  notBeforeBefore?: number;
  plan: Plan;
  snapshot?: Snapshot;
  /** The operation whose outcome was not clear when this one was confirmed. */
  again?: string;
  /** Absent while the call is under way, or where the host ended during it. */
  outcome?: Outcome;
  /** Absent while the operation goes on. */
  end?: End;
  /**
   * What is on record is a later version's, or damaged: nothing is certain but the event that it is about. It counts as open,
   * and is left as it is.
   */
  unreadable?: 'newer' | 'damaged';
}

export type OperationState =
  | 'sending'
  | 'notSent'
  | 'refused'
  | 'unknown'
  | 'planned'
  | 'running'
  | 'done'
  | 'failed'
  | 'unsettled'
  | 'unreadable';

/** Where an operation stands. `now` in Unix milliseconds: a plan is `planned` until its time. */
export function operationState({ outcome, end, plan, unreadable }: Operation, now: number): OperationState {
  if (end) {
    return end.how === 'done' ? 'done' : end.how === 'failed' || end.how === 'canceled' ? 'failed' : 'unsettled';
  }
  if (unreadable) {
    return 'unreadable';
  }
  if (!outcome) {
    return 'sending';
  }
  if (outcome.kind === 'accepted') {
    return plan.opsType === 'scheduled' && plan.planTime > now ? 'planned' : 'running';
  }
  return outcome.kind;
}

/** True while the event may still be moved by this operation, so that a second one must not be sent unasked. */
export function isOpen({ outcome, end }: Operation): boolean {
  return !end && outcome?.kind !== 'refused' && outcome?.kind !== 'notSent';
}

/** The event an operation is about. */
export function keyOf({ eventId, resourceId }: Operation): EventKey {
  return eventKey({ eventId, resourceId });
}

/** True when the event is not as it was before the call. A planned time that an answer lacks says nothing. */
export function hasMoved(
  { statusBefore, notBeforeBefore }: Pick<Operation, 'statusBefore' | 'notBeforeBefore'>,
  { status, notBefore }: Pick<EnsEvent, 'status' | 'notBefore'>,
): boolean {
  return status !== statusBefore || (notBefore !== undefined && notBefore !== notBeforeBefore);
}

/** The end that an ended event means; undefined while it goes on. `at` in Unix milliseconds. */
export function endOf(event: EnsEvent, at: number): End | undefined {
  if (!hasEnded(event)) {
    return undefined;
  }
  const how = event.status === 'Executed' ? 'done' : event.status === 'Failed' ? 'failed' : 'canceled';
  return { how, status: event.status, at };
}

/** What the service called the request; undefined where no answer named it. */
export function requestIdOf({ outcome }: Operation): string | undefined {
  return outcome && 'requestId' in outcome ? outcome.requestId : undefined;
}
