import type { Profile } from '../accounts/profile';
import type { LocalWriter } from '../base/format';
import { plainLabel } from '../base/inert';
import type { Translate } from '../base/translate';
import { operationState, type Operation } from '../operations/operation';

export interface SignOutQuestion {
  kind: Profile['kind'];
  /** What is not over yet of the account. */
  open: readonly Operation[];
  /** Unix milliseconds. */
  now: number;
  local: LocalWriter;
}

/** What signing out means, a line each: what is planned and what runs by name, what becomes of it, and what is deleted. */
export function signOutLines({ kind, open, now, local }: SignOutQuestion, t: Translate): string[] {
  const planned = open.filter(operation => operationState(operation, now) === 'planned');
  const running = open.filter(operation => operationState(operation, now) === 'running');
  const unclear = open.filter(operation => !planned.includes(operation) && !running.includes(operation));
  return [
    ...(planned.length > 0
      ? [
          t(
            'Planned: {0}.',
            list(planned, one => withTime(one, local, t), t),
          ),
        ]
      : []),
    ...(running.length > 0 ? [t('Running: {0}.', list(running, nameOf, t))] : []),
    ...(unclear.length > 0 ? [t('Outcome not clear yet: {0}.', list(unclear, nameOf, t))] : []),
    ...(open.length > 0 ? [fateOf(kind, open.length, t)] : []),
    kind === 'sample'
      ? t('The sample account stops, and what you did in it is gone.')
      : t('The account and its AccessKey are deleted from this computer. At Alibaba Cloud nothing changes.'),
  ];
}

function fateOf(kind: Profile['kind'], count: number, t: Translate): string {
  if (kind === 'sample') {
    return t('What is not over ends with the sample account.');
  }
  return count === 1
    ? t('It goes on at Alibaba Cloud, and nobody follows it here until you sign in with the same AccessKey again.')
    : t('They go on at Alibaba Cloud, and nobody follows them here until you sign in with the same AccessKey again.');
}

function nameOf({ name, resourceId }: Operation): string {
  return plainLabel(name || resourceId);
}

function withTime(operation: Operation, local: LocalWriter, t: Translate): string {
  const { plan } = operation;
  return plan.opsType === 'scheduled' ? t('{0} ({1})', nameOf(operation), local(plan.planTime)) : nameOf(operation);
}

function list(operations: readonly Operation[], word: (operation: Operation) => string, t: Translate): string {
  return operations.map(word).join(t(', '));
}
