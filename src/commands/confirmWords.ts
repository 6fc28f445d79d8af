import type { Profile } from '../accounts/profile';
import type { Translate } from '../ens/ports';
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
import { questionWords } from './questionWords';
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
export function question({ action, targets }: Pick<Confirmation, 'action' | 'targets'>, t: Translate): string {
  const words = questionWords(action, t);
  const [first] = targets;
  const planned = first?.plan.opsType === 'scheduled';
  if (targets.length === 1 && first) {
    const name = plainLabel(nameOf(first));
    return planned ? words.askScheduled(name) : words.askNow(name);
  }
  return planned ? words.askManyScheduled(targets.length) : words.askManyNow(targets.length);
}

/** What must be typed where the risk is high, and what to say of it: the number of instances, or the one name as it is shown. */
export function typedAnswer(
  { targets }: Pick<Confirmation, 'targets' | 'risk'>,
  t: Translate,
): { expected: string; hint: string } {
  const [first] = targets;
  if (targets.length === 1 && first) {
    const expected = plainLabel(nameOf(first));
    return { expected, hint: t('Type the name of the instance to confirm: {0}', expected) };
  }
  const expected = String(targets.length);
  return { expected, hint: t('Type the number of instances to confirm: {0}', expected) };
}

/** One line a fact: instance, node, event, time, account, then what is at risk. */
export function confirmationFacts(confirmation: Confirmation, t: Translate): Fact[] {
  const { action, targets, profile, now, risk } = confirmation;
  const [first] = targets;
  const about = targets.length === 1 && first ? targetLines(first, confirmation, t) : listLines(confirmation, t);
  const account = `${plainLabel(profile.name)} · ${profile.endpoint.host} · ${profile.maskedKeyId}`;
  const facts = [
    ...about.map(text => ({ text, atRisk: false })),
    ...(targets.length === 1 && first ? [{ text: t('Time: {0}', planWords(first.plan, now, t)), atRisk: false }] : []),
    { text: t('Account: {0}', account), atRisk: false },
    ...riskFacts(action, risk, now, t),
  ];
  // Once more as a whole: in the card that is typed into, `$(name)` would be an icon.
  return facts.map(({ text, atRisk }) => ({ text: plainLabel(text, longestFact), atRisk }));
}

function targetLines(target: Target, { region, now }: Pick<Confirmation, 'region' | 'now'>, t: Translate): string[] {
  const { event, instance } = target;
  const deadline = deadlineOf(event);
  return [
    ...(instance?.name ? [t('Instance: {0}', plainLabel(instance.name))] : []),
    t('Instance id: {0}', event.resourceId),
    ...(instance?.status ? [t('Instance state: {0}', visible(instance.status))] : []),
    t('Node: {0}', nodeWords(target, region, t)),
    t('Event: {0}', [typeWord(event.type, t), levelWord(event.level, t)].join(t(', '))),
    t('Event id: {0}', event.eventId),
    ...(deadline ? [t('Deadline: {0}', deadlineWords(deadline, now, t))] : []),
  ];
}

function listLines({ targets, now, region }: Confirmation, t: Translate): string[] {
  const listed = targets.slice(0, listedAtMost).map(target => {
    const time =
      target.plan.opsType === 'scheduled' ? formatLocal(target.plan.planTime) : planWords(target.plan, now, t);
    return [plainLabel(nameOf(target)), nodeWords(target, region, t), time].join(' · ');
  });
  const more = targets.length - listed.length;
  return more > 0 ? [...listed, t('and more instances: {0}', more)] : listed;
}

function nodeWords({ instance }: Target, region: Confirmation['region'], t: Translate): string {
  const node = instance?.regionId;
  if (node === undefined) {
    return t('not known');
  }
  const name = nodeName(region(node), t);
  return plainLabel(name ? `${name} (${node})` : node);
}

export function planWords(plan: Plan, now: number, t: Translate): string {
  if (plan.opsType === 'immediate') {
    return t('now');
  }
  return `${formatLocal(plan.planTime)} · ${formatUtc(plan.planTime)} · ${formatAhead(plan.planTime, now, t)}`;
}

function deadlineWords({ time, estimated }: Deadline, now: number, t: Translate): string {
  const words = `${formatLocal(time)} · ${formatLeft(time, now, t)}`;
  return estimated ? t('{0}, estimated', words) : words;
}
