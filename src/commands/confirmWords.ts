import type { Profile } from '../accounts/profile';
import type { Translate } from '../base/translate';
import type { EnsEvent, Region } from '../ens/types';
import { deadlineOf, type Deadline } from '../events/deadline';
import { countInstances } from '../events/event';
import { largest, smallest } from '../events/extremes';
import { formatAhead, formatDuration, formatElsewhere, formatLeft, formatUtc, type LocalWriter } from '../base/format';
import { plainLabel, visible } from '../base/inert';
import { nodeIdOf } from '../events/nodeIdOf';
import { instanceStateBoth } from '../events/rawWords';
import { nodeName } from '../events/nodeName';
import { nodeZone } from '../events/nodeZone';
import { sentences } from '../base/sentences';
import type { ListState } from '../events/store';
import { typeWord } from '../events/typeWords';
import { unreadTimes } from '../events/unreadTimes';
import { levelWord } from '../events/words';
import { nameOf, type Target } from '../operations/plan';
import type { Risk, TargetRisk } from '../operations/risk';
import { questionWords } from './questionWords';
import { riskHeadline } from './riskHeadline';
import { targetFacts, type Fact, type FactsQuestion } from './riskWords';

/** What is known of an action before the service was asked. */
export interface PlannedQuestion extends FactsQuestion {
  targets: readonly Target[];
  profile: Profile;
  region: (regionId: string) => Region | undefined;
  /** What the list is like that the events were chosen from. */
  list?: Pick<ListState, 'loadedAt' | 'error' | 'incomplete'>;
}

export interface ConfirmQuestion extends PlannedQuestion {
  risk: Risk;
}

/** A fact as it is shown: made inert as a whole. */
export interface ShownFact {
  readonly text: string;
  readonly detail?: string;
  readonly atRisk: boolean;
}

/** Characters. */
const longestFact = 1000;

/** The question itself, the variable part last. It counts instances, not events. */
export function question({ action, targets }: Pick<PlannedQuestion, 'action' | 'targets'>, t: Translate): string {
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
 * One line a fact, what is at risk first, in one sentence with numbers. Of one event then its instance, node, event and time;
 * of several each with its own node, deadline, time and risks; then the account, and what was asked of the service.
 */
export function confirmationFacts(confirmation: ConfirmQuestion, t: Translate): ShownFact[] {
  const [first, ...others] = confirmation.risk.targets;
  const one = first && others.length === 0 ? first : undefined;
  const { action, risk, targets } = confirmation;
  return inert([
    { text: riskHeadline(action, risk, t), atRisk: risk.level === 'high' },
    ...(one ? targetFacts(confirmation, one, t) : []),
    ...ageFacts(confirmation, t),
    certain(effectWords(confirmation, t)),
    ...(one ? factsOfOne(one.target, confirmation, t) : factsOfMany(confirmation, t)),
    accountFact(confirmation, t),
    ...checkFacts(targets, t),
  ]);
}

/** What is known while the service is asked. */
export function plannedFacts(planned: PlannedQuestion, t: Translate): ShownFact[] {
  const [first, ...others] = planned.targets;
  return inert([
    ...(first && others.length === 0
      ? factsOfOne(first, planned, t)
      : planned.targets.map(target => listedTarget(target, [], planned, t))),
    accountFact(planned, t),
  ]);
}

/** Once more as a whole: in a quick pick, `$(name)` would be an icon. */
function inert(facts: readonly Fact[]): ShownFact[] {
  return facts.map(({ text, detail, atRisk }): ShownFact => ({
    text: plainLabel(text, longestFact),
    ...(detail !== undefined && { detail: plainLabel(detail, longestFact) }),
    atRisk,
  }));
}

function effectWords({ action, targets }: PlannedQuestion, t: Translate): string {
  const { effect, effectMany, cannotUndo } = questionWords(action, t);
  const several = countInstances(targets.map(({ event }) => event)) > 1;
  return sentences(several ? effectMany : effect, cannotUndo, t);
}

function factsOfOne(target: Target, confirmation: PlannedQuestion, t: Translate): Fact[] {
  return [
    ...targetLines(target, confirmation, t),
    t('Time: {0}', planWords(target, confirmation, t)),
    ...planAtNode(target, confirmation, t),
  ].map(certain);
}

function factsOfMany(confirmation: ConfirmQuestion, t: Translate): Fact[] {
  return [
    ...confirmation.risk.targets.flatMap(risk => [
      listedTarget(risk.target, risk.repeats, confirmation, t),
      ...targetFacts(confirmation, risk, t).map(fact => named(risk, fact, t)),
    ]),
    certain(t('Time: {0}', timeOfMany(confirmation, t))),
  ];
}

/** The time of all, or the first and the last of several. */
function timeOfMany({ targets, now, local }: PlannedQuestion, t: Translate): string {
  const times = targets.flatMap(({ plan }) => (plan.opsType === 'scheduled' ? [plan.planTime] : []));
  const [first, last] = [smallest(times), largest(times)];
  if (first === undefined || last === undefined) {
    return t('now');
  }
  return first === last
    ? planTimeWords(first, { now, local }, t)
    : t('{0}, the last one {1} later', planTimeWords(first, { now, local }, t), formatDuration(last - first, t));
}

function certain(text: string): Fact {
  return { text, atRisk: false };
}

function named({ target }: TargetRisk, fact: Fact, t: Translate): Fact {
  return { ...fact, text: t('{0}: {1}', plainLabel(nameOf(target)), fact.text) };
}

function accountFact({ profile }: PlannedQuestion, t: Translate): Fact {
  const mark = profile.mark === 'production' ? [t('Production')] : [];
  const words = [plainLabel(profile.name), ...mark, profile.endpoint.host, profile.maskedKeyId];
  return { text: t('Account: {0}', words.join(' · ')), atRisk: mark.length > 0 };
}

/** What the service called the answers that the instances came with. */
function checkFacts(targets: readonly Target[], t: Translate): Fact[] {
  const ids = [...new Set(targets.flatMap(({ instance }) => instance?.requestId ?? []))];
  return ids.length === 0 ? [] : [certain(t('RequestId of the check: {0}', ids.join(t(', '))))];
}

/** How old what is shown may be, where the list is not as the service has it now. */
function ageFacts({ list: { loadedAt, error, incomplete } = {}, local }: PlannedQuestion, t: Translate): Fact[] {
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

function targetLines(target: Target, confirmation: PlannedQuestion, t: Translate): string[] {
  const { event, instance } = target;
  const deadline = deadlineOf(event);
  const state = instance?.status ? [instanceStateBoth(instance.status, t)] : [];
  const kind = [typeWord(event.type, t), levelWord(event.level, t)].join(t(', '));
  return [
    t('Instance: {0}', [...nameWords(target, t), event.resourceId, ...state].join(' · ')),
    t('Node: {0}', nodeWords(target, confirmation.region, t)),
    t('Event: {0}', [kind, event.eventId].join(' · ')),
    ...(deadline ? [t('Deadline: {0}', deadlineWords(deadline, target, confirmation, t))] : []),
    ...unreadTimes(event, t).map(({ label, text }) => t('{0}: {1}', label, visible(text))),
  ];
}

/** One of several, with its event where another one is of the same instance. */
function listedTarget(target: Target, repeats: readonly EnsEvent[], confirmation: PlannedQuestion, t: Translate): Fact {
  const { event, plan } = target;
  const { local, now, region } = confirmation;
  const deadline = deadlineOf(event);
  // A narrow line cuts its end, and what the node's clocks show can be missed most easily.
  const about = [
    nodeWords(target, region, t),
    plan.opsType === 'scheduled' ? local(plan.planTime) : planWords(target, confirmation, t),
    ...(deadline ? [t('deadline {0}', formatLeft(deadline.time, now, t))] : []),
    ...(repeats.length > 0 ? [event.eventId] : []),
    ...(plan.opsType === 'scheduled' ? atNode(plan.planTime, target, local, t) : []),
  ];
  const names = [...nameWords(target, t), event.resourceId];
  return { text: names.join(' · '), detail: about.join(' · '), atRisk: false };
}

/** What an instance is called: by the service, and by the list where that differs. */
function nameWords({ instance, listedName }: Target, t: Translate): string[] {
  const former = listedName === undefined || listedName === instance?.name ? [] : [listedName];
  return [
    ...(instance?.name ? [plainLabel(instance.name)] : []),
    ...former.map(name => t('in the list: {0}', plainLabel(name))),
  ];
}

function nodeWords(target: Target, region: PlannedQuestion['region'], t: Translate): string {
  const node = nodeOf(target);
  if (node === '') {
    return t('not known');
  }
  const name = nodeName(region(node), t);
  return plainLabel(name ? `${name} (${node})` : node);
}

function planWords({ plan }: Target, question: PlannedQuestion, t: Translate): string {
  return plan.opsType === 'immediate' ? t('now') : planTimeWords(plan.planTime, question, t);
}

function planTimeWords(time: number, { now, local }: Pick<PlannedQuestion, 'now' | 'local'>, t: Translate): string {
  return [local(time), formatUtc(time), formatAhead(time, now, t)].join(' · ');
}

/** A line of its own: the one with the time is full. */
function planAtNode(target: Target, { local }: PlannedQuestion, t: Translate): string[] {
  const { plan } = target;
  const there = plan.opsType === 'scheduled' ? timeAtNode(plan.planTime, target, local) : undefined;
  return there === undefined ? [] : [t('At the node: {0}', there)];
}

function deadlineWords(
  { time, estimated }: Deadline,
  target: Target,
  { now, local }: PlannedQuestion,
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

function timeAtNode(time: number, target: Target, local: LocalWriter): string | undefined {
  return formatElsewhere(time, local, nodeZone(nodeOf(target)));
}

/** By what the service says of the instance now. */
function nodeOf({ event, instance }: Target): string {
  return nodeIdOf(event, { instance: () => instance, owner: () => undefined });
}
