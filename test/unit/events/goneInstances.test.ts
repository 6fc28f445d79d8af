// The service answers InstanceIdNotFound (400) to a whole DescribeInstances call for one instance that is not there.
import assert from 'node:assert/strict';
import { EnsError, type EnsErrorDetails } from '../../../src/ens/error';
import type { EnsClient } from '../../../src/ens/types';
import { readInstances, readNames } from '../../../src/events/reader';
import { createEventStore, type EventStore } from '../../../src/events/store';
import { aClient, anEvent, anInstance } from '../../builders';

const never = new AbortController().signal;
const ids = (count: number) => Array.from({ length: count }, (_, index) => `i-${index}`);
const refusal = (code: string, part: Partial<EnsErrorDetails> = {}) =>
  new EnsError({ kind: 'request', code, message: 'no', advice: 'no', phase: 'answer', httpStatus: 400, ...part });

/** A service that refuses each call with one of these ids in it, and the calls it got. */
function without(dead: readonly string[], error: Error = refusal('InstanceIdNotFound')) {
  const service = { dead: new Set(dead), asked: [] as (readonly string[])[] };
  const client = aClient({
    describeInstances: wanted => {
      service.asked.push(wanted);
      return wanted.some(id => service.dead.has(id))
        ? Promise.reject(error)
        : Promise.resolve(wanted.map(instanceId => anInstance({ instanceId, name: `name of ${instanceId}` })));
    },
  });
  return Object.assign(service, { client });
}

function listOf(wanted: readonly string[]): EventStore {
  const store = createEventStore();
  store.merge(wanted.map((resourceId, index) => anEvent({ eventId: `e-${index}`, resourceId })));
  return store;
}
const named = (store: EventStore, wanted: readonly string[]) => wanted.filter(id => store.instance(id) !== undefined);
const gone = (store: EventStore, wanted: readonly string[]) => wanted.filter(store.isGone);
const read = (store: EventStore, client: EnsClient, anew = false) => readNames({ store }, client, never, anew);

describe('An instance that the service does not find', () => {
  for (const dead of ['i-0', 'i-42', 'i-99']) {
    it(`does not take the names of a hundred others: ${dead} is found in 15 calls at most`, async () => {
      const service = without([dead]);
      const store = listOf(ids(100));
      await read(store, service.client);
      assert.deepEqual(
        named(store, ids(100)),
        ids(100).filter(id => id !== dead),
      );
      assert.deepEqual(gone(store, ids(100)), [dead]);
      assert.ok(service.asked.length <= 15, String(service.asked.length));
    });
  }

  it('is found where there is but one, or where all are of its kind', async () => {
    for (const all of [ids(1), ids(2), ids(7)]) {
      const service = without(all);
      const store = listOf(all);
      await read(store, service.client);
      assert.deepEqual([gone(store, all), named(store, all)], [all, []]);
      assert.equal(service.asked.length, 2 * all.length - 1);
    }
  });

  for (const code of [
    'InstanceIdNotFound',
    'InvalidInstanceId.NotFound',
    'InvalidInstanceIds.NotFound',
    'InstanceNotFound',
  ]) {
    it(`is told by the code ${code}`, async () => {
      const store = listOf(ids(3));
      await read(store, without(['i-1'], refusal(code)).client);
      assert.deepEqual([gone(store, ids(3)), named(store, ids(3))], [['i-1'], ['i-0', 'i-2']]);
    });
  }

  for (const error of [
    refusal('NoPermission', { kind: 'permission' }),
    refusal('InvalidParameter.InstanceIds'),
    refusal('RegionNotFound'),
    refusal('InstanceIdNotFound', { kind: 'server', httpStatus: 503 }),
    refusal('ECONNRESET', { kind: 'network', phase: 'sent' }),
    Object.assign(new Error('odd'), { code: 'InstanceIdNotFound', kind: 'request' }),
  ]) {
    it(`is not told by ${'kind' in error ? error.kind : ''} ${error.message} ${'code' in error ? error.code : ''}: one call, and the reading fails`, async () => {
      const service = without(['i-1'], error);
      const store = listOf(ids(3));
      await assert.rejects(read(store, service.client), error);
      assert.deepEqual([service.asked.length, gone(store, ids(3))], [1, []]);
    });
  }

  it('is left out of later readings, until a person refreshes', async () => {
    const service = without(['i-1']);
    const store = listOf(ids(3));
    await read(store, service.client);
    service.asked.length = 0;
    await read(store, service.client);
    assert.deepEqual(service.asked, []);
    store.merge([anEvent({ eventId: 'e-new', resourceId: 'i-new' })]);
    await read(store, service.client);
    assert.deepEqual(service.asked, [['i-new']]);
    service.asked.length = 0;
    service.dead.clear();
    await read(store, service.client, true);
    assert.deepEqual(service.asked, [[...ids(3), 'i-new']]);
    assert.deepEqual([gone(store, ids(3)), named(store, ids(3))], [[], ids(3)]);
  });

  it('is forgotten with its account', async () => {
    const store = listOf(ids(2));
    await read(store, without(['i-1']).client);
    store.clear();
    assert.deepEqual(gone(store, ids(2)), []);
  });

  it('is told to the views once', async () => {
    const store = listOf(ids(2));
    const service = without(['i-1']);
    await read(store, service.client);
    let changes = 0;
    store.changes.subscribe(() => {
      changes += 1;
    });
    await read(store, service.client, true);
    assert.equal(changes, 0);
  });

  it('keeps the name it was last known by', async () => {
    const store = listOf(ids(2));
    const service = without([]);
    await read(store, service.client);
    service.dead.add('i-1');
    await read(store, service.client, true);
    assert.deepEqual([gone(store, ids(2)), store.instance('i-1')?.name], [['i-1'], 'name of i-1']);
  });

  it('is one of many: a reading has an end, what it did not come to is found by the next ones', async () => {
    const dead = ids(300).filter((_, index) => index % 3 === 0);
    const service = without(dead);
    const store = listOf(ids(300));
    let readings = 0;
    for (let before = -1; service.asked.length > before && readings < 20; readings += 1) {
      before = service.asked.length;
      await read(store, service.client);
      assert.ok(service.asked.length - before <= 3 + 64, String(service.asked.length - before));
    }
    assert.deepEqual(gone(store, ids(300)), dead);
    assert.deepEqual(
      named(store, ids(300)),
      ids(300).filter(id => !dead.includes(id)),
    );
    assert.ok(readings < 20, String(readings));
  });

  for (const many of [100, 300]) {
    it(`is each of ${String(many)}: a reading makes 64 calls more at most, and finds some of them each time`, async () => {
      const service = without(ids(many));
      const store = listOf(ids(many));
      const calls: number[] = [];
      for (let before = 0; before < many; before = gone(store, ids(many)).length) {
        service.asked.length = 0;
        await read(store, service.client);
        assert.ok(gone(store, ids(many)).length > before);
        calls.push(service.asked.length);
      }
      assert.equal(Math.max(...calls), many / 100 + 64);
    });
  }

  it('does not keep other hundreds waiting: each is asked for whole first', async () => {
    const service = without(ids(100));
    const store = listOf(ids(250));
    await read(store, service.client);
    assert.deepEqual(
      service.asked.slice(0, 3).map(({ length }) => length),
      [100, 100, 50],
    );
    assert.deepEqual(named(store, ids(250)).length, 150);
  });

  it('keeps what came before a call that fails', async () => {
    const service = without(['i-1']);
    const { client } = service;
    const broken = refusal('ServiceUnavailable', { kind: 'server' });
    const store = listOf(ids(4));
    const failing = aClient({
      describeInstances: (...call) =>
        service.asked.length < 2 ? client.describeInstances(...call) : Promise.reject(broken),
    });
    await assert.rejects(read(store, failing), broken);
    service.dead.clear();
    await read(store, client);
    assert.deepEqual(named(store, ids(4)), ids(4));
  });
});

describe('case 96: an instance that is not found when it is to be acted on', () => {
  it('is told apart, and the others are read', async () => {
    const service = without(['i-1', 'i-3']);
    const { instances, gone } = await readInstances(service.client, ids(4), never);
    assert.deepEqual(
      [instances.map(({ instanceId }) => instanceId).sort(), [...gone].sort()],
      [
        ['i-0', 'i-2'],
        ['i-1', 'i-3'],
      ],
    );
  });

  it('is asked for each time: the list may be old', async () => {
    const service = without(['i-0']);
    for (const expected of [1, 2]) {
      assert.deepEqual([...(await readInstances(service.client, ['i-0'], never)).gone], ['i-0']);
      assert.equal(service.asked.length, expected);
    }
  });
});
