import assert from 'node:assert/strict';
import { isEnsError } from '../../../src/ens/error';
import type { Clock } from '../../../src/ens/ports';
import type { EnsEvent, OperationRequest } from '../../../src/ens/types';
import { permissionFor } from '../../../src/events/actions';
import { eventKey, type EventKey } from '../../../src/events/event';
import { createFollowers } from '../../../src/operations/followers';
import { createJournal } from '../../../src/operations/journal';
import { JournalError, type JournalFile } from '../../../src/operations/journalFile';
import { unclearAttempt } from '../../../src/operations/lockEvent';
import type { Locks } from '../../../src/operations/locks';
import type { Intent, PerformParts, Result } from '../../../src/operations/perform';
import { performAll } from '../../../src/operations/performAll';
import { createRecords } from '../../../src/operations/records';
import { windowLives, type WindowId } from '../../../src/operations/windows';
import { aClient, anOperation, english } from '../../builders';
import type { Owner } from './scheduler';
import type { World } from './world';

export interface Confirmation {
  events: readonly EnsEvent[];
  /** Whether it names an earlier attempt that is not clear. */
  names: boolean;
  /** How long from now it is planned for, milliseconds; else at once. */
  planIn?: number;
}

/** One VS Code window: the product's own code over the shared disk and service, each of its effects held back. */
export interface ModelWindow extends Owner, Required<WindowId> {
  /** Asks the person, who agrees, and carries it out; answers what was confirmed and what came of it. */
  readonly confirm: (confirmation: Confirmation) => Promise<Result[]>;
  readonly resume: () => Promise<void>;
  /** How many confirmations are being carried out. */
  readonly busy: () => number;
}

const never = new AbortController().signal;

export function openWindow(world: World, name: string, self: Required<WindowId>): ModelWindow {
  const owner: Owner = { name: `${name} (${self.window}, process ${self.pid})`, alive: true };
  const { scheduler, service } = world;
  const through = <T>(what: string, effect: () => T) => scheduler.through(owner, what, effect);
  const clock: Clock = {
    now: () => scheduler.now() + world.skew,
    sleep: ms => scheduler.sleep(owner, ms),
  };
  const file: JournalFile = {
    append: line =>
      through(`journal ${JSON.stringify(line).slice(0, 90)}`, () => {
        world.append(line);
      }),
    read: () => through('reads the journal', world.readLines),
  };
  const locks: Locks = {
    take: (key, holder) => through(`locks ${key} for ${holder.operationId}`, () => world.take(key, holder)),
    release: (key, id) =>
      through(`unlocks ${key} of ${id}`, () => {
        world.release(key, id);
      }),
  };
  const readEvents = (keys: readonly EventKey[]) => through(`reads ${keys.join(', ')}`, () => service.read(keys));
  const send = async (requests: readonly OperationRequest[]) => {
    const ids = requests.map(eventKey).join(', ');
    const answer = await through(`SENDS ${ids}`, () => world.deliver(self, requests));
    return { requestId: 'REQ-W', results: await through(`hears about ${ids}`, answer) };
  };
  const records = createRecords(createJournal(file), self);
  const processOf = (pid: number) => world.windows().find(window => window.alive && window.pid === pid);
  const lives = windowLives(self, {
    exists: pid => processOf(pid) !== undefined,
    startOf: pid => processOf(pid)?.started,
  });
  const parts: PerformParts = {
    client: aClient({
      eventRedeployInstance: async request => ({ requestId: (await send([request])).requestId }),
      batchEventRedeployInstance: send,
    }),
    readEvents: events => readEvents(events.map(eventKey)),
    records,
    locks,
    lives,
    clock,
    t: english,
    channel: { warn: () => undefined },
  };
  const readInstance = () => through('reads the instance', () => undefined);
  const followers = createFollowers({
    records,
    self,
    lives,
    t: english,
    partsFor: () => ({
      signal: never,
      parts: {
        ...parts,
        readInstance,
        readEvent: async operation => (await readEvents([eventKey(operation)])).get(eventKey(operation)),
      },
    }),
  });

  let busy = 0;
  const carryOut = async ({ events, names, planIn }: Confirmation): Promise<Result[]> => {
    const seen = await readEvents(events.map(eventKey));
    await records.reload();
    const operations = records.all();
    const intents = await through('the person confirms', () =>
      [...seen.values()]
        .filter(event => permissionFor('redeploy', event).allowed)
        .map((event): Intent => {
          const unclear = names ? unclearAttempt(operations, eventKey(event)) : undefined;
          const plan =
            planIn === undefined ? undefined : { opsType: 'scheduled' as const, planTime: clock.now() + planIn };
          return { event, operation: operationFor(world.confirmed(event), self, event, plan, unclear?.id) };
        }),
    );
    const results = await performAll(parts, 'redeploy', intents, never);
    assertStopsAfterUnclear(results);
    for (const { kind, operation } of results) {
      if (kind === 'sent' && (operation.outcome?.kind === 'accepted' || operation.outcome?.kind === 'unknown')) {
        world.expectKnownErrors(followers.follow(operation));
      }
    }
    return results;
  };

  return Object.assign(owner, {
    ...self,
    busy: () => busy,
    confirm: async (confirmation: Confirmation) => {
      busy += 1;
      try {
        return await carryOut(confirmation);
      } finally {
        busy -= 1;
      }
    },
    resume: async () => {
      for (const { end } of await followers.resume()) {
        world.expectKnownErrors(end);
      }
    },
  });
}

function operationFor(
  id: string,
  self: WindowId,
  { eventId, resourceId, status, notBefore }: EnsEvent,
  plan: Intent['operation']['plan'] = { opsType: 'immediate' },
  again: string | undefined,
): Intent['operation'] {
  return anOperation({
    id,
    ...self,
    eventId,
    resourceId,
    statusBefore: status,
    ...(notBefore !== undefined && { notBeforeBefore: notBefore }),
    plan,
    ...(again !== undefined && { again }),
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
  return isEnsError(error) || error instanceof JournalError;
}
