import type { Translate } from '../base/translate';
import { dueOf } from '../events/deadline';
import { dueLabel } from '../events/dueWords';
import { formatUtc, type LocalWriter } from '../base/format';
import { plainLabel } from '../base/inert';
import { typeMeaning, typeWord } from '../events/typeWords';
import { unreadTimes } from '../events/unreadTimes';
import { levelWord, statusWord } from '../events/words';
import type { SharedEvent } from './sharedEvent';

/** A piece of text, and whether it is our own words: what is not may hold anything. */
export interface Piece {
  text: string;
  ours: boolean;
}

export interface EventFacts {
  /** What the instance is called; untrusted. */
  name: string;
  /** What it is about, its state and its level, a word each. */
  about: readonly Piece[];
  /** Only facts that there are. */
  rows: readonly (Piece & { label: string })[];
}

/** What people tell each other of an event, in the reader's language, for the texts made of it. Times local and in UTC. */
export function eventFacts(
  { event, instance, nodeId, account }: SharedEvent,
  local: LocalWriter,
  t: Translate,
): EventFacts {
  const due = dueOf(event);
  const rows = [
    row(t('Meaning'), typeMeaning(event.type, t), true),
    row(t('Reason'), event.reason),
    ...(due ? [row(dueLabel(due, t), bothTimes(due.time, local), true)] : []),
    row(t('Published'), bothTimes(event.publishTime, local), true),
    row(t('Not before'), bothTimes(event.notBefore, local), true),
    ...unreadTimes(event, t).map(({ label, text }) => row(label, text)),
    row(t('Node'), nodeId),
    row(t('Account'), account),
    row(t('Event type'), event.type),
    row(t('Event id'), event.eventId),
    row(t('Resource id'), event.resourceId),
  ];
  return {
    name: instance?.name ?? (event.resourceId || event.eventId),
    about: [
      word(event.type, typeWord(event.type, t)),
      word(event.status, statusWord(event.status, t)),
      word(event.level, levelWord(event.level, t)),
    ].filter(({ text }) => text !== ''),
    rows: rows.flatMap(one => (one.text ? [{ ...one, text: one.text }] : [])),
  };
}

function row(label: string, text: string | undefined, ours = false) {
  return { label, text, ours };
}

/** A word of the service's that we have none for comes out of `…Word` as it came. */
function word(raw: string, shown: string): Piece {
  return { text: shown, ours: shown !== plainLabel(raw) };
}

function bothTimes(ms: number | undefined, local: LocalWriter): string | undefined {
  return ms === undefined ? undefined : `${local(ms)} · ${formatUtc(ms)}`;
}
