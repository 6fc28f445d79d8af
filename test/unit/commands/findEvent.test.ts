import assert from 'node:assert/strict';
import { findEvent, type WantedEvent } from '../../../src/commands/findEvent';
import { documentedEventTypes } from '../../../src/ens/eventTypes';
import type { EnsClient, EnsEvent, EventsQuery } from '../../../src/ens/types';
import type { ListState } from '../../../src/events/store';
import type { Desk } from '../../../src/views/desks';
import { aClient, aClock, aPage, anEvent, anInstance, hour, noon } from '../../builders';
import { aDesk, aProfile, someDesks } from '../../desks';

/** An account whose list holds `listed` and whose service knows `known` beside it. */
function account(id: string, listed: EnsEvent[], known: EnsEvent[] = [], client: Partial<EnsClient> = {}) {
  const queries: EventsQuery[] = [];
  const service = aClient({
    describeHistoryEvents: query => {
      queries.push(query);
      return Promise.resolve(aPage(known.filter(event => query.resourceIds?.includes(event.resourceId))));
    },
    describeInstances: ids =>
      Promise.resolve(ids.map(instanceId => anInstance({ instanceId, name: `name-${instanceId}` }))),
    ...client,
  });
  const desk = aDesk({
    profileId: id,
    session: () => ({ profile: aProfile({ id }), client: service, clockSkew: () => undefined }),
  });
  desk.store.replace(listed, { loading: false, loadedAt: noon });
  return { desk, queries };
}

async function find(wanted: WantedEvent, ...desks: Desk[]): Promise<string> {
  const deps = {
    desks: someDesks(...desks),
    accountSignal: () => new AbortController().signal,
    clock: aClock(),
    extraTypes: () => ['EnsRegion:NetworkDown'],
  };
  const { found, certain } = await findEvent(deps, wanted);
  return found ? `${found.desk.profileId}: ${found.key}` : certain ? 'none' : 'none, or not read';
}

const one = anEvent({ eventId: 'e-1', resourceId: 'i-1' });

describe('finding an event', () => {
  it('takes it from the lists, the active account first, and asks nobody', async () => {
    const [a, b] = [account('a', [one]), account('b', [one, anEvent({ eventId: 'e-2', resourceId: 'i-2' })])];
    assert.equal(await find({ eventId: 'e-1', resourceId: 'i-1' }, a.desk, b.desk), 'a: e-1/i-1');
    assert.equal(await find({ eventId: 'e-2' }, a.desk, b.desk), 'b: e-2/i-2');
    assert.deepEqual([...a.queries, ...b.queries], []);
  });

  it('reads no list again that was read, and none where another one has the event', async () => {
    const [a, b] = [account('a', [one]), account('b', [])];
    const loads: string[] = [];
    const counted = ({ desk }: { desk: Desk }): Desk => ({
      ...desk,
      loader: {
        ...desk.loader,
        load: () => {
          loads.push(desk.profileId);
          return Promise.resolve();
        },
      },
    });
    b.desk.store.clear();
    assert.equal(await find({ eventId: 'e-1' }, counted(a), counted(b)), 'a: e-1/i-1');
    assert.deepEqual(loads, []);
    await find({ eventId: 'e-9' }, counted(a), counted(b));
    assert.deepEqual(loads, ['b']);
  });

  it('takes an event of the same id for another one where it is of another instance', async () => {
    const { desk } = account('a', [anEvent({ eventId: 'e-1', resourceId: 'i-2' })]);
    assert.equal(await find({ eventId: 'e-1', resourceId: 'i-1' }, desk), 'none');
  });

  it('asks for no instance where what it finds is of a disk', async () => {
    const asked: string[] = [];
    const disk = anEvent({ eventId: 'e-1', resourceId: 'd-1', type: 'Disk:Stalled' });
    const describeInstances: EnsClient['describeInstances'] = ids => {
      asked.push(...ids);
      return Promise.resolve([]);
    };
    assert.equal(await find({ resourceId: 'd-1' }, account('a', [], [disk], { describeInstances }).desk), 'a: e-1/d-1');
    assert.deepEqual(asked, []);
  });

  it('takes of several events of an instance the one due first', async () => {
    const later = anEvent({ eventId: 'e-0', resourceId: 'i-1', notBefore: noon + 48 * hour });
    assert.equal(await find({ resourceId: 'i-1' }, account('a', [later, one]).desk), 'a: e-1/i-1');
  });

  it('reads a list that was never read before it says anything of it', async () => {
    const { desk } = account('a', []);
    desk.store.clear();
    const load = () => {
      desk.store.replace([one], { loading: false, loadedAt: noon });
      return Promise.resolve();
    };
    assert.equal(await find({ eventId: 'e-1' }, { ...desk, loader: { ...desk.loader, load } }), 'a: e-1/i-1');
  });

  it('asks each account for the events of the instance where none lists it, and puts them into its list', async () => {
    const [a, b] = [account('a', []), account('b', [], [one, anEvent({ eventId: 'e-9', resourceId: 'i-9' })])];
    assert.equal(await find({ eventId: 'e-1', resourceId: 'i-1' }, a.desk, b.desk), 'b: e-1/i-1');
    assert.deepEqual(a.queries[0]?.resourceIds, ['i-1']);
    assert.deepEqual(a.queries[0].eventTypes, [...documentedEventTypes, 'EnsRegion:NetworkDown']);
    assert.equal(b.desk.store.instance('i-1')?.name, 'name-i-1');
    assert.equal([...b.desk.store.events()].length, 1);
  });

  it('finds none that the service gives for another event or another instance', async () => {
    const wrong = {
      describeHistoryEvents: () => Promise.resolve(aPage([anEvent({ eventId: 'e-1', resourceId: 'i-2' })])),
    };
    const { desk } = account('a', [], [], wrong);
    assert.equal(await find({ eventId: 'e-1', resourceId: 'i-1' }, desk), 'none');
    assert.deepEqual([...desk.store.events()], []);
    assert.equal(await find({ eventId: 'e-3', resourceId: 'i-1' }, account('a', [], [one]).desk), 'none');
  });

  it('asks no service for an event id alone, which it could not answer', async () => {
    const { desk, queries } = account('a', [], [one]);
    assert.equal(await find({ eventId: 'e-1' }, desk), 'none');
    assert.deepEqual(queries, []);
  });

  it('finds it in one account though another cannot be read; where it is in none, tells of that', async () => {
    const failing = { describeHistoryEvents: () => Promise.reject(new Error('No permission')) };
    const [a, b] = [account('a', [], [], failing), account('b', [], [one])];
    assert.equal(await find({ eventId: 'e-1', resourceId: 'i-1' }, a.desk, b.desk), 'b: e-1/i-1');
    await assert.rejects(find({ eventId: 'e-2', resourceId: 'i-2' }, a.desk, b.desk), /No permission/);
    await assert.rejects(find({ eventId: 'e-2', resourceId: 'i-2' }, account('b', []).desk, a.desk), /No permission/);
  });

  it('finds none where no account is signed in, or its session has ended', async () => {
    const { desk } = account('a', [], [one]);
    assert.equal(await find({ resourceId: 'i-1' }), 'none');
    assert.match(await find({ resourceId: 'i-1' }, { ...desk, session: () => undefined }), /^none/);
  });

  const states: [string, Partial<ListState>][] = [
    ['failed', { error: new Error('x') }],
    ['came short', { incomplete: 'short' }],
    ['took too long', { incomplete: 'time' }],
    ['had too many pages', { incomplete: 'page-cap' }],
    ['had too many rows', { incomplete: 'row-cap' }],
  ];
  for (const [what, state] of states) {
    it(`case 86: is not certain that there is none where the read of one of the lists ${what}`, async () => {
      const [a, b] = [account('a', []), account('b', [])];
      b.desk.store.patch(state);
      assert.equal(await find({ eventId: 'e-9' }, a.desk), 'none');
      assert.equal(await find({ eventId: 'e-9' }, a.desk, b.desk), 'none, or not read');
      assert.equal(await find({ eventId: 'e-9' }, b.desk, a.desk), 'none, or not read');
    });

    it(`case 86: is certain for an instance that the service was asked for, though the read of the list ${what}`, async () => {
      const { desk } = account('a', [], [one]);
      desk.store.patch(state);
      assert.equal(await find({ eventId: 'e-9', resourceId: 'i-1' }, desk), 'none');
    });
  }

  it('case 86: is not certain where a list cannot be read at all, or the events of the instance came short', async () => {
    const { desk } = account('a', []);
    desk.store.clear();
    assert.equal(await find({ eventId: 'e-9' }, desk), 'none, or not read');
    const short = { describeHistoryEvents: () => Promise.resolve(aPage([one], { totalCount: 7 })) };
    assert.equal(await find({ resourceId: 'i-9' }, account('a', [], [], short).desk), 'none, or not read');
    const whole = account('b', []).desk;
    assert.equal(await find({ resourceId: 'i-9' }, account('a', [], [], short).desk, whole), 'none, or not read');
    assert.equal(await find({ resourceId: 'i-9' }, whole, { ...whole, session: () => undefined }), 'none, or not read');
  });
});
