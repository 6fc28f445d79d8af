import type { Translate } from '../../base/translate';
import type { EnsEvent } from '../../ens/types';
import { dueOf } from '../../events/deadline';
import { eventKey, hasEnded, sectionOf } from '../../events/event';
import { createLocalWriter, formatLeft, formatUtc, type LocalWriter } from '../../base/format';
import { plainLabel, visible } from '../../base/inert';
import { nodeIdOf } from '../../events/nodeIdOf';
import { nodeName } from '../../events/nodeName';
import type { EventStore } from '../../events/store';
import { typeTitle, typeMeaning } from '../../events/typeWords';
import { unreadTimes } from '../../events/unreadTimes';
import { levelRank } from '../../events/order';
import { levelWord, statusWord } from '../../events/words';
import type { TimelineData, TimelineEvent, TimelineWindow } from './messages';
import { notesOf, emptyOf } from './notes';
import { placeOf, shapeOf, toneOf } from './place';
import { ticksAround } from './ticks';
import { placeWord, timelineWords } from './words';

/** One account of the picture. */
export interface TimelineAccount {
  readonly profileId: string;
  /** As views show it, made inert. */
  readonly name: string;
  readonly store: Pick<EventStore, 'events' | 'instance' | 'owner' | 'region' | 'state'>;
  /** When this computer saw that an event had ended, Unix milliseconds; undefined where it did not. */
  readonly endedAt: (event: EnsEvent) => number | undefined;
}

export interface TimelineParts {
  accounts: readonly TimelineAccount[];
  windows: readonly TimelineWindow[];
  /** Unix milliseconds. */
  now: number;
  /** The person's zone, an IANA name; the computer's when absent. */
  timeZone?: string | undefined;
  /** BCP 47 tag for names of days. */
  language: string;
  t: Translate;
}

/** What the timeline's page draws: the events of all accounts in order of time, and all its texts. */
export function timelineOf({ accounts, windows, now, timeZone, language, t }: TimelineParts): TimelineData {
  const several = accounts.length > 1;
  const nodes = numbered();
  const instances = numbered();
  const local = createLocalWriter({ timeZone });
  const events = accounts.flatMap(account =>
    [...account.store.events()].map(event => {
      const names = namesOf(event, account, t);
      const suffix = several ? ` · ${account.name}` : '';
      return {
        ...describe(event, { ...names, account, several, now, local, t }),
        node: nodes.of(`${account.profileId} ${names.nodeId}`, `${names.node}${suffix}`),
        instance: instances.of(`${account.profileId} ${event.resourceId}`, `${names.instance}${suffix}`),
      };
    }),
  );
  events.sort((a, b) => a.at - b.at);
  return {
    now,
    nodes: nodes.all(),
    instances: instances.all(),
    events,
    left: leftOf(events, now, t),
    windows: [...windows],
    ticks: ticksAround({ now, timeZone, language }),
    zone: timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    words: timelineWords(
      accounts.map(({ name }) => name),
      t,
    ),
    notes: notesOf(accounts, t),
    empty: events.length > 0 ? '' : emptyOf(accounts, t),
  };
}

/** How long there is left for each event, in the order of the events. `now` in Unix milliseconds. */
export function leftOf(events: readonly TimelineEvent[], now: number, t: Translate): string[] {
  return events.map(({ deadline, owed = false }) =>
    // A plan whose time has come is about to run, not late.
    deadline === undefined || (!owed && deadline <= now) ? '' : formatLeft(deadline, now, t),
  );
}

interface Setting {
  instance: string;
  node: string;
  /** Empty where it is not known. */
  nodeId: string;
  account: TimelineAccount;
  several: boolean;
  now: number;
  local: LocalWriter;
  t: Translate;
}

function describe(event: EnsEvent, setting: Setting): Omit<TimelineEvent, 'node' | 'instance'> {
  const { instance, node, nodeId, account, several, now, local, t } = setting;
  const { at, kind } = placeOf(event, now, account.endedAt(event));
  const due = sectionOf(event) === 'running' ? undefined : dueOf(event);
  const { publishTime } = event;
  const time = local(at);
  const about = typeTitle(event.type, t);
  const state = statusWord(event.status, t);
  const level = levelWord(event.level, t);
  const label = placeWord(kind, t);
  const details: [string, string | undefined][] = [
    [label, `${time} · ${formatUtc(at)}`],
    [t('Meaning'), typeMeaning(event.type, t)],
    [t('Reason'), event.reason],
    [t('Published'), publishTime === undefined || kind === 'published' ? undefined : local(publishTime)],
    ...unreadTimes(event, t).map(({ label, text }): [string, string] => [label, text]),
    [t('Node'), nodeId && nodeId !== node ? `${node} (${nodeId})` : node],
    [t('Event id'), event.eventId],
    [t('Account'), several ? account.name : undefined],
  ];
  return {
    account: account.profileId,
    key: eventKey(event),
    at,
    ...(publishTime !== undefined && publishTime < at && { from: publishTime }),
    ...(due && { deadline: due.time, owed: due.kind === 'answer' }),
    open: !hasEnded(event),
    shape: shapeOf(event),
    tone: toneOf(event),
    rank: levelRank(event),
    strong: event.level === 'CRITICAL',
    spoken: [instance, about, state, level, `${label} ${time}`, node, ...(several ? [account.name] : [])].join(', '),
    ...{ time, name: instance, place: node, about, state, level },
    ...(several && { accountName: account.name }),
    details: details.flatMap(([name, text]) => (text ? [[name, visible(text)] as const] : [])),
  };
}

function namesOf(event: EnsEvent, { store }: TimelineAccount, t: Translate) {
  const instance = store.instance(event.resourceId);
  const nodeId = nodeIdOf(event, store);
  return {
    instance: plainLabel(instance?.name ?? (event.resourceId || event.eventId)),
    nodeId: plainLabel(nodeId),
    node: nodeId ? plainLabel(nodeName(store.region(nodeId), t) ?? nodeId) : t('Node not known'),
  };
}

/** Gives each id a number, and keeps what it is called. */
function numbered(): { of: (id: string, label: string) => number; all: () => string[] } {
  const numbers = new Map<string, number>();
  const labels: string[] = [];
  return {
    of: (id, label) => {
      const number = numbers.get(id) ?? labels.push(label) - 1;
      numbers.set(id, number);
      return number;
    },
    all: () => labels,
  };
}
