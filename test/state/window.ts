// A window without VS Code over the real state folder. It does what it is told and asks the service, which is its parent.
import * as system from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { EnsError } from '../../src/ens/error';
import type { Clock } from '../../src/ens/ports';
import { systemClock } from '../../src/ens/systemClock';
import type { EnsEvent } from '../../src/ens/types';
import { permissionFor } from '../../src/events/actions';
import { eventKey } from '../../src/events/event';
import { bindWriter } from '../../src/operations/confirmation';
import { createFollowers } from '../../src/operations/followers';
import { createJournal } from '../../src/operations/journal';
import { keptLines } from '../../src/operations/keptLines';
import { performAll } from '../../src/operations/performAll';
import { createRecords } from '../../src/operations/records';
import { sharedKeyring } from '../../src/accounts/keyring';
import { createProfileList } from '../../src/accounts/profileList';
import { isStoredList } from '../../src/accounts/storedList';
import type { StoredProfile } from '../../src/accounts/storedProfile';
import { compactJournal } from '../../src/state/compact';
import type { StateDocument } from '../../src/state/document';
import { openState } from '../../src/state/openState';
import { aClient, aConfirmation, aReading, aTarget, english } from '../builders';
import { laterVersion } from './laterVersion';
import type { Command, Report, ServiceAnswer, WindowSetting } from './messages';
import { shanghai } from '../personTime';

const never = new AbortController().signal;
const setting = JSON.parse(process.argv[2] ?? '') as WindowSetting;

/** Waits that take minutes are over at once. */
const clock: Clock = { now: () => Date.now(), sleep: ms => wait(Math.min(ms / 5_000, 4)) };

/** A part of the record is long enough for a new one, bytes. */
const longBytes = 64 * 1024;

const say = (report: Report) => process.send?.(report);
const questions = new Map<number, (answer: ServiceAnswer) => void>();
let asked = 0;
const ask = (kind: 'read' | 'send', keys: readonly string[]) =>
  new Promise<ServiceAnswer>(resolve => {
    asked += 1;
    questions.set(asked, resolve);
    say({ kind, question: asked, keys });
  });

const readEvents = async (wanted: readonly Pick<EnsEvent, 'eventId' | 'resourceId'>[]) => {
  const { events = [] } = await ask('read', wanted.map(eventKey));
  return { complete: true, events: new Map(events.map(event => [eventKey(event), event])) };
};
const send = async (keys: readonly string[]) => {
  const { reset } = await ask('send', keys);
  if (reset) {
    throw new EnsError({ kind: 'network', code: 'ECONNRESET', message: 'Reset.', advice: 'x', phase: 'sent' });
  }
};
const client = aClient({
  eventRedeployInstance: async request => {
    await send([eventKey(request)]);
    return { requestId: 'REQ-1' };
  },
  batchEventRedeployInstance: async requests => {
    await send(requests.map(eventKey));
    return {
      requestId: 'REQ-B',
      results: requests.map(({ eventId, resourceId }) => ({
        eventId,
        resourceId,
        code: '200',
        message: '',
        requestId: 'REQ-1',
      })),
    };
  },
});

/** What the disk refuses at the moment: the system's code. */
let trouble: string | undefined;

function main(): void {
  const base = openState({
    folder: setting.folder,
    own: setting.own,
    clock,
    t: english,
    warn: () => undefined,
    signal: never,
  });
  const { self, neighbors, journalPath, leaseOf } = base;
  const accounts = createProfileList({
    document: base.documentOf('accounts.json', isStoredList),
    memento: { get: () => undefined },
    keyring: sharedKeyring,
    // It gives up after ten seconds, which are over in no time by the other one.
    clock: systemClock,
    t: english,
    onChanged: () => undefined,
  });
  const state = setting.version === 2 ? laterVersion(base) : base;
  const journal = createJournal({
    append: async line => {
      if (trouble !== undefined) {
        throw Object.assign(new Error(trouble), { code: trouble });
      }
      await state.journal.append(line);
      say({ kind: 'written', line: nameOf(line) });
    },
    read: state.journal.read,
  });
  const records = createRecords(journal);
  const { locks } = state;
  const shared = { records, locks, ...neighbors, clock, t: english, clockSkew: () => undefined };
  const settling = {
    ...shared,
    isSameKey: () => Promise.resolve(true),
    readInstance: () => Promise.resolve(undefined),
    readEvent: async (operation: Pick<EnsEvent, 'eventId' | 'resourceId'>) =>
      aReading((await readEvents([operation])).events.get(eventKey(operation))),
  };
  const followers = createFollowers({
    ...shared,
    self,
    hasAccount: () => true,
    partsFor: () => ({ signal: never, parts: settling }),
  });
  const act = async (events: readonly EnsEvent[]) => {
    await records.reload();
    const fresh = await readEvents(events);
    const targets = [...fresh.events.values()]
      .filter(event => permissionFor('redeploy', event).allowed)
      .map(event => aTarget({ event }));
    if (targets.length === 0) {
      return;
    }
    const results = await performAll(
      {
        ...shared,
        writer: bindWriter(client, aConfirmation({ targets, at: clock.now() })),
        recheck: () => Promise.resolve(undefined),
        readEvents,
        channel: { warn: () => undefined },
        local: shanghai,
        self,
      },
      never,
    );
    const sent = results.flatMap(result => (result.kind === 'sent' ? [result.operation] : []));
    await Promise.all(sent.map(operation => followers.follow(operation)));
  };
  const see = async () => {
    await records.reload();
    const open = records.all().filter(({ end }) => !end);
    const { events } = await readEvents(open);
    for (const profileId of new Set(open.map(one => one.profileId))) {
      await followers.see(profileId, key => events.get(key));
    }
  };
  const run = async (command: Command): Promise<void> => {
    switch (command.kind) {
      case 'act':
        return act(command.events);
      case 'resume':
        await Promise.all((await followers.resume()).map(({ settle }) => settle()));
        return;
      case 'see':
        return see();
      case 'compact': {
        const lease = leaseOf('compact');
        if (await lease.hold(60_000)) {
          await compactJournal(journalPath, keptLines, system, longBytes).finally(lease.release);
        }
        return;
      }
      case 'addAccount':
        return setting.version === 2
          ? addLaterAccount(base.documentOf('accounts.json', isStoredList), command.id)
          : accounts.add(anAccount(command.id));
      case 'removeAccount':
        return accounts.drop(command.id);
      case 'trouble':
        trouble = command.code;
    }
  };

  process.on('message', (message: Command | ServiceAnswer) => {
    if ('answer' in message) {
      questions.get(message.answer)?.(message);
      questions.delete(message.answer);
      return;
    }
    const { number } = message;
    run(message).then(
      () => say({ kind: 'done', number }),
      (error: unknown) => say({ kind: 'done', number, error: error instanceof Error ? error.name : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  say({ kind: 'ready' });
}

function anAccount(id: string): StoredProfile {
  const endpoint = { protocol: 'https', host: 'ens.aliyuncs.com' } as const;
  return { id, name: id, kind: 'accessKey', maskedKeyId: 'LTAI…0000', site: 'china', endpoint };
}

/** An account of a kind that this version does not know. */
function addLaterAccount(document: StateDocument, id: string): Promise<void> {
  return document.change(value => {
    const profiles = Array.isArray(value['profiles']) ? (value['profiles'] as unknown[]) : [];
    return { active: {}, taken: [], ...value, profiles: [...profiles, { id, kind: 'cliProfile', follows: 'default' }] };
  });
}

/** A line by what it is about, as the parent finds it again. */
function nameOf(line: object): string {
  const { kind, id, operation } = line as { kind: string; id?: string; operation?: { id: string } };
  return `${kind} ${operation?.id ?? id ?? ''}`;
}

main();
