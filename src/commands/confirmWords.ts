import type { Profile } from '../accounts/profile';
import type { Translate } from '../base/translate';
import type { Region } from '../ens/types';
import type { Action } from '../events/actions';
import { deadlineOf, type Deadline } from '../events/deadline';
import { countInstances } from '../events/event';
import { formatAhead, formatElsewhere, formatLeft, formatUtc, type LocalWriter } from '../base/format';
import { plainLabel, visible } from '../base/inert';
import { nodeIdOf } from '../events/filter';
import { instanceStateBoth } from '../events/rawWords';
import { nodeName } from '../events/nodeName';
import { nodeZone } from '../events/nodeZone';
import type { ListState } from '../events/store';
import { typeWord } from '../events/typeWords';
import { unreadTimes } from '../events/unreadTimes';
import { levelWord } from '../events/words';
import { nameOf, type Target } from '../operations/plan';
import type { Risk, TargetRisk } from '../operations/risk';
import { questionWords } from './questionWords';
import { targetFacts } from './riskWords';

export interface ConfirmQuestion {
  action: Action;
  targets: readonly Target[];
  risk: Risk;
  profile: Profile;
  region: (regionId: string) => Region | undefined;
  /** What the list is like that the events were chosen from. */
  list?: Pick<ListState, 'loadedAt' | 'error' | 'incomplete'>;
  /** Unix milliseconds. */
  now: number;
  local: LocalWriter;
}

/** One line of the confirmation. */
export interface Fact {
  text: string;
  /** The rest, where it is too much for one line. */
  detail?: string;
  /** True for what may be lost or go wrong. */
  atRisk: boolean;
}

/** Characters. */
const longestFact = 1000;

/** The question itself, the variable part last. It counts instances, not events. */
export function question({ action, targets }: Pick<ConfirmQuestion, 'action' | 'targets'>, t: Translate): string {
  const words = questionWords(action, t);
  const [first] = targets;
  const planned = first?.plan.opsType === 'scheduled';
  const count = countInstances(targets.map(({ event }) => event));
  if (first && count === 1) {
    const name = plainLabel(nameOf(first));
    return planned ? words.askScheduled(name) : words.askNow(name);
  }
  return planned ? words.askManyScheduled(count) : words.askManyNow(count);
}

/**
 * One line a fact, what is at risk first: a card shows about 14 lines. Of one event then its instance, node, event, time
 * and account; of several what holds for all of them, then each with its own node, time and risks.
 */
export function confirmationFacts(confirmation: ConfirmQuestion, t: Translate): Fact[] {
  const [first, ...others] = confirmation.risk.targets;
  const facts = first && others.length === 0 ? factsOfOne(first, confirmation, t) : factsOfMany(confirmation, t);
  // Once more as a whole: in the card that is typed into, `$(name)` would be an icon.
  return facts.map(({ text, detail, atRisk }) => ({
    text: plainLabel(text, longestFact),
    ...(detail !== undefined && { detail: plainLabel(detail, longestFact) }),
    atRisk,
  }));
}

function factsOfOne(risk: TargetRisk, confirmation: ConfirmQuestion, t: Translate): Fact[] {
  const words = questionWords(confirmation.action, t);
  return [
    { text: words.effect, atRisk: true },
    ...targetFacts(confirmation, risk, t),
    ...ageFacts(confirmation, t),
    certain(words.cannotUndo),
    ...targetLines(risk.target, confirmation, t).map(certain),
    certain(t('Time: {0}', planWords(risk.target, confirmation, t))),
    ...planAtNode(risk.target, confirmation, t).map(certain),
    accountFact(confirmation, t),
  ];
}

function factsOfMany(confirmation: ConfirmQuestion, t: Translate): Fact[] {
  const { action, targets, risk } = confirmation;
  const words = questionWords(action, t);
  const several = countInstances(targets.map(({ event }) => event)) > 1;
  return [
    { text: several ? words.effectMany : words.effect, atRisk: true },
    ...ageFacts(confirmation, t),
    certain(words.cannotUndo),
    accountFact(confirmation, t),
    ...risk.targets.flatMap(target => [
      listedTarget(target, confirmation, t),
      ...targetFacts(confirmation, target, t).map(fact => named(target, fact)),
    ]),
  ];
}

function certain(text: string): Fact {
  return { text, atRisk: false };
}

function named({ target }: TargetRisk, fact: Fact): Fact {
  return { ...fact, text: `${plainLabel(nameOf(target))}: ${fact.text}` };
}

function accountFact({ profile }: ConfirmQuestion, t: Translate): Fact {
  return certain(t('Account: {0}', `${plainLabel(profile.name)} · ${profile.endpoint.host} · ${profile.maskedKeyId}`));
}

/** How old what is shown may be, where the list is not as the service has it now. */
function ageFacts({ list: { loadedAt, error, incomplete } = {}, local }: ConfirmQuestion, t: Translate): Fact[] {
  const when = loadedAt === undefined ? undefined : local(loadedAt);
  if (error) {
    const text =
      when === undefined
        ? t('The list could not be read.')
        : t('The list was last read at {0}. Since then it could not be read.', when);
    return [{ text, atRisk: true }];
  }
  return incomplete && when !== undefined
    ? [{ text: t('The list was last read at {0}, but not in full: an event may have changed.', when), atRisk: true }]
    : [];
}

function targetLines(target: Target, confirmation: ConfirmQuestion, t: Translate): string[] {
  const { event, instance, listedName } = target;
  const deadline = deadlineOf(event);
  return [
    ...(instance?.name ? [t('Instance: {0}', plainLabel(instance.name))] : []),
    ...(!instance?.name && listedName ? [t('Instance in the list: {0}', plainLabel(listedName))] : []),
    t('Instance id: {0}', event.resourceId),
    ...(instance?.status ? [t('Instance state: {0}', instanceStateBoth(instance.status, t))] : []),
    t('Node: {0}', nodeWords(target, confirmation.region, t)),
    t('Event: {0}', [typeWord(event.type, t), levelWord(event.level, t)].join(t(', '))),
    t('Event id: {0}', event.eventId),
    ...(deadline ? [t('Deadline: {0}', deadlineWords(deadline, target, confirmation, t))] : []),
    ...unreadTimes(event, t).map(({ label, text }) => t('{0}: {1}', label, visible(text))),
  ];
}

/** One of several, with its event where another one is of the same instance. */
function listedTarget({ target, repeats }: TargetRisk, confirmation: ConfirmQuestion, t: Translate): Fact {
  const { event, plan } = target;
  const { local, region } = confirmation;
  const times =
    plan.opsType === 'scheduled'
      ? [local(plan.planTime), ...atNode(plan.planTime, target, local, t)]
      : [planWords(target, confirmation, t)];
  const about = [nodeWords(target, region, t), ...times, ...(repeats.length > 0 ? [event.eventId] : [])];
  return { text: `${plainLabel(nameOf(target))} · ${event.resourceId}`, detail: about.join(' · '), atRisk: false };
}

function nodeWords({ instance }: Target, region: ConfirmQuestion['region'], t: Translate): string {
  const node = instance?.regionId;
  if (node === undefined) {
    return t('not known');
  }
  const name = nodeName(region(node), t);
  return plainLabel(name ? `${name} (${node})` : node);
}

function planWords(target: Target, { now, local }: ConfirmQuestion, t: Translate): string {
  const { plan } = target;
  if (plan.opsType === 'immediate') {
    return t('now');
  }
  const { planTime } = plan;
  return [local(planTime), formatUtc(planTime), formatAhead(planTime, now, t)].join(' · ');
}

/** A line of its own: the one with the time is full. */
function planAtNode(target: Target, { local }: ConfirmQuestion, t: Translate): string[] {
  const { plan } = target;
  const there = plan.opsType === 'scheduled' ? timeAtNode(plan.planTime, target, local) : undefined;
  return there === undefined ? [] : [t('At the node: {0}', there)];
}

function deadlineWords(
  { time, estimated }: Deadline,
  target: Target,
  { now, local }: ConfirmQuestion,
  t: Translate,
): string {
  const words = [local(time), formatLeft(time, now, t), ...atNode(time, target, local, t)].join(' · ');
  return estimated ? t('{0}, estimated', words) : words;
}

/** What the clocks at the node of a target show at a time, where that is not what the person's clock shows. */
function atNode(time: number, target: Target, local: LocalWriter, t: Translate): string[] {
  const there = timeAtNode(time, target, local);
  return there === undefined ? [] : [t('at the node: {0}', there)];
}

function timeAtNode(time: number, { event, instance }: Target, local: LocalWriter): string | undefined {
  return formatElsewhere(time, local, nodeZone(nodeIdOf(event, { instance: () => instance })));
}
