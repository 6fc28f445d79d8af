// A window without VS Code: it carries out confirmed operations over real files until it is killed. See main.ts.
import { writeSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { unawaited } from '../../src/base/unawaited';
import { createEnsClient } from '../../src/ens/client';
import type { Clock } from '../../src/ens/ports';
import type { EnsClient } from '../../src/ens/types';
import { permissionFor } from '../../src/events/actions';
import { eventKey } from '../../src/events/event';
import { readSome } from '../../src/events/reader';
import { bindWriter, type ConfirmedTarget } from '../../src/operations/confirmation';
import { createFollowers } from '../../src/operations/followers';
import { createClaims } from '../../src/state/claims';
import { createJournal } from '../../src/operations/journal';
import { journalFile } from '../../src/state/journalFile';
import { createLocks, type Locks } from '../../src/state/locks';
import { keyOf, type Outcome } from '../../src/operations/operation';
import { performAll, type PerformAllParts } from '../../src/operations/performAll';
import { createRecords, type Records } from '../../src/operations/records';
import type { SettleParts } from '../../src/operations/settle';
import { thisWindow, neighborsOf } from '../../src/state/windows';
import { aConfirmation, aReading, aTarget, english } from '../builders';
import { holdMs, journalName, locksName, type Stage, type WriterSetting } from './setting';
import { shanghai } from '../personTime';

const never = new AbortController().signal;

/** Waits that take minutes are over 200 times sooner. */
const clock: Clock = { now: () => Date.now(), sleep: ms => wait(ms / 200) };

const self = thisWindow();
const { lives, canLookUp } = neighborsOf(self);

type Mark = (stage: Stage, ...eventIds: string[]) => void;

/** Says what was just done, and stands still where it is told to: no line of code runs meanwhile. */
function createMark(hold: WriterSetting['hold']): Mark {
  let rounds = 0;
  return (stage, ...eventIds) => {
    writeSync(1, `${stage} ${eventIds.join(',')}\n`);
    rounds += stage === hold?.stage ? 1 : 0;
    if (stage === hold?.stage && rounds === hold.round) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, holdMs);
    }
  };
}

function markedLocks(locks: Locks, mark: Mark): Locks {
  return {
    ...locks,
    take: async (key, holder) => {
      const other = await locks.take(key, holder);
      if (!other) {
        mark('locked', key);
      }
      return other;
    },
  };
}

function markedRecords(records: Records, mark: Mark): Records {
  return {
    ...records,
    begin: async operation => {
      await records.begin(operation);
      mark('begun', operation.eventId);
    },
    answer: async (id, outcome) => {
      await records.answer(id, outcome);
      mark('answered', records.get(id)?.eventId ?? id);
    },
  };
}

function markedClient(client: EnsClient, mark: Mark): EnsClient {
  return {
    ...client,
    eventRedeployInstance: (request, signal) => {
      mark('sending', request.eventId);
      return client.eventRedeployInstance(request, signal);
    },
    batchEventRedeployInstance: (requests, signal) => {
      mark('sending', ...requests.map(({ eventId }) => eventId));
      return client.batchEventRedeployInstance(requests, signal);
    },
  };
}

function isGoingOn({ kind }: Outcome): boolean {
  return kind === 'accepted' || kind === 'unknown';
}

async function main(): Promise<void> {
  const { host, credentials, folder, groups, hold } = JSON.parse(await text(process.stdin)) as WriterSetting;
  const mark = createMark(hold);
  mark('started');
  const client = markedClient(
    createEnsClient({ endpoint: { protocol: 'http', host }, credentials, clock, t: english, log: () => undefined }),
    mark,
  );
  const journal = createJournal(journalFile(path.join(folder, journalName), english));
  const signal = never;
  const claims = createClaims({ folder: path.join(folder, locksName), clock });
  const locks = createLocks({ claims, clock, warn: () => undefined, signal });
  const shared = {
    records: markedRecords(createRecords(journal), mark),
    locks: markedLocks(locks, mark),
    lives,
    canLookUp,
    self,
    clock,
    t: english,
    clockSkew: () => undefined,
  };
  const { records } = shared;
  const settling: SettleParts = {
    ...shared,
    isSameKey: () => Promise.resolve(true),
    readInstance: async id => (await client.describeInstances([id], never))[0],
    readEvent: async operation => {
      const wanted = { ...operation, type: operation.eventType };
      const { events, complete } = await readSome(client, [wanted], never);
      return { ...aReading(events.get(keyOf(operation))), complete };
    },
  };
  const followers = createFollowers({
    ...shared,
    hasAccount: () => true,
    partsFor: () => ({ signal, parts: settling }),
  });
  const performParts = (targets: ConfirmedTarget[]): PerformAllParts => ({
    ...shared,
    writer: bindWriter(client, aConfirmation({ targets, at: clock.now() })),
    recheck: () => Promise.resolve(undefined),
    readEvents: (events, ended) => readSome(client, events, ended),
    channel: { warn: () => undefined },
    local: shanghai,
  });

  const taken = await followers.resume();
  mark('resumed', ...taken.map(({ operation }) => operation.eventId));
  const ends = Promise.all(taken.map(one => one.settle()));
  // What was tried before would need a second confirmation, and nobody is there to give it.
  const known = new Set(records.all().map(keyOf));
  const untried = groups.map(group => group.filter(event => !known.has(eventKey(event))));
  for (const group of untried.filter(({ length }) => length > 0)) {
    const { events } = await readSome(client, group, never);
    const targets = [...events.values()]
      .filter(event => permissionFor('redeploy', event).allowed)
      .map(event => aTarget({ event }));
    mark('confirmed', ...targets.map(({ event }) => event.eventId));
    const results = await performAll(performParts(targets), never);
    const sent = results.map(({ operation }) => operation).filter(({ outcome }) => outcome && isGoingOn(outcome));
    mark('following', ...sent.map(({ eventId }) => eventId));
    await Promise.all(sent.map(operation => followers.follow(operation)));
    mark('ended', ...sent.map(({ eventId }) => eventId));
  }
  await ends;
}

unawaited(main(), 'what it throws ends this process, as a fault of the test');
