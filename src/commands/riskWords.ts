import type { Translate } from '../ens/ports';
import type { DataPolicy } from '../ens/types';
import type { Action } from '../events/actions';
import { formatLocal } from '../events/format';
import { plainLabel, visible } from '../events/inert';
import { typeWord } from '../events/typeWords';
import { operationState, requestIdOf, type Operation } from '../operations/operation';
import { nameOf } from '../operations/plan';
import type { Risk, TargetRisk } from '../operations/risk';
import { diskWord } from '../views/diskWords';
import { operationStateWord } from '../views/operationWords';
import type { Fact } from './confirmWords';
import { questionWords } from './questionWords';

/** What may be lost or go wrong, in words; last, that it cannot be undone. */
export function riskFacts(action: Action, { targets }: Risk, now: number, t: Translate): Fact[] {
  const words = questionWords(action, t);
  const several = targets.length > 1;
  const own = targets.flatMap(risk =>
    targetFacts(action, risk, now, t).map(text => (several ? named(risk, text) : text)),
  );
  const facts = own.length > 0 ? own : [t('At risk: {0}', words.effect)];
  return [...facts.map(text => ({ text, atRisk: true })), { text: words.cannotUndo, atRisk: false }];
}

function named({ target }: TargetRisk, text: string): string {
  return `${plainLabel(nameOf(target))}: ${text}`;
}

function targetFacts(action: Action, risk: TargetRisk, now: number, t: Translate): string[] {
  const { target, unread, alreadyScheduled, afterDeadline, otherEvents, lastOperation, unclear } = risk;
  const facts = diskFacts(action, risk, t);
  if (unread) {
    facts.push(t('At risk: the instance could not be read, so take data on local disks as lost.'));
  }
  if (unclear) {
    facts.push(
      t('An earlier attempt has no clear outcome, and this would be a second one: {0}', attemptWords(unclear, now, t)),
    );
  } else if (lastOperation) {
    facts.push(t('Last operation on this instance: {0}', attemptWords(lastOperation, now, t)));
  }
  if (otherEvents.length > 0) {
    const types = otherEvents.map(event => typeWord(event.type, t)).join(t(', '));
    facts.push(t('Other open events of this instance: {0}', types));
  }
  if (alreadyScheduled) {
    facts.push(t('It is scheduled already. Whether a new time replaces the old one is not documented.'));
  }
  if (afterDeadline) {
    facts.push(t('The planned time lies after the deadline: the service may act before it.'));
  }
  if (target.plan.dataPolicy) {
    facts.push(dataWords(target.plan.dataPolicy, t));
  }
  return facts;
}

/** A reboot leaves disks alone. */
function diskFacts(action: Action, { localDisks }: TargetRisk, t: Translate): string[] {
  return action === 'reboot'
    ? []
    : localDisks.map(disk => t('At risk: all data on a local disk: {0}', diskWord(disk, t)));
}

function attemptWords(operation: Operation, now: number, t: Translate): string {
  const state = operationStateWord(operationState(operation, now), t);
  const requestId = requestIdOf(operation);
  return [
    formatLocal(operation.at),
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
