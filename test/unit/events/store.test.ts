import assert from 'node:assert/strict';
import { createEventStore, type StoreChange } from '../../../src/events/store';
import { eventKey } from '../../../src/events/event';
import { anEvent, noon } from '../../builders';

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
});
