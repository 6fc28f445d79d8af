import { l10n } from 'vscode';
import type { Profile } from '../accounts/profile';
import type { Region } from '../ens/types';
import { formatDuration, formatLocal, formatUtc } from '../events/format';
import { plainLabel } from '../events/inert';
import { levelWord, typeWord } from '../events/words';
import { nameOf, type Plan, type Target } from '../operations/plan';
import type { Risk } from '../operations/risk';
import { diskWord } from '../views/diskWords';
import { accountWords } from '../views/eventsView';

export interface Confirmation {
  targets: readonly Target[];
  plan: Plan;
  risk: Risk;
  profile: Profile;
  region: (regionId: string) => Region | undefined;
  /** Unix milliseconds. */
  now: number;
}

/** One line of the confirmation. */
export interface Fact {
  text: string;
  /** True for what may be lost. */
  atRisk: boolean;
}

/** More instances than this are counted, not listed. */
const listedAtMost = 10;

/** The question itself, the variable part last. */
export function question({ targets, plan }: Pick<Confirmation, 'targets' | 'plan'>): string {
  const [first] = targets;
  if (targets.length === 1 && first) {
    const name = plainLabel(nameOf(first));
    return plan.opsType === 'immediate'
      ? l10n.t('Redeploy now: {0}', name)
      : l10n.t('Schedule the redeploy of: {0}', name);
  }
  return plan.opsType === 'immediate'
    ? l10n.t('Redeploy now, number of instances: {0}', targets.length)
    : l10n.t('Schedule a redeploy, number of instances: {0}', targets.length);
}

/** One line a fact: instance, node, event, time, account, what is at risk. */
export function confirmationFacts(confirmation: Confirmation): Fact[] {
  const { targets, plan, profile, now, risk } = confirmation;
  const lines = [
    ...targets.slice(0, listedAtMost).flatMap(target => targetLines(target, confirmation)),
    ...(targets.length > listedAtMost ? [l10n.t('and more instances: {0}', targets.length - listedAtMost)] : []),
    l10n.t('Time: {0}', planWords(plan, now)),
    l10n.t('Account: {0}', `${accountWords(profile)} · ${profile.endpoint.host} · ${profile.maskedKeyId}`),
  ];
  return [...lines.map(text => ({ text, atRisk: false })), ...riskFacts(risk)];
}

function targetLines(target: Target, { region }: Pick<Confirmation, 'region'>): string[] {
  const { event, instance } = target;
  const node = instance?.regionId;
  const nodeName = node === undefined ? undefined : region(node)?.enName;
  return [
    ...(instance?.name ? [l10n.t('Instance: {0}', plainLabel(instance.name))] : []),
    l10n.t('Instance id: {0}', event.resourceId),
    l10n.t(
      'Node: {0}',
      node === undefined ? l10n.t('not known') : plainLabel(nodeName ? `${nodeName} (${node})` : node),
    ),
    l10n.t('Event: {0}', `${typeWord(event.type, l10n.t)}, ${levelWord(event.level, l10n.t)}`),
    l10n.t('Event id: {0}', event.eventId),
  ];
}

export function planWords(plan: Plan, now: number): string {
  return plan.opsType === 'immediate'
    ? l10n.t('now')
    : `${formatLocal(plan.planTime)} · ${formatUtc(plan.planTime)} · ${l10n.t('in {0}', formatDuration(plan.planTime - now, l10n.t))}`;
}

/** What may be lost, in words, then what else speaks against it. */
export function riskFacts({ localDisks, unknownInstances, alreadyScheduled, afterDeadline }: Risk): Fact[] {
  const losses = localDisks.map(({ target, disk }) =>
    l10n.t('At risk: all data on a local disk of {0}: {1}', plainLabel(nameOf(target)), diskWord(disk)),
  );
  if (unknownInstances.length > 0) {
    losses.push(l10n.t('At risk: disks could not be read, so take data on local disks as lost.'));
  }
  if (losses.length === 0) {
    losses.push(
      l10n.t('At risk: the instance stops, moves to another host and starts again. No local disk was found.'),
    );
  }
  const notes = [
    ...(alreadyScheduled.length > 0
      ? [l10n.t('It is scheduled already. Whether a new time replaces the old one is not documented.')]
      : []),
    ...(afterDeadline.length > 0
      ? [l10n.t('The planned time lies after the deadline: the service may act before it.')]
      : []),
    l10n.t('A redeploy cannot be undone.'),
  ];
  return [...losses.map(text => ({ text, atRisk: true })), ...notes.map(text => ({ text, atRisk: false }))];
}
