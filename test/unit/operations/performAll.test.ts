// Several calls one after the other: what a call that sends nothing means for those before and after it.
import assert from 'node:assert/strict';
import { EnsError } from '../../../src/ens/error';
import type { Result } from '../../../src/operations/perform';
import { performAll } from '../../../src/operations/performAll';
import { errorText } from '../../../src/views/errorWords';
import { aClient, anEvent, aTarget, aWriter, english } from '../../builders';
import { aDisk, aService, aWindow } from './setting';

const never = new AbortController().signal;
const unreachable = new EnsError({
  kind: 'network',
  code: 'ECONNREFUSED',
  message: 'No connection.',
  advice: 'x',
  phase: 'connect',
});
const silent = new EnsError({ kind: 'network', code: 'Timeout', message: 'No answer.', advice: 'x', phase: 'answer' });

/** As many confirmed redeploys, and a service that has their events. */
function setting(count: number) {
  const events = Array.from({ length: count }, (_, index) =>
    anEvent({ eventId: `e-${index}`, resourceId: `i-${index}` }),
  );
  const { parts } = aWindow(aDisk(), aService(events));
  const sizes: number[] = [];
  /** What the calls from the first on reject with; undefined answers. */
  const failures: (Error | undefined)[] = [];
  const answer = aClient({}).batchEventRedeployInstance;
  parts.writer.batchEventRedeployInstance = (request, signal) => {
    sizes.push(request.length);
    const failure = failures[sizes.length - 1];
    return failure ? Promise.reject(failure) : answer(request, signal);
  };
  parts.writer.eventRedeployInstance = () => {
    sizes.push(1);
    return Promise.resolve({ requestId: 'REQ-1' });
  };
  /** Reading the events before this call, from 0, rejects with the error. */
  const failReading = (call: number, error: Error) => {
    let reads = 0;
    const { readEvents } = parts;
    parts.readEvents = (wanted, signal) => {
      reads += 1;
      return reads - 1 === call ? Promise.reject(error) : readEvents(wanted, signal);
    };
  };
  /** What the person sees and confirms. */
  const seen = [...events];
  const told: number[] = [];
  const run = (signal = never, onTold: () => void = () => undefined) => {
    const { confirmation } = aWriter(aClient(), { targets: seen.map(event => aTarget({ event })) });
    const ids = seen.keys();
    const newId = () => `op-${ids.next().value ?? ''}`;
    return performAll(
      { ...parts, writer: { ...parts.writer, confirmation }, self: { pid: 1 }, newId },
      signal,
      results => {
        told.push(results.length);
        onTold();
      },
    );
  };
  return { sizes, failures, failReading, seen, told, run };
}

const wordsOf = (result: Result): string =>
  result.kind === 'sent'
    ? (result.operation.outcome?.kind ?? 'no outcome')
    : `${result.kind}, ${'reason' in result.why ? result.why.reason : ''}: ${result.why.message} ${result.why.advice}`;
const countsOf = (results: readonly Result[]) => {
  const counts: Record<string, number> = {};
  for (const words of results.map(wordsOf)) {
    counts[words] = (counts[words] ?? 0) + 1;
  }
  return counts;
};

describe('Carrying out several confirmed operations', () => {
  it('sends twenty a call and the rest in one more, and tells after each what there is', async () => {
    const { sizes, told, seen, run } = setting(41);
    const results = await run();
    assert.deepEqual(sizes, [20, 20, 1]);
    assert.deepEqual(told, [20, 40, 41]);
    assert.deepEqual(countsOf(results), { accepted: 41 });
    assert.deepEqual(
      results.map(({ operation }) => operation.id),
      seen.map((_, index) => `op-${index}`),
    );
  });

  it('makes no call more where twenty fill the last', async () => {
    const { sizes, told, run } = setting(40);
    await run();
    assert.deepEqual(sizes, [20, 20]);
    assert.deepEqual(told, [20, 40]);
  });

  it('says first that nothing was sent, where reading the events of the first call is refused or has no answer', async () => {
    const limit = new EnsError({
      kind: 'throttled',
      code: 'Throttling',
      message: 'm',
      advice: 'Wait.',
      phase: 'answer',
    });
    for (const [error, text] of [
      [limit, 'Nothing was sent. Wait. Code: Throttling'],
      [silent, 'Nothing was sent. x'],
    ] as const) {
      const { failReading, run, sizes } = setting(21);
      failReading(0, error);
      const failure = await run().then(
        () => new Error('none'),
        (reason: unknown) => reason as Error,
      );
      assert.deepEqual([errorText(failure, english), sizes], [text, []]);
    }
  });

  it('rejects where the events of the first call cannot be read: nothing was sent', async () => {
    const { sizes, failReading, run } = setting(25);
    failReading(0, unreachable);
    await assert.rejects(run(), unreachable);
    assert.deepEqual(sizes, []);
  });

  it('tells what was sent where the events of a later call cannot be read, and why those were not; the next is made', async () => {
    const { sizes, failReading, seen, run } = setting(45);
    failReading(1, unreachable);
    const results = await run();
    assert.deepEqual(sizes, [20, 5]);
    assert.deepEqual(countsOf(results), {
      accepted: 25,
      'stopped, unread: No connection. Nothing of this call was sent.': 20,
    });
    const unread = results.slice(20, 40).map(({ operation }) => operation.id);
    assert.deepEqual(
      unread,
      seen.slice(20, 40).map((_, index) => `op-${20 + index}`),
    );
  });

  it('tells what was sent before the account was signed out, and why the rest was not', async () => {
    const { sizes, run } = setting(25);
    const signedOut = new AbortController();
    const results = await run(signedOut.signal, () => {
      signedOut.abort();
    });
    assert.deepEqual(sizes, [20]);
    assert.deepEqual(countsOf(results), {
      accepted: 20,
      'stopped, unread: The account was signed out, or the window closed. Nothing of this call was sent.': 5,
    });
  });

  it('sends nothing more after an outcome that is not clear, and says what to wait for', async () => {
    const { sizes, failures, run } = setting(45);
    failures.push(undefined, silent);
    const results = await run();
    assert.deepEqual(sizes, [20, 20]);
    assert.deepEqual(countsOf(results), {
      accepted: 20,
      unknown: 20,
      'stopped, afterUnknown: Not sent, because the outcome of an earlier call is not clear. Wait for that outcome in the Operations view, then send the rest.': 5,
    });
  });

  it('goes on after events that were not sent because they changed', async () => {
    const { sizes, seen, run } = setting(25);
    seen[0] = { ...seen[0]!, status: 'Scheduled' };
    const results = await run();
    assert.deepEqual(sizes, [19, 5]);
    assert.equal(results[0]?.kind, 'stopped');
    assert.deepEqual(countsOf(results.slice(1)), { accepted: 24 });
  });
});
