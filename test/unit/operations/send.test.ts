import assert from 'node:assert/strict';
import { EnsError } from '../../../src/ens/error';
import type { EnsClient } from '../../../src/ens/types';
import { actions, type Action } from '../../../src/events/actions';
import type { Intent } from '../../../src/operations/confirmation';
import { send as sendThrough } from '../../../src/operations/send';
import { aClient, anEvent, aWriter, english } from '../../builders';
import { anIntent } from './setting';

const two = [anIntent(), anIntent({ id: 'op-2' }, anEvent({ eventId: 'e-2' }))];

let log: string[] = [];

function send(client: EnsClient, action: Action, intents: readonly Intent[]) {
  log = [];
  const writer = aWriter(client, { action });
  return sendThrough({ writer, t: english, channel: { warn: line => log.push(line) } }, intents);
}

/** A client that answers and keeps the name of each operation it was asked for. */
function named(asked: string[]): EnsClient {
  const one = (name: string) => () => {
    asked.push(name);
    return Promise.resolve({ requestId: 'R' });
  };
  const many =
    (name: string): EnsClient['batchEventRedeployInstance'] =>
    requests => {
      asked.push(name);
      return Promise.resolve({ requestId: 'B', results: requests.map(({ eventId }) => ({ eventId, code: '200' })) });
    };
  return aClient({
    eventRedeployInstance: one('EventRedeployInstance'),
    eventRebootInstance: one('EventRebootInstance'),
    eventMigrateInstance: one('EventMigrateInstance'),
    batchEventRedeployInstance: many('BatchEventRedeployInstance'),
    batchEventRebootInstance: many('BatchEventRebootInstance'),
    batchEventMigrateInstance: many('BatchEventMigrateInstance'),
  });
}

describe('Sending what was confirmed', () => {
  const names: Record<Action, string> = {
    redeploy: 'EventRedeployInstance',
    reboot: 'EventRebootInstance',
    migrate: 'EventMigrateInstance',
  };
  for (const action of actions) {
    it(`${action}: one event by ${names[action]}, several by its batch form, one call each`, async () => {
      const asked: string[] = [];
      const client = named(asked);
      const { outcomes, error } = await send(client, action, two.slice(0, 1));
      assert.deepEqual([outcomes, error], [[{ kind: 'accepted', requestId: 'R' }], undefined]);
      assert.deepEqual((await send(client, action, two)).outcomes, [
        { kind: 'accepted', requestId: 'B' },
        { kind: 'accepted', requestId: 'B' },
      ]);
      assert.deepEqual(asked, [names[action], `Batch${names[action]}`]);
    });
  }

  it('a batch that fails: each of its events has the outcome of the call, with code, words and RequestId', async () => {
    const error = new EnsError({
      kind: 'throttled',
      code: 'Throttling.Api',
      message: 'Slow down.',
      advice: 'Wait.',
      phase: 'answer',
      httpStatus: 400,
      requestId: 'R-9',
    });
    const client = aClient({ batchEventRedeployInstance: () => Promise.reject(error) });
    const outcome = { kind: 'refused', code: 'Throttling.Api', message: 'Slow down.', requestId: 'R-9' };
    assert.deepEqual(await send(client, 'redeploy', two), { outcomes: [outcome, outcome], error });
  });

  it('a batch answered with results that nobody asked for: a line in the log says how many and which answer', async () => {
    const answered = (eventId: string) => ({ eventId, resourceId: 'i-sample-1', code: '200' });
    const asked = two.map(({ operation }) => answered(operation.eventId));
    const client = (extra: string[]) =>
      aClient({
        batchEventRedeployInstance: () =>
          Promise.resolve({ requestId: 'B\n7', results: [...asked, ...extra.map(answered)] }),
      });
    await send(client([]), 'redeploy', two);
    assert.deepEqual(log, []);
    const { outcomes } = await send(client(['e-8', 'e-9']), 'redeploy', two);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['accepted', 'accepted'],
    );
    assert.deepEqual(log, ['Batch answer foreignResults=2 requestId="B\\n7"']);
  });

  it('a failure without a RequestId has none', async () => {
    const error = new EnsError({ kind: 'network', code: 'ECONNRESET', message: 'Reset.', advice: '', phase: 'sent' });
    const client = aClient({ eventRedeployInstance: () => Promise.reject(error) });
    assert.deepEqual((await send(client, 'redeploy', two.slice(0, 1))).outcomes, [
      { kind: 'unknown', code: 'ECONNRESET', message: 'Reset.' },
    ]);
  });

  it('whatever else is thrown leaves the outcome open, and is told', async () => {
    const failing = (fail: () => void) =>
      aClient({
        eventRedeployInstance: () =>
          Promise.resolve()
            .then(fail)
            .then(() => ({ requestId: 'R' })),
      });
    const odd = await send(
      failing(() => {
        throw new TypeError('odd');
      }),
      'redeploy',
      two.slice(0, 1),
    );
    assert.deepEqual(odd.outcomes, [{ kind: 'unknown', code: 'TypeError', message: 'odd' }]);
    assert.equal(odd.error?.message, 'odd');
    const text = await send(
      failing(() => {
        AbortSignal.abort('text').throwIfAborted();
      }),
      'redeploy',
      two.slice(0, 1),
    );
    assert.deepEqual(text.outcomes, [{ kind: 'unknown', code: 'Error', message: 'text' }]);
  });

  it('nothing cuts a write off: its signal never ends', async () => {
    let seen: AbortSignal | undefined;
    const client = aClient({
      eventRedeployInstance: (_, signal) => {
        seen = signal;
        return Promise.resolve({ requestId: 'R' });
      },
    });
    await send(client, 'redeploy', two.slice(0, 1));
    assert.equal(seen?.aborted, false);
  });
});
