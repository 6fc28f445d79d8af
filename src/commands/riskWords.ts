import type { LocalWriter } from '../base/format';
import type { Translate } from '../base/translate';
import type { DataPolicy, EnsEvent } from '../ens/types';
import type { Action } from '../events/actions';
import { plainLabel, visible } from '../base/inert';
import { deadlineOf } from '../events/deadline';
import { typeWord } from '../events/typeWords';
import { statusWord } from '../events/words';
import { operationState, requestIdOf, type Operation } from '../operations/operation';
import { hasUnlistedDisks, type TargetRisk } from '../operations/risk';
import { diskWord } from '../views/diskWords';
import { operationStateWord } from '../views/operationWords';

/** One line of the confirmation. */
export interface Fact {
  text: string;
  /** The rest, where it is too much for one line. */
  detail?: string;
  /** True for what may be lost or go wrong. */
  atRisk: boolean;
}

export interface FactsQuestion {
  action: Action;
  /** Unix milliseconds. */
  now: number;
  local: LocalWriter;
}

/** What may be lost or go wrong with one target, in words. */
export function targetFacts(confirmation: FactsQuestion, risk: TargetRisk, t: Translate): Fact[] {
  const { action } = confirmation;
  const { target, repeats, alreadyScheduled, afterDeadline, otherEvents, lastOperation, unclear } = risk;
  const facts = [...unreadFacts(action, risk, t), ...diskFacts(action, risk, t)];
  if (repeats.length > 0) {
    const ids = repeats.map(({ eventId }) => eventId).join(t(', '));
    facts.push(t('At risk: acted on more than once, also for: {0}', ids));
  }
  if (unclear) {
    facts.push(
      t(
        'An earlier attempt has no clear outcome, and this would be a second one: {0}',
        attemptWords(unclear, confirmation, t),
      ),
    );
  } else if (lastOperation) {
    facts.push(t('Last operation on this instance: {0}', attemptWords(lastOperation, confirmation, t)));
  }
  if (otherEvents.length > 0) {
    const others = otherEvents.map(event => t('{0} ({1})', typeWord(event.type, t), whenWord(event, confirmation, t)));
    facts.push(t('Other open events of this instance: {0}', others.join(t(', '))));
  }
  if (alreadyScheduled) {
    facts.push(t('It is scheduled already. Whether a new time replaces the old one is not documented.'));
  }
  if (afterDeadline) {
    facts.push(t('The planned time is after the deadline: the service may act first.'));
  }
  if (target.plan.dataPolicy) {
    facts.push(dataWords(target.plan.dataPolicy, t));
  }
  return facts.map(text => ({ text, atRisk: true }));
}

/** What another event of the instance is at, and when that begins or ends by itself. */
function whenWord(event: EnsEvent, { local }: FactsQuestion, t: Translate): string {
  const deadline = deadlineOf(event);
  if (event.status === 'Scheduled' && event.notBefore !== undefined) {
    return t('planned for {0}', local(event.notBefore));
  }
  return event.status === 'Inquiring' && deadline
    ? t('{0} until {1}', statusWord(event.status, t), local(deadline.time))
    : statusWord(event.status, t);
}

function unreadFacts(action: Action, risk: TargetRisk, t: Translate): string[] {
  const { target, unread, unknownDisks, disksUnknown } = risk;
  if (target.gone) {
    return action === 'reboot'
      ? [t('At risk: the service finds no instance with this id, so its state and its disks are not known.')]
      : [t('At risk: the service finds no instance with this id, so take data on its local disks as lost.')];
  }
  if (unread) {
    return action === 'reboot'
      ? [t('At risk: the instance could not be read, so its state and its disks are not known.')]
      : [t('At risk: the instance could not be read, so take data on its local disks as lost.')];
  }
  if (!disksUnknown) {
    return [];
  }
  if (action === 'reboot') {
    return [t('At risk: not all disks of the instance are known.')];
  }
  if (target.instance && hasUnlistedDisks(target.instance)) {
    return [t('At risk: it is a physical machine, so take data on its local disks as lost.'), ...unknownFacts(risk, t)];
  }
  return unknownDisks.length === 0
    ? [t('At risk: the disks of the instance are not known, so take data on its local disks as lost.')]
    : unknownFacts(risk, t);
}

function unknownFacts({ unknownDisks }: TargetRisk, t: Translate): string[] {
  return unknownDisks.map(disk =>
    t('At risk: a disk of a kind that is not known here, so take its data as lost: {0}', diskWord(disk, t)),
  );
}

/** A reboot leaves disks alone. */
function diskFacts(action: Action, { localDisks }: TargetRisk, t: Translate): string[] {
  return action === 'reboot'
    ? []
    : localDisks.map(disk => t('At risk: all data on a local disk: {0}', diskWord(disk, t)));
}

function attemptWords(operation: Operation, { now, local }: FactsQuestion, t: Translate): string {
  const state = operationStateWord(operationState(operation, now), t);
  const requestId = requestIdOf(operation);
  return [
    local(operation.at),
    plainLabel(operation.account),
    state,
    ...(requestId === undefined ? [] : [visible(requestId)]),
  ].join(' · ');
}

function dataWords(policy: DataPolicy, t: Translate): string {
  switch (policy) {
    case 'abandon':
      return t('At risk: all data on its disks, which is given up.');
    case 'force_transfer':
      return t('Its data is moved by force.');
    case 'try_transfer':
      return t('At risk: data on its disks, which is moved only if it can be.');
  }
}
