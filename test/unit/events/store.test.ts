import assert from 'node:assert/strict';
import { createEventStore, type StoreChange } from '../../../src/events/store';
import { eventKey, isInstanceEvent } from '../../../src/events/event';
import { isWhole } from '../../../src/events/isWhole';
import { unreadTimes } from '../../../src/events/unreadTimes';
import type { EnsEvent } from '../../../src/ens/types';
import { anEvent, anInstance, english, noon } from '../../builders';

function watched() {
  const store = createEventStore();
  const changes: StoreChange[] = [];
  store.changes.subscribe(change => changes.push(change));
  return { store, changes };
}

describe('The event store', () => {
  it('fires for the list when an event is new', () => {
    const { store, changes } = watched();
    store.merge([anEvent()]);
    assert.deepEqual(changes, [{}]);
  });

  it('fires for one row when only that row changed', () => {
    const { store, changes } = watched();
    store.merge([anEvent(), anEvent({ eventId: 'e-2' })]);
    changes.length = 0;
    store.merge([anEvent({ level: 'CRITICAL' }), anEvent({ eventId: 'e-2' })]);
    assert.deepEqual(changes, [{ keys: [eventKey(anEvent())] }]);
  });

  it('fires for the list when an event moves to another section', () => {
    const { store, changes } = watched();
    store.merge([anEvent()]);
    changes.length = 0;
    store.merge([anEvent({ status: 'Executing' })]);
    assert.deepEqual(changes, [{}]);
  });

  it('fires for the list when one of several moves to another section', () => {
    const { store, changes } = watched();
    store.merge([anEvent(), anEvent({ eventId: 'e-2' })]);
    changes.length = 0;
    store.merge([anEvent({ level: 'CRITICAL' }), anEvent({ eventId: 'e-2', status: 'Executing' })]);
    assert.deepEqual(changes, [{}]);
    assert.equal(store.get('e-2/i-sample-1')?.status, 'Executing');
  });

  it('case 50: leaves one stale while another one that was is read again', () => {
    const { store } = watched();
    const [first, second] = [anEvent(), anEvent({ eventId: 'e-2' })];
    store.merge([first, second]);
    store.replace([], { loading: false, loadedAt: noon, incomplete: 'short' });
    store.merge([second]);
    assert.deepEqual(
      [first, second].map(event => store.isStale(eventKey(event))),
      [true, false],
    );
  });

  it('says nothing when nothing differs', () => {
    const { store, changes } = watched();
    store.merge([anEvent()]);
    changes.length = 0;
    store.merge([anEvent()]);
    assert.deepEqual(changes, []);
  });

  it('drops what a complete read does not hold', () => {
    const { store } = watched();
    store.merge([anEvent(), anEvent({ eventId: 'e-2' })]);
    store.replace([anEvent()], { loading: false, loadedAt: noon });
    assert.deepEqual([...store.events()], [anEvent()]);
  });

  it('says which events differ where a read brought no other and moved none, and that none does where all are as before', () => {
    const { store, changes } = watched();
    const state = { loading: false, loadedAt: noon };
    const second = anEvent({ eventId: 'e-2' });
    store.replace([anEvent(), second], state);
    store.replace([second, anEvent()], state);
    store.replace([anEvent({ level: 'CRITICAL' }), second], state);
    store.replace([anEvent({ level: 'CRITICAL' })], { ...state, incomplete: 'short' });
    assert.deepEqual(changes.splice(0), [
      {},
      { keys: [] },
      { keys: [eventKey(anEvent())] },
      { keys: [eventKey(second)] },
    ]);
    store.replace([anEvent({ level: 'CRITICAL', status: 'Executing' }), second], state);
    store.replace([second], state);
    store.replace([anEvent()], state);
    assert.deepEqual(changes, [{}, {}, {}]);
  });

  it('case 50: drops nothing that an incomplete read does not hold, and says of each that it is stale', () => {
    const { store, changes } = watched();
    const [first, second] = [anEvent(), anEvent({ eventId: 'e-2' })];
    for (const incomplete of ['short', 'changed', 'time', 'page-cap', 'row-cap'] as const) {
      store.replace([first, second], { loading: false, loadedAt: noon });
      store.replace([first], { loading: false, loadedAt: noon, incomplete });
      assert.deepEqual([...store.events()], [first, second], incomplete);
      assert.deepEqual([store.isStale(eventKey(first)), store.isStale(eventKey(second))], [false, true]);
    }
    changes.length = 0;
    store.merge([second]);
    assert.equal(store.isStale(eventKey(second)), false);
    assert.deepEqual(changes, [{ keys: [eventKey(second)] }]);
    store.replace([first], { loading: false, loadedAt: noon });
    assert.deepEqual([...store.events()], [first]);
  });

  it('keeps two resources of one event apart', () => {
    const { store } = watched();
    store.merge([anEvent(), anEvent({ resourceId: 'i-sample-2' })]);
    assert.equal([...store.events()].length, 2);
  });

  it('gives back names and nodes that were put in, and fires for the list where there were any', () => {
    const { store, changes } = watched();
    store.putInstances([]);
    store.putRegions([]);
    assert.deepEqual(changes, []);
    store.putInstances([anInstance()]);
    store.putRegions([{ regionId: 'cn-sample-1', enName: 'Sample City' }]);
    assert.deepEqual(changes, [{}, {}]);
    assert.deepEqual([store.instance('i-sample-1'), store.instance('i-2')], [anInstance(), undefined]);
    assert.equal(store.region('cn-sample-1')?.enName, 'Sample City');
  });

  it('keeps what is known of the list where a part of that changes', () => {
    const { store, changes } = watched();
    store.replace([anEvent()], { loading: false, loadedAt: noon });
    store.patch({ loading: true });
    assert.deepEqual([store.state(), changes], [{ loading: true, loadedAt: noon }, [{}, { keys: [] }]]);
  });

  it('forgets everything of an account that is not shown any more', () => {
    const { store, changes } = watched();
    store.replace([anEvent()], { loading: false, loadedAt: noon });
    store.replace([], { loading: false, loadedAt: noon, incomplete: 'short' });
    store.putInstances([anInstance()]);
    store.putRegions([{ regionId: 'cn-sample-1' }]);
    changes.length = 0;
    store.clear();
    assert.deepEqual([[...store.events()], store.state(), changes], [[], { loading: false }, [{}]]);
    const { isStale, get, instance, region } = store;
    const key = eventKey(anEvent());
    assert.deepEqual(
      [isStale(key), get(key), instance('i-sample-1'), region('cn-sample-1')],
      [false, undefined, undefined, undefined],
    );
  });
});

describe('Whether a list is whole', () => {
  for (const [what, state, whole] of [
    ['was read', { loading: false, loadedAt: noon }, true],
    ['is being read again', { loading: true, loadedAt: noon }, true],
    ['was never read', { loading: true }, false],
    ['could not be read the last time', { loading: false, loadedAt: noon, error: new Error('x') }, false],
    ['came short', { loading: false, loadedAt: noon, incomplete: 'short' }, false],
  ] as const) {
    it(`${what}: ${whole ? 'yes' : 'no'}`, () => {
      assert.equal(isWhole(state), whole);
    });
  }
});

describe('case 48: the times of an event that nobody can read', () => {
  it('are each told under a label, as they came', () => {
    const unread = (fields: Partial<EnsEvent>) => unreadTimes(anEvent(fields), english);
    assert.deepEqual(unread({}), []);
    assert.deepEqual(unread({ notBeforeText: 'soon', publishTimeText: 'then' }), [
      { label: 'Published (not readable as a time)', text: 'then' },
      { label: 'Not before (not readable as a time)', text: 'soon' },
    ]);
  });
});

describe('An event of an instance', () => {
  it('has the id of one, whatever its type', () => {
    assert.deepEqual([anEvent(), anEvent({ type: 'Disk:Stalled' }), anEvent({ resourceId: '' })].map(isInstanceEvent), [
      true,
      true,
      false,
    ]);
  });
});

describe('What a list knows of instances', () => {
  const one = anInstance({
    addresses: ['192.0.2.1', '10.0.0.1', '10.0.0.1'],
    disks: [{ category: 'pangu', role: 'system', diskId: 'd-1' }],
  });
  const other = anInstance({ instanceId: 'i-2', addresses: ['10.0.0.1'], disks: [{ category: 'file', role: 'data' }] });

  it('tells whose a disk or an address is, where it is that of one alone', () => {
    const store = createEventStore();
    store.putInstances([one]);
    assert.deepEqual(['d-1', '192.0.2.1', '10.0.0.1', 'i-sample-1', ''].map(store.owner), [
      ...[one, one, one],
      ...[undefined, undefined],
    ]);
    store.putInstances([other]);
    assert.equal(store.owner('10.0.0.1'), undefined);
    store.putInstances([
      { ...other, addresses: [] },
      { ...one, disks: [] },
    ]);
    assert.deepEqual([store.owner('10.0.0.1')?.instanceId, store.owner('d-1')], ['i-sample-1', undefined]);
    store.clear();
    assert.equal(store.owner('10.0.0.1'), undefined);
  });

  it('tells of each that is gone, and of one that is back, once', () => {
    const store = createEventStore();
    store.putInstances([one, other]);
    const told: boolean[] = [];
    store.changes.subscribe(() => told.push(store.isGone('i-2')));
    store.putGone('i-2');
    store.putGone('i-2');
    store.putInstances([one]);
    assert.equal(store.instance('i-2'), other);
    store.putInstances([other]);
    store.putInstances([other]);
    assert.deepEqual(told, [true, false]);
  });
});
