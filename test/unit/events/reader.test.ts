import assert from 'node:assert/strict';
import { EnsError, type ErrorKind } from '../../../src/ens/error';
import { documentedEventTypes, plannedReboot } from '../../../src/ens/eventTypes';
import type { EnsClient, EnsEvent } from '../../../src/ens/types';
import { readEvents, readInstances, readNames, readOfResource, readSome } from '../../../src/events/reader';
import { createEventStore } from '../../../src/events/store';
import { aClient, aClock, anEvent, anInstance, aPage, hour } from '../../builders';

const never = new AbortController().signal;
/** What a service that counts all rows answers, all of which fit on its first page. */
const onlyPage = (events: EnsEvent[], pageNumber: number) =>
  aPage(pageNumber === 1 ? events : [], { pageNumber, totalCount: events.length });
const failure = (kind: ErrorKind) => new EnsError({ kind, code: 'X', message: 'x', advice: 'x', phase: 'answer' });

describe('Reading instances for an operation', () => {
  it('goes on without them where the permission is missing', async () => {
    const client = aClient({ describeInstances: () => Promise.reject(failure('permission')) });
    assert.deepEqual((await readInstances(client, ['i-1'], never)).instances, []);
  });

  it('fails with any other failure', async () => {
    const client = aClient({ describeInstances: () => Promise.reject(failure('network')) });
    await assert.rejects(readInstances(client, ['i-1'], never), { kind: 'network' });
  });

  it('asks for a hundred a call', async () => {
    const asked: number[] = [];
    const client = aClient({
      describeInstances: ids => {
        asked.push(ids.length);
        return Promise.resolve(ids.map(instanceId => anInstance({ instanceId })));
      },
    });
    const ids = Array.from({ length: 150 }, (_, n) => `i-${n}`);
    assert.equal((await readInstances(client, ids, never)).instances.length, 150);
    assert.deepEqual(asked, [100, 50]);
  });
});

describe('Reading events again', () => {
  it('asks once for all and keeps only those asked for', async () => {
    const asked: unknown[] = [];
    const client = aClient({
      describeHistoryEvents: ({ eventTypes, resourceIds, pageNumber = 1 }) => {
        asked.push([eventTypes, resourceIds]);
        return Promise.resolve(onlyPage([anEvent(), anEvent({ eventId: 'e-other' })], pageNumber));
      },
    });
    const wanted = [anEvent(), anEvent({ eventId: 'e-gone' })];
    await readSome(client, wanted, never);
    // From then on the service is known to count all rows.
    asked.length = 0;
    const { events, complete } = await readSome(client, wanted, never);
    assert.deepEqual([[...events.values()], complete], [[anEvent()], true]);
    assert.deepEqual(asked, [[[anEvent().type], ['i-sample-1']]]);
  });
});

describe('Reading the names of a list', () => {
  /** A list of events of these resources, and what the service is asked for. */
  function listOf(...resourceIds: string[]) {
    const store = createEventStore();
    store.merge(resourceIds.map((resourceId, index) => anEvent({ eventId: `e-${index}`, resourceId })));
    const asked: (readonly string[])[] = [];
    let nodes = 0;
    const client = aClient({
      describeInstances: ids => {
        asked.push(ids);
        return Promise.resolve(ids.map(instanceId => anInstance({ instanceId, regionId: 'cn-1' })));
      },
      describeEnsRegions: () => {
        nodes += 1;
        return Promise.resolve([{ regionId: 'cn-1', enName: 'City' }]);
      },
    });
    return { store, client, asked, nodes: () => nodes };
  }

  it('asks for each instance once, a hundred a call, and for the nodes once', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `i-${index}`);
    const { store, client, asked, nodes } = listOf(...ids, 'i-0');
    store.merge([anEvent({ eventId: 'e-disk', resourceId: 'd-1', type: 'Disk:Stalled' })]);
    await readNames({ store }, client, never);
    assert.deepEqual(asked, [ids.slice(0, 100), ids.slice(100)]);
    assert.deepEqual(
      [nodes(), store.region('cn-1')?.enName, store.instance('i-100')?.instanceId],
      [1, 'City', 'i-100'],
    );
    await readNames({ store }, client, never);
    assert.deepEqual([asked.length, nodes()], [2, 1]);
  });

  it('asks for no node where all of them are known', async () => {
    const { store, client, nodes } = listOf('i-1');
    store.putRegions([{ regionId: 'cn-1' }]);
    await readNames({ store }, client, never);
    assert.equal(nodes(), 0);
  });

  it('puts nothing into a list whose account was signed out meanwhile', async () => {
    const { store, client } = listOf('i-1');
    const signedOut = new AbortController();
    const reading = readNames({ store }, client, signedOut.signal);
    signedOut.abort();
    await assert.rejects(reading, { name: 'AbortError' });
    assert.equal(store.instance('i-1'), undefined);
    const [again, second] = [listOf('i-1'), new AbortController()];
    again.client.describeEnsRegions = () => {
      second.abort();
      return Promise.resolve([{ regionId: 'cn-1' }]);
    };
    await assert.rejects(readNames({ store: again.store }, again.client, second.signal), { name: 'AbortError' });
    assert.equal(again.store.region('cn-1'), undefined);
  });
});

describe('Reading the events of one resource', () => {
  it('asks for all types, those of the setting too, and keeps those of the resource', async () => {
    const asked: (readonly string[])[] = [];
    const client = aClient({
      describeHistoryEvents: ({ eventTypes, resourceIds, pageNumber = 1 }) => {
        asked.push(eventTypes, resourceIds ?? []);
        return Promise.resolve(onlyPage([anEvent(), anEvent({ resourceId: 'i-other' })], pageNumber));
      },
    });
    const parts = { clock: aClock(), extraTypes: () => ['Gpu:Lost', documentedEventTypes[0]!] };
    const { events, complete } = await readOfResource(parts, client, 'i-sample-1', never);
    assert.deepEqual([events, complete], [[anEvent()], true]);
    assert.deepEqual(asked.slice(0, 2), [[...documentedEventTypes, 'Gpu:Lost'], ['i-sample-1']]);
  });
});

describe('Reading a list', () => {
  it('takes nothing of it where its account is signed out meanwhile, neither the first page nor the rest', async () => {
    const signedOut = new AbortController();
    const client = aClient({
      describeHistoryEvents: ({ pageNumber = 1 }) => {
        signedOut.abort();
        return Promise.resolve(onlyPage([anEvent()], pageNumber));
      },
    });
    const store = createEventStore();
    const parts = { store, clock: aClock(), extraTypes: () => [] };
    await assert.rejects(readEvents(parts, client, signedOut.signal), { name: 'AbortError' });
    assert.deepEqual([[...store.events()], store.state()], [[], { loading: false }]);
  });

  it('takes nothing either where that happens with the last page', async () => {
    const store = createEventStore();
    for (const read of [
      (client: EnsClient, signal: AbortSignal) =>
        readEvents({ store, clock: aClock(), extraTypes: () => [] }, client, signal),
      (client: EnsClient, signal: AbortSignal) => readSome(client, [anEvent()], signal),
      (client: EnsClient, signal: AbortSignal) =>
        readOfResource({ clock: aClock(), extraTypes: () => [] }, client, 'i-sample-1', signal),
    ]) {
      const signedOut = new AbortController();
      const client = aClient({
        describeHistoryEvents: ({ pageNumber = 1 }) => {
          if (pageNumber === 2) {
            signedOut.abort();
          }
          return Promise.resolve(onlyPage([anEvent()], pageNumber));
        },
      });
      await assert.rejects(read(client, signedOut.signal), { name: 'AbortError' });
    }
    assert.equal(store.state().loadedAt, undefined);
  });

  it('shows the first page while the next one is read, and has 45 s for all of them', async () => {
    const store = createEventStore();
    const clock = aClock();
    const shown: number[] = [];
    const client = aClient({
      describeHistoryEvents: ({ pageNumber = 1 }, _, until) => {
        assert.equal(until, clock.now() + 45_000);
        shown.push([...store.events()].length);
        return Promise.resolve(onlyPage([anEvent()], pageNumber));
      },
    });
    await readEvents({ store, clock, extraTypes: () => [] }, client, never);
    assert.deepEqual(shown, [0, 1]);
  });

  it('keeps why names are missing, which a read of the events does not change', async () => {
    const client = aClient({
      describeHistoryEvents: ({ pageNumber = 1 }) => Promise.resolve(onlyPage([anEvent()], pageNumber)),
    });
    const store = createEventStore();
    const namesError = failure('permission');
    store.patch({ namesError });
    const clock = aClock();
    await readEvents({ store, clock, extraTypes: () => [] }, client, never);
    assert.deepEqual(store.state(), { loading: false, loadedAt: clock.now(), namesError });
  });
});

describe('A service that does not take one of the types', () => {
  /** How many types each question was about. */
  function setting() {
    const asked: number[] = [];
    const describeHistoryEvents: EnsClient['describeHistoryEvents'] = ({ eventTypes, pageNumber = 1 }) => {
      asked.push(eventTypes.length);
      return eventTypes.includes(plannedReboot)
        ? Promise.reject(
            new EnsError({ kind: 'request', code: 'InvalidParameter.X', message: '', advice: '', phase: 'answer' }),
          )
        : Promise.resolve(onlyPage([anEvent()], pageNumber));
    };
    const clock = aClock();
    const parts = { store: createEventStore(), clock, extraTypes: () => [] };
    return { asked, clock, newClient: () => aClient({ describeHistoryEvents }), parts };
  }
  const all = documentedEventTypes.length;

  it('is not asked for it again at the next refresh, until a day later', async () => {
    const { asked, clock, newClient, parts } = setting();
    const client = newClient();
    await readEvents(parts, client, never);
    await readEvents(parts, client, never);
    await clock.sleep(24 * hour - 1);
    await readEvents(parts, client, never);
    // The first page of the first read is followed by one that shows that it was all.
    assert.deepEqual(asked, [all, all - 1, all - 1, all - 1, all - 1]);
    await clock.sleep(1);
    await readEvents(parts, client, never);
    assert.deepEqual(asked.slice(5), [all, all - 1]);
    assert.equal([...parts.store.events()].length, 1);
  });

  it('is asked for it again with other credentials, which come with another client', async () => {
    const { asked, newClient, parts } = setting();
    await readEvents(parts, newClient(), never);
    await readEvents(parts, newClient(), never);
    assert.deepEqual(asked, [all, all - 1, all - 1, all, all - 1, all - 1]);
  });
});

describe('case 25: a list that takes longer than there is time', () => {
  const tooLate = new EnsError({ kind: 'network', code: 'TotalTimeout', message: '', advice: '', phase: 'sent' });
  const numbered = (from: number) => Array.from({ length: 100 }, (_, n) => anEvent({ eventId: `e-${from + n}` }));

  it('shows what came beside what was known before, and says that it is incomplete', async () => {
    let slow = false;
    const client = aClient({
      describeHistoryEvents: ({ pageNumber = 1 }, _, until) => {
        assert.ok(until !== undefined);
        const page = aPage(
          numbered(pageNumber * 100).map(event => (slow ? { ...event, status: 'Executing' } : event)),
          { pageNumber, totalCount: 300 },
        );
        return slow && pageNumber > 1 ? Promise.reject(tooLate) : Promise.resolve(page);
      },
    });
    const store = createEventStore();
    const parts = { store, clock: aClock(), extraTypes: () => [] };
    const statuses = () => [...store.events()].map(({ status }) => status);
    await readEvents(parts, client, never);
    assert.deepEqual([statuses().length, store.state().incomplete], [300, undefined]);
    slow = true;
    await readEvents(parts, client, never);
    assert.deepEqual([store.state().incomplete, store.state().error], ['time', undefined]);
    assert.deepEqual([statuses().length, statuses().filter(status => status === 'Executing').length], [300, 100]);
    slow = false;
    await readEvents(parts, client, never);
    assert.equal(store.state().incomplete, undefined);
  });

  it('fails where not even one page came', async () => {
    const client = aClient({ describeHistoryEvents: () => Promise.reject(tooLate) });
    const parts = { store: createEventStore(), clock: aClock(), extraTypes: () => [] };
    await assert.rejects(readEvents(parts, client, never), { code: 'TotalTimeout' });
  });
});

describe('Reading instances', () => {
  it('case 77: takes more of them from one answer than a call takes as arguments', async () => {
    const many = Array.from({ length: 150_000 }, (_, index) => anInstance({ instanceId: `i-${String(index)}` }));
    const client = aClient({ describeInstances: () => Promise.resolve(many) });
    assert.equal((await readInstances(client, ['i-1'], never)).instances.length, many.length);
  });
});
