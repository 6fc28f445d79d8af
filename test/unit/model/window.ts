import assert from 'node:assert/strict';
import { unawaited } from '../../../src/base/unawaited';
import { isEnsError } from '../../../src/ens/error';
import type { Clock } from '../../../src/ens/ports';
import type { EnsEvent, OperationRequest } from '../../../src/ens/types';
import { permissionFor } from '../../../src/events/actions';
import { eventKey, type EventKey } from '../../../src/events/event';
import { bindWriter, giveConfirmation, type Confirmation } from '../../../src/operations/confirmation';
import { createFollowers } from '../../../src/operations/followers';
import { createJournal } from '../../../src/operations/journal';
import { JournalError } from '../../../src/state/journalError';
import type { JournalFile } from '../../../src/state/journalFile';
import { unclearAttempt } from '../../../src/operations/lockEvent';
import type { Locks } from '../../../src/state/locks';
import type { Result } from '../../../src/operations/perform';
import { performAll, type PerformAllParts } from '../../../src/operations/performAll';
import { createRecords } from '../../../src/operations/records';
import { OperationRefused } from '../../../src/operations/refusal';
import type { SettleParts } from '../../../src/operations/settle';
import { neighborsOf, type WindowId } from '../../../src/state/windows';
import { aClient, aReading, aTarget, english } from '../../builders';
import { agreedWith, changeSince } from './account';
import type { Owner } from './scheduler';
import type { World } from './world';
import { shanghai } from '../../personTime';

export interface Agreement {
  events: readonly EnsEvent[];
  /** Whether it names an earlier attempt that is not clear. */
  names: boolean;
  /** How long from now it is planned for, milliseconds; else at once. */
  planIn?: number;
}

/** One VS Code window: the product's own code over the shared disk and service, each of its effects held back. */
export interface ModelWindow extends Owner, WindowId {
  /** Asks the person, who agrees, and carries it out; answers what came of it. */
  readonly confirm: (agreement: Agreement) => Promise<Result[]>;
  readonly resume: () => Promise<void>;
  /** Its list shows the events anew. */
  readonly refresh: () => Promise<void>;
  /** The account is signed out in this window, or in another one. */
  readonly signOut: (here: boolean) => Promise<void>;
  readonly signIn: () => Promise<void>;
}

export function openWindow(
  world: World,
  name: string,
  self: WindowId & { window: string; started: string },
): ModelWindow {
  const owner: Owner = { name: `${name} (${self.window}, process ${self.pid})`, alive: true };
  const { scheduler, service } = world;
  const through = <T>(what: string, effect: () => T) => scheduler.through(owner, what, effect);
  let session = new AbortController();
  /** The service's clock minus the computer's, as the last answer told. */
  let skew: number | undefined;
  const clock: Clock = {
    now: () => scheduler.now() + world.skew,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      await Promise.race([scheduler.sleep(owner, ms), ...(signal ? [aborted(signal)] : [])]);
    },
  };
  const file: Pick<JournalFile, 'append' | 'read'> = {
    append: line => {
      world.checkPlan(line, skew);
      return through(`journal ${JSON.stringify(line).slice(0, 90)}`, () => {
        world.append(line);
      });
    },
    read: () => through('reads the journal', world.readLines),
  };
  const release: Locks['release'] = async (key, id) => {
    // As locks.ts does where the system refuses: whoever gives it up hears nothing of it.
    if (!(await through(`unlocks ${key} of ${id}`, () => world.release(key, id)))) {
      const again = scheduler.sleep(owner, 1_000).then(() => release(key, id));
      unawaited(again, 'a window that is killed waits for ever');
    }
  };
  const locks: Locks = {
    take: (key, holder) => through(`locks ${key} for ${holder.operationId}`, () => world.take(key, holder)),
    release,
    holds: (key, id) => through(`looks at the lock of ${key}`, () => world.held.get(key)?.operationId === id),
    breakUp: () => Promise.resolve(),
  };
  const readEvents = (keys: readonly EventKey[], signal?: AbortSignal) =>
    through(`reads ${keys.join(', ')}`, () => {
      signal?.throwIfAborted();
      const reading = service.read(keys);
      skew = -world.skew;
      return reading;
    });
  const writerFor = (confirmation: Confirmation) => {
    const send = async (requests: readonly OperationRequest[]) => {
      const ids = requests.map(eventKey).join(', ');
      const answer = await through(`SENDS ${ids}`, () => world.deliver(self, confirmation, requests));
      return { requestId: 'REQ-W', results: await through(`hears about ${ids}`, answer) };
    };
    const client = aClient({
      eventRedeployInstance: async request => ({ requestId: (await send([request])).requestId }),
      batchEventRedeployInstance: send,
    });
    return bindWriter(client, confirmation);
  };
  const records = createRecords(createJournal(file));
  const processOf = (pid: number) => world.windows().find(window => window.alive && window.pid === pid);
  const { lives, canLookUp } = neighborsOf(self, {
    exists: pid => processOf(pid) !== undefined,
    startOf: pid => processOf(pid)?.started,
  });
  const shared = { records, locks, lives, canLookUp, clock, t: english, clockSkew: () => skew };
  const settling: SettleParts = {
    ...shared,
    readInstance: () => through('reads the instance', () => undefined),
    isSameKey: ({ keyHash }) => through('looks at the key', () => keyHash === world.account.key),
    readEvent: async (operation, signal) => {
      const { events, complete } = await readEvents([eventKey(operation)], signal);
      return { ...aReading(events.get(eventKey(operation))), complete };
    },
  };
  const followers = createFollowers({
    ...shared,
    self,
    hasAccount: () => world.account.signedIn,
    partsFor: () => (world.account.signedIn ? { signal: session.signal, parts: settling } : undefined),
  });
  const resume = async () => {
    for (const { settle } of await followers.resume()) {
      world.expectKnownErrors(settle());
    }
  };

  const ask = async ({ events, names, planIn }: Agreement): Promise<Confirmation | undefined> => {
    const seen = await readEvents(events.map(eventKey));
    await records.reload();
    const operations = records.all();
    return through('the person confirms', () => {
      const agreed = agreedWith(world.account);
      const targets = [...seen.events.values()]
        .filter(event => permissionFor('redeploy', event).allowed)
        .map(event => {
          const unclear = names ? unclearAttempt(operations, event) : undefined;
          const plan =
            planIn === undefined
              ? { opsType: 'immediate' as const }
              : { opsType: 'scheduled' as const, planTime: clock.now() + planIn };
          return aTarget({ event, plan, ...(unclear && { again: unclear.id }) });
        });
      return agreed && world.confirmed(giveConfirmation({ ...agreed, action: 'redeploy', targets, at: clock.now() }));
    });
  };
  const carryOut = async (confirmation: Confirmation): Promise<Result[]> => {
    // Made once, from the credentials that the confirmation names.
    const changed = await through('opens the account', () => changeSince(world.account, confirmation));
    if (changed) {
      throw changed;
    }
    const parts: PerformAllParts = {
      ...shared,
      writer: writerFor(confirmation),
      readEvents: (wanted, signal) => readEvents(wanted.map(eventKey), signal),
      recheck: () => through('looks at account and rule', () => changeSince(world.account, confirmation)),
      channel: { warn: () => undefined },
      local: shanghai,
      self,
      newId: world.nextId,
    };
    return performAll(parts, session.signal);
  };

  return Object.assign(owner, {
    ...self,
    confirm: async (agreement: Agreement) => {
      const confirmation = await ask(agreement);
      if (!confirmation) {
        return [];
      }
      const results = await world.checkTold(confirmation, carryOut(confirmation));
      assertStopsAfterUnclear(results);
      for (const { kind, operation } of results) {
        if (kind === 'sent' && (operation.outcome?.kind === 'accepted' || operation.outcome?.kind === 'unknown')) {
          world.expectKnownErrors(followers.follow(operation));
        }
      }
      if (!world.account.signedIn) {
        await resume();
      }
      return results;
    },
    resume,
    refresh: async () => {
      const { events } = await readEvents(world.events.map(eventKey));
      await followers.see('p1', key => events.get(key));
    },
    signOut: async (here: boolean) => {
      session.abort();
      if (here) {
        await followers.leave('p1');
      }
      await resume();
    },
    signIn: async () => {
      session = new AbortController();
      await records.reload();
      await followers.takeUp({ profileId: 'p1', name: 'Test', keyHash: world.account.key });
      await resume();
    },
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('It ended.', 'AbortError'));
    });
  });
}

/** A call carries 20; what comes after one without a clear outcome is not sent. */
function assertStopsAfterUnclear(results: readonly Result[]): void {
  const unclear = results.findIndex(({ operation }) => operation.outcome?.kind === 'unknown');
  const later = unclear < 0 ? [] : results.slice(20 * (1 + Math.floor(unclear / 20)));
  assert.ok(!later.some(({ kind }) => kind === 'sent'), 'it went on after an outcome that was not clear');
}

/** Failures that a person is told of, after which nothing is lost. */
export function isKnownError(error: unknown): boolean {
  const ended = error instanceof Error && error.name === 'AbortError';
  return isEnsError(error) || error instanceof JournalError || error instanceof OperationRefused || ended;
}
