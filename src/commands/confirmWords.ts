import { l10n } from 'vscode';
import type { Profile } from '../accounts/profile';
import type { Region } from '../ens/types';
import type { Action } from '../events/actions';
import { deadlineOf, type Deadline } from '../events/deadline';
import { formatAhead, formatLeft, formatLocal, formatUtc } from '../events/format';
import { plainLabel, visible } from '../events/inert';
import { nodeName } from '../events/nodeName';
import { typeWord } from '../events/typeWords';
import { levelWord } from '../events/words';
import { nameOf, type Plan, type Target } from '../operations/plan';
import type { Risk } from '../operations/risk';
import { accountWords } from '../views/listRows';
import { actionWords } from './actionWords';
import { riskFacts } from './riskWords';

export interface Confirmation {
  action: Action;
  targets: readonly Target[];
  risk: Risk;
  profile: Profile;
  region: (regionId: string) => Region | undefined;
  /** Unix milliseconds. */
  now: number;
}

/** One line of the confirmation. */
export interface Fact {
  text: string;
  /** True for what may be lost or go wrong. */
  atRisk: boolean;
}

/** Characters. */
const longestFact = 1000;

/** More instances than this are counted, not listed. */
const listedAtMost = 10;

/** The question itself, the variable part last. */
export function question({ action, targets }: Pick<Confirmation, 'action' | 'targets'>): string {
  const words = actionWords(action);
  const [first] = targets;
  const planned = first?.plan.opsType === 'scheduled';
  if (targets.length === 1 && first) {
    const name = plainLabel(nameOf(first));
    return planned ? words.askScheduled(name) : words.askNow(name);
  }
  return planned ? words.askManyScheduled(targets.length) : words.askManyNow(targets.length);
}

/** One line a fact: instance, node, event, time, account, then what is at risk. */
export function confirmationFacts(confirmation: Confirmation): Fact[] {
  const { action, targets, profile, now, risk } = confirmation;
  const [first] = targets;
  const about = targets.length === 1 && first ? targetLines(first, confirmation) : listLines(confirmation);
  const account = `${accountWords(profile)} · ${profile.endpoint.host} · ${profile.maskedKeyId}`;
  const facts = [
    ...about.map(text => ({ text, atRisk: false })),
    ...(targets.length === 1 && first
      ? [{ text: l10n.t('Time: {0}', planWords(first.plan, now)), atRisk: false }]
      : []),
    { text: l10n.t('Account: {0}', account), atRisk: false },
    ...riskFacts(action, risk, now),
  ];
  // Once more as a whole: in the card that is typed into, `$(name)` would be an icon.
  return facts.map(({ text, atRisk }) => ({ text: plainLabel(text, longestFact), atRisk }));
}

function targetLines(target: Target, { region, now }: Pick<Confirmation, 'region' | 'now'>): string[] {
  const { event, instance } = target;
  const deadline = deadlineOf(event);
  return [
    ...(instance?.name ? [l10n.t('Instance: {0}', plainLabel(instance.name))] : []),
    l10n.t('Instance id: {0}', event.resourceId),
    ...(instance?.status ? [l10n.t('Instance state: {0}', visible(instance.status))] : []),
    l10n.t('Node: {0}', nodeWords(target, region)),
    l10n.t('Event: {0}', [typeWord(event.type, l10n.t), levelWord(event.level, l10n.t)].join(l10n.t(', '))),
    l10n.t('Event id: {0}', event.eventId),
    ...(deadline ? [l10n.t('Deadline: {0}', deadlineWords(deadline, now))] : []),
  ];
}

function listLines({ targets, now, region }: Confirmation): string[] {
  const listed = targets.slice(0, listedAtMost).map(target => {
    const time = target.plan.opsType === 'scheduled' ? formatLocal(target.plan.planTime) : planWords(target.plan, now);
    return [plainLabel(nameOf(target)), nodeWords(target, region), time].join(' · ');
  });
  const more = targets.length - listed.length;
  return more > 0 ? [...listed, l10n.t('and more instances: {0}', more)] : listed;
}

function nodeWords({ instance }: Target, region: Confirmation['region']): string {
  const node = instance?.regionId;
  if (node === undefined) {
    return l10n.t('not known');
  }
  const name = nodeName(region(node), l10n.t);
  return plainLabel(name ? `${name} (${node})` : node);
}

export function planWords(plan: Plan, now: number): string {
  if (plan.opsType === 'immediate') {
    return l10n.t('now');
  }
  return `${formatLocal(plan.planTime)} · ${formatUtc(plan.planTime)} · ${formatAhead(plan.planTime, now, l10n.t)}`;
}

function deadlineWords({ time, estimated }: Deadline, now: number): string {
  const words = `${formatLocal(time)} · ${formatLeft(time, now, l10n.t)}`;
  return estimated ? l10n.t('{0}, estimated', words) : words;
}
