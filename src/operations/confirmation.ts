import { randomUUID } from 'node:crypto';
import type { Endpoint, EnsEvent, EnsWriter } from '../ens/types';
import type { Action } from '../events/actions';
import type { Operation, Snapshot } from './operation';
import type { Plan } from './plan';
import type { WindowId } from '../state/windows';

/** Who acts: the account as it was when the person agreed. It holds no secret. */
export interface ConfirmedAccount {
  profileId: string;
  /** What the person calls it. */
  name: string;
  sample: boolean;
  endpoint: Endpoint;
  /** Differs as soon as other credentials are in use (accounts/accounts.ts). */
  revision: number;
  /** Of the credentials: equal only for the very same key, secret and token. */
  digest: string;
  /** Of the AccessKey ID and the host: equal for "the same key and host", also after another sign-in. */
  keyHash: string;
  /** The AccessKey ID as the accounts show it: its ends alone. */
  keyId?: string;
}

/** What is done to one event, and when. */
export interface ConfirmedTarget {
  /** As the person saw it. */
  event: EnsEvent;
  plan: Plan;
  /** What the person calls the instance; untrusted. */
  name: string;
  snapshot?: Snapshot;
  /** The operation without a clear outcome that the confirmation named. */
  again?: string;
}

/** Under which rule the person agreed. */
export interface ConfirmedRule {
  /** The stricter of the account's protection and the safety policy. */
  strictness: 'allow' | 'type';
  /** What had to be typed; undefined where a button was enough. */
  typed?: string;
}

declare const given: unique symbol;

/**
 * One yes of a person, whole: who, what, when and under which rule. Nothing is sent without one, and nothing that differs
 * from it. `giveConfirmation` alone makes them, and the dialog that asked is its only caller.
 */
export interface Confirmation {
  readonly [given]: true;
  readonly account: Readonly<ConfirmedAccount>;
  readonly action: Action;
  readonly targets: readonly Readonly<ConfirmedTarget>[];
  readonly rule: Readonly<ConfirmedRule>;
  /** When it was given, Unix milliseconds. */
  readonly at: number;
}

/**
 * A copy, so that nothing that changes later changes what was agreed to. Throws RangeError for a planned time that is no
 * whole number of milliseconds: nobody can have agreed to one.
 */
export function giveConfirmation(agreed: Omit<Confirmation, typeof given>): Confirmation {
  const isTime = ({ plan }: ConfirmedTarget) => plan.opsType !== 'scheduled' || Number.isSafeInteger(plan.planTime);
  if (!agreed.targets.every(isTime)) {
    throw new RangeError('A planned time is a whole number of milliseconds.');
  }
  return Object.freeze(structuredClone(agreed)) as Confirmation;
}

/** What sends, bound to the confirmation it sends for: its key and host are those that were confirmed. */
export interface ConfirmedWriter extends EnsWriter {
  readonly confirmation: Confirmation;
}

/** @param writer signs with the credentials that the confirmation names */
export function bindWriter(writer: EnsWriter, confirmation: Confirmation): ConfirmedWriter {
  return { ...writer, confirmation };
}

/** One attempt: the operation as it is to be recorded, and what was confirmed. */
export interface Intent {
  operation: Operation;
  target: ConfirmedTarget;
}

/** One attempt for each target, in their order, by the window `self`. */
export function intentsOf(
  { account, action, targets, at }: Confirmation,
  self: WindowId,
  newId: () => string = randomUUID,
): Intent[] {
  return targets.map(target => {
    const { event, plan, name, snapshot, again } = target;
    const operation: Operation = {
      id: newId(),
      at,
      profileId: account.profileId,
      account: account.name,
      host: account.endpoint.host,
      ...(account.keyId !== undefined && { keyId: account.keyId }),
      keyHash: account.keyHash,
      ...self,
      ...(account.sample && { sample: true }),
      action,
      eventId: event.eventId,
      resourceId: event.resourceId,
      eventType: event.type,
      name,
      statusBefore: event.status,
      ...(event.notBefore !== undefined && { notBeforeBefore: event.notBefore }),
      plan,
      ...(snapshot && { snapshot }),
      ...(again !== undefined && { again }),
    };
    return { operation, target };
  });
}
