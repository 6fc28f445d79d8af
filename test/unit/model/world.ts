import assert from 'node:assert/strict';
import type { EnsEvent, OperationRequest } from '../../../src/ens/types';
import { eventKey, type EventKey } from '../../../src/events/event';
import type { Confirmation } from '../../../src/operations/confirmation';
import { fold } from '../../../src/operations/journalFold';
import { JournalError } from '../../../src/state/journalError';
import type { LockHolder } from '../../../src/state/locks';
import { isOpen, keyOf, type Operation } from '../../../src/operations/operation';
import type { Result } from '../../../src/operations/perform';
import { requestFor } from '../../../src/operations/plan';
import { isSameWindow, type WindowId } from '../../../src/state/windows';
import { anEvent, noon } from '../../builders';
import { aModelAccount, type ModelAccount } from './account';
import { createScheduler, type Scheduler } from './scheduler';
import { createModelService, type Arrival, type ModelService } from './service';
import { isKnownError, openWindow, type ModelWindow } from './window';

type Line = Record<string, unknown>;
type Attempt = Arrival & { operation: Operation; confirmation: Confirmation };

/** A computer with a disk and its windows, and the service; what must always hold is checked with each effect. */
export interface World {
  readonly scheduler: Scheduler;
  readonly service: ModelService;
  readonly account: ModelAccount;
  readonly events: readonly EnsEvent[];
  /** The computer's clock minus true time, which is the service's, milliseconds. */
  skew: number;
  /** What the disk refuses: to write, to read, or to flush what it wrote. */
  disk: 'fine' | 'full' | 'unreadable' | 'unflushed';
  /** Locks that are given up are not removed. */
  locksStick: boolean;
  readonly trace: string[];
  readonly held: ReadonlyMap<EventKey, LockHolder>;
  readonly operations: () => Operation[];
  /** One for each name, dead ones included. */
  readonly windows: () => ModelWindow[];
  readonly window: (name: string) => ModelWindow;
  /** A new process in place of the old one, if that is gone. */
  readonly start: (name: string) => ModelWindow;
  /** Counts what was agreed to. */
  readonly confirmed: (confirmation: Confirmation) => Confirmation;
  readonly nextId: () => string;
  /** @param skew what the window knows of the service's clock */
  readonly checkPlan: (line: object, skew: number | undefined) => void;
  readonly append: (line: object) => void;
  readonly readLines: () => readonly Line[];
  readonly take: (key: EventKey, holder: LockHolder) => LockHolder | undefined;
  /** False where the system did not remove it. */
  readonly release: (key: EventKey, operationId: string) => boolean;
  readonly deliver: (
    window: WindowId,
    confirmation: Confirmation,
    requests: readonly OperationRequest[],
  ) => ReturnType<ModelService['receive']>['answer'];
  /** What is told of a confirmation must be true at that moment. */
  readonly checkTold: (confirmation: Confirmation, work: Promise<Result[]>) => Promise<Result[]>;
  /** The work may fail as the product says it may, in no other way. */
  readonly expectKnownErrors: (work: Promise<unknown>) => void;
  /** @throws what failed in another way */
  readonly check: () => void;
}

export function createWorld(eventCount: number): World {
  const trace: string[] = [];
  const scheduler = createScheduler(noon, line => trace.push(line));
  const events = Array.from({ length: eventCount }, (_, n) => anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` }));
  const service = createModelService(scheduler.now, events);
  const lines: Line[] = [];
  const held = new Map<EventKey, LockHolder>();
  const confirmations: Confirmation[] = [];
  const attempts: Attempt[] = [];
  const windows = new Map<string, ModelWindow>();
  const failures: Error[] = [];
  let ids = 0;
  let starts = 0;

  /** The system gives out again what the windows that are gone had. */
  const freePid = () => [100, 101].find(pid => ![...windows.values()].some(old => old.alive && old.pid === pid)) ?? 102;

  const attemptsAt = (key: EventKey) => attempts.filter(({ operation }) => keyOf(operation) === key);
  const targetsAt = (key: EventKey) =>
    confirmations.flatMap(({ targets }) => targets).filter(({ event }) => eventKey(event) === key);

  /** The operation that this write carries out; its begin line must be on the disk, and no other write be for it. */
  const begunFor = (window: WindowId, request: OperationRequest): Operation => {
    const key = eventKey(request);
    const operation = fold(lines)
      .filter(begun => isSameWindow(begun, window) && keyOf(begun) === key)
      .at(-1);
    assert.ok(operation && !operation.outcome, `${key} was sent without a line in the journal before`);
    assert.ok(!attempts.some(attempt => attempt.operation.id === operation.id), `${operation.id} was sent twice`);
    return operation;
  };
  /** The code under test makes an outcome of any failure: what does not hold has to be told past it. */
  const mustHold = <T>(what: () => T): T => {
    try {
      return what();
    } catch (error) {
      failures.push(asError(error));
      throw error;
    }
  };
  const checkAttempt = ({ operation }: Attempt) => {
    const key = keyOf(operation);
    const before = attemptsAt(key);
    assert.ok(before.length < targetsAt(key).length, `${key} was sent more often than confirmed`);
    const earlier = before.filter(({ refused }) => !refused).at(-1)?.operation;
    assert.ok(
      !earlier ||
        operation.again === earlier.id ||
        operation.statusBefore !== earlier.statusBefore ||
        operation.notBeforeBefore !== earlier.notBeforeBefore,
      `${operation.id} repeats ${earlier?.id ?? ''}, which its confirmation did not name`,
    );
  };
  /** Nothing goes out that differs from its confirmation in any part. */
  const checkRequest = ({ account, targets }: Confirmation, operation: Operation, request: OperationRequest) => {
    const target = targets.find(({ event }) => eventKey(event) === eventKey(request));
    assert.ok(target, `${eventKey(request)} was never confirmed`);
    assert.deepEqual(request, requestFor(target.event, target.plan), 'other parameters than confirmed');
    assert.deepEqual(operation.plan, target.plan, 'another plan on record than confirmed');
    assert.equal(operation.keyHash, account.keyHash, 'another key on record than confirmed');
    assert.equal(operation.again, target.again, 'another earlier attempt on record than was named');
  };
  const checkAnswers = () => {
    for (const { id, outcome } of fold(lines)) {
      const attempt = attempts.find(({ operation }) => operation.id === id);
      const harmless = outcome?.kind === 'notSent' || outcome?.kind === 'refused';
      assert.ok(!(harmless && attempt?.executed), `${id} was carried out and is recorded as ${outcome?.kind ?? ''}`);
      assert.ok(!(outcome?.kind === 'notSent' && attempt), `${id} arrived and is recorded as not sent`);
    }
  };
  /** What is told of an end must be so. */
  const checkEnded = () => {
    for (const operation of fold(lines)) {
      const { id, end } = operation;
      if (end?.how === 'changedElsewhere') {
        const others = attemptsAt(keyOf(operation)).some(other => other.executed && other.operation.id !== id);
        assert.ok(service.wasMoved(keyOf(operation)) || others, `${id} is told as changed by someone else`);
      }
    }
  };
  const diskWorks = (broken: World['disk'], code: string) => {
    if (world.disk === broken) {
      throw new JournalError('The disk does not work.', 'Repair it.', code);
    }
  };

  const world: World = {
    scheduler,
    service,
    account: aModelAccount(),
    events,
    skew: 0,
    disk: 'fine',
    locksStick: false,
    trace,
    held,
    operations: () => fold(lines),
    windows: () => [...windows.values()],
    window: name => windows.get(name) ?? world.start(name),
    start: name => {
      const old = windows.get(name);
      if (old?.alive) {
        return old;
      }
      starts += 1;
      const fresh = openWindow(world, name, { pid: freePid(), window: `w-${starts}`, started: String(starts) });
      windows.set(name, fresh);
      world.expectKnownErrors(fresh.resume());
      return fresh;
    },
    confirmed: confirmation => {
      confirmations.push(confirmation);
      return confirmation;
    },
    nextId: () => {
      ids += 1;
      return `op-${ids}`;
    },
    checkPlan: (line, skew) => {
      const { kind, operation } = line as { kind?: string; operation?: Operation };
      // What a window heard of the service's clock is of no use once the computer's was set.
      if (kind === 'begin' && operation?.plan.opsType === 'scheduled' && skew === -world.skew) {
        const left = operation.plan.planTime - scheduler.now();
        mustHold(() => {
          assert.ok(left >= 60_000, `${operation.id} is begun ${left} ms before its time by the service's clock`);
        });
      }
    },
    append: line => {
      diskWorks('full', 'ENOSPC');
      lines.push(JSON.parse(JSON.stringify(line)) as Line);
      mustHold(checkAnswers);
      mustHold(checkEnded);
      diskWorks('unflushed', 'EIO');
    },
    readLines: () => {
      diskWorks('unreadable', 'EIO');
      return [...lines];
    },
    take: (key, holder) => {
      const other = held.get(key);
      if (!other) {
        held.set(key, holder);
      }
      return other;
    },
    release: (key, operationId) => {
      const own = held.get(key)?.operationId === operationId;
      if (own && !world.locksStick) {
        held.delete(key);
      }
      return !own || !world.locksStick;
    },
    deliver: (window, confirmation, requests) => {
      const operations = new Map(
        requests.map(request => {
          const operation = mustHold(() => begunFor(window, request));
          mustHold(() => {
            checkRequest(confirmation, operation, request);
          });
          return [eventKey(request), operation];
        }),
      );
      const { arrivals, answer } = service.receive(requests);
      for (const arrival of arrivals) {
        const operation = operations.get(eventKey(arrival.request));
        if (operation) {
          mustHold(() => {
            checkAttempt({ ...arrival, operation, confirmation });
          });
          attempts.push({ ...arrival, operation, confirmation });
        }
      }
      return answer;
    },
    checkTold: async (confirmation, work) => {
      const arrivedAt = (id: string) => attempts.find(({ operation }) => operation.id === id);
      try {
        const results = await work;
        mustHold(() => {
          assert.equal(results.length, confirmation.targets.length, 'something is told of each');
          for (const { kind, operation } of results) {
            const attempt = arrivedAt(operation.id);
            const told = kind === 'stopped' ? 'notSent' : operation.outcome?.kind;
            assert.ok(told !== 'notSent' || !attempt, `${operation.id} arrived and is told as not sent`);
            assert.ok(told !== 'refused' || !attempt?.executed, `${operation.id} was carried out, told as refused`);
            assert.ok(
              told !== 'accepted' || attempt?.executed,
              `${operation.id} was not carried out, told as accepted`,
            );
          }
        });
        return results;
      } catch (error) {
        // Whoever hears of this is told that nothing was sent.
        const sent = attempts.some(attempt => attempt.confirmation === confirmation);
        mustHold(() => {
          assert.ok(!sent, 'something was sent and is told as not sent');
        });
        throw error;
      }
    },
    expectKnownErrors: work => {
      work.catch((error: unknown) => {
        if (!isKnownError(error)) {
          failures.push(asError(error));
        }
      });
    },
    check: () => {
      const [failure] = failures;
      if (failure) {
        throw failure;
      }
      checkEnds();
    },
  };

  /** What was carried out or begun stays known: open, or ended with what became of it. */
  const checkEnds = () => {
    const known = new Map(world.operations().map(operation => [operation.id, operation]));
    for (const { operation, executed } of attempts) {
      const now = known.get(operation.id);
      assert.ok(now, `${operation.id} is lost`);
      assert.ok(!executed || isOpen(now) || now.end, `${operation.id} is neither open nor ended`);
    }
  };
  return world;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
