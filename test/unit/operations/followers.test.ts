// Who sees open operations to their ends: of several windows, after a sign-out, and by what a list shows.
import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import { eventKey, type EventKey } from '../../../src/events/event';
import { JournalError } from '../../../src/state/journalError';
import { keyOf, type End, type Operation } from '../../../src/operations/operation';
import { anEvent, anOperation, aReading, hour, noon } from '../../builders';
import { perform } from '../../../src/operations/perform';
import { accepted, computer, dead, unknown } from './computer';
import { aDisk, aService, aWindow, anIntent } from './setting';

const never = new AbortController().signal;

const key = keyOf(anOperation());
const done = aReading(anEvent({ status: 'Executed' }));
const two = { pid: 2, window: 'w-2' };

describe('case 65: what a dead window left open', () => {
  for (const [what, outcome] of [
    ['an accepted one', accepted],
    ['one without a clear outcome', unknown],
    ['one without an answer', undefined],
  ] as const) {
    it(`${what}: is settled by one of two windows that ask in the same moment, its end written once`, async () => {
      const { disk, reads, openWindow, ends } = await computer(
        [anOperation({ ...dead, ...(outcome && { outcome }) })],
        [aReading(anEvent({ status: 'Executing' })), done],
      );
      const windows = [openWindow(), openWindow({ self: two })];
      const taken = (await Promise.all(windows.map(({ followers }) => followers.resume()))).flat();
      assert.equal(taken.length, 1);
      const settled = await Promise.all(taken.map(one => one.settle()));
      assert.deepEqual(
        settled.map(end => end?.how),
        ['done'],
      );
      assert.equal(new Set(reads.map(read => read.split(' ')[0])).size, 1, 'one window reads');
      assert.deepEqual([await ends(), disk.held.size], [['op-1 done'], 0]);
      assert.equal(disk.lines.filter(({ kind }) => kind === 'end').length, 1);
    });
  }

  it('is left to the window that took it up, while that lives, and taken from it when it is gone', async () => {
    const { living, openWindow } = await computer([anOperation({ ...dead, outcome: accepted })], [done]);
    const one = openWindow();
    assert.equal((await one.followers.resume()).length, 1);
    const other = openWindow({ self: two });
    assert.equal((await other.followers.resume()).length, 0);
    living.delete('w-1');
    const [taken] = await other.followers.resume();
    assert.equal((await taken?.settle())?.how, 'done');
  });

  it('is given up by a window that cannot follow it, and then taken up by one that can', async () => {
    const { openWindow } = await computer([anOperation({ ...dead, outcome: accepted })], [done]);
    const one = openWindow();
    one.account.abort();
    const [failing] = await one.followers.resume();
    await assert.rejects(failing!.settle(), { name: 'AbortError' });
    const [taken] = await openWindow({ self: two }).followers.resume();
    assert.equal((await taken?.settle())?.how, 'done');
  });

  it('keeps the end that was written first, and every window hears that one', async () => {
    const { openWindow, ends, disk } = await computer([anOperation({ outcome: accepted })]);
    const windows = [openWindow(), openWindow({ self: two })];
    const end = (how: End['how']): End => ({ how, status: 'Executed', at: noon });
    await windows[0]!.records.end('op-1', end('done'));
    assert.equal((await windows[1]!.records.end('op-1', end('unsettled'))).how, 'done');
    assert.deepEqual(await ends(), ['op-1 done']);
    disk.lines.push({ v: 1, kind: 'end', id: 'op-1', end: end('failed') });
    assert.deepEqual(await ends(), ['op-1 done'], 'whoever writes another one');
  });

  it('written in the same moment by two: both hear the same one', async () => {
    const { openWindow, ends } = await computer([anOperation({ outcome: accepted })]);
    const hows = ['done', 'gone'] as const;
    const told = await Promise.all(
      hows.map((how, index) =>
        openWindow({ self: { pid: index + 1, window: `w-${index + 1}` } }).records.end('op-1', {
          how,
          status: 'Executed',
          at: noon,
        }),
      ),
    );
    assert.deepEqual([...new Set(told.map(({ how }) => `op-1 ${how}`))], await ends());
  });
});

describe('case 84: a window that takes up several operations', () => {
  const three = ['a', 'b', 'c'].map(id => anOperation({ ...dead, id, eventId: `e-${id}`, outcome: accepted }));

  it('and cannot take one of them: that one says why when it is settled, the others are seen to their ends', async () => {
    const { disk, openWindow, ends } = await computer(three, [done]);
    const take = disk.locks.take.bind(disk.locks);
    disk.locks.take = (asked, holder) =>
      asked === 'settle b' ? Promise.reject(Object.assign(new Error('no'), { code: 'EROFS' })) : take(asked, holder);
    const taken = await openWindow().followers.resume();
    const told = await Promise.allSettled(taken.map(({ settle }) => settle()));
    assert.deepEqual(
      told.map(result => (result.status === 'rejected' ? (result.reason as { code: string }).code : result.value?.how)),
      ['done', 'EROFS', 'done'],
    );
    assert.deepEqual(await ends(), ['a done', 'b open', 'c done']);
  });

  it('and is asked for it twice in the same moment, as by a sign-out: each is claimed and followed once', async () => {
    const { disk, openWindow, ends } = await computer(three, [done]);
    const asked: string[] = [];
    const take = disk.locks.take.bind(disk.locks);
    disk.locks.take = (name, holder) => {
      asked.push(name);
      return take(name, holder);
    };
    const { followers } = openWindow();
    const taken = (await Promise.all([followers.resume(), followers.resume()])).flat();
    await Promise.all(taken.map(({ settle }) => settle()));
    assert.deepEqual(asked.filter(name => name.startsWith('settle')).sort(), ['settle a', 'settle b', 'settle c']);
    assert.deepEqual(await ends(), ['a done', 'b done', 'c done']);
  });

  it('and cannot write the answer of one: no rejection goes unheard, and the next resumption takes it up again', async () => {
    const unanswered = ['a', 'b', 'c'].map(id => anOperation({ ...dead, id, eventId: `e-${id}` }));
    const { disk, openWindow, ends } = await computer(unanswered, [done]);
    const window = openWindow();
    const taken = await window.followers.resume();
    disk.fill();
    const unheard: unknown[] = [];
    const listen = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', listen);
    const told = await Promise.allSettled(taken.map(({ settle }) => settle()));
    await new Promise(resolve => setImmediate(resolve));
    process.off('unhandledRejection', listen);
    assert.deepEqual(
      told.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected'],
    );
    assert.deepEqual([unheard, await ends()], [[], ['a open', 'b open', 'c open']]);
    assert.equal((await window.followers.resume()).length, 3);
  });
});

describe('case 64: an account that is signed out while operations are open', () => {
  const open = [
    anOperation({ id: 'a', eventId: 'e-a', keyHash: 'key-1', outcome: accepted, pid: 2, window: 'w-2' }),
    anOperation({ id: 'b', eventId: 'e-b', keyHash: 'key-1', outcome: unknown, ...dead }),
    anOperation({ id: 'c', eventId: 'e-c', keyHash: 'key-1', ...dead }),
  ];

  it('leaves an end of each, of every window, and no event locked', async () => {
    const { disk, openWindow, ends } = await computer(open);
    await openWindow().followers.leave('p1');
    assert.deepEqual([await ends(), disk.held.size], [['a left', 'b left', 'c left'], 0]);
  });

  it('leaves alone what is over, and what is of another account', async () => {
    const end: End = { how: 'done', status: 'Executed', at: noon };
    const { openWindow, ends } = await computer([
      anOperation({ id: 'over', outcome: accepted, end }),
      anOperation({ id: 'other', eventId: 'e-2', profileId: 'p2', outcome: accepted }),
    ]);
    await openWindow().followers.leave('p1');
    assert.deepEqual(await ends(), ['over done', 'other open']);
  });

  it('waits for a call under way: its answer is on record, and then it ends as left', async () => {
    const { openWindow, ends, onDisk } = await computer([anOperation({ pid: 1, window: 'w-1', keyHash: 'key-1' })]);
    const { records, followers } = openWindow({ signedIn: false });
    await followers.leave('p1');
    assert.deepEqual(await ends(), ['op-1 open']);
    await records.answer('op-1', accepted);
    const [taken] = await followers.resume();
    assert.equal((await taken?.settle())?.how, 'left');
    assert.deepEqual((await onDisk())[0]?.outcome, accepted);
  });

  it('ends what a dead window left of an account that is gone, though nobody signed out here', async () => {
    const { openWindow, ends, disk } = await computer(open.slice(1));
    const taken = await openWindow({ signedIn: false }).followers.resume();
    await Promise.all(taken.map(({ settle }) => settle()));
    assert.deepEqual([await ends(), disk.held.size], [['b left', 'c left'], 0]);
  });

  it('ends the following of another window at once, which hears that end', async () => {
    const { openWindow } = await computer(open.slice(0, 1));
    const here = openWindow({ self: two });
    await here.records.reload();
    const following = here.followers.follow(here.records.get('a')!);
    await openWindow().followers.leave('p1');
    await here.records.reload();
    assert.equal((await following)?.how, 'left');
  });

  it('is taken up again by the same key and host, under the new account, and seen to its end', async () => {
    const { openWindow, ends, onDisk } = await computer(open, [done]);
    const { followers, records } = openWindow();
    await followers.leave('p1');
    await records.reload();
    await followers.takeUp({ profileId: 'p-new', name: 'New', keyHash: 'key-1' });
    assert.deepEqual(
      (await onDisk()).map(({ profileId, account, window, end }) => [profileId, account, window, end]),
      [1, 2, 3].map(() => ['p-new', 'New', 'w-1', undefined]),
    );
    const taken = await followers.resume();
    await Promise.all(taken.map(({ settle }) => settle()));
    assert.deepEqual(await ends(), ['a done', 'b done', 'c done']);
  });

  it('is not taken up by another key, nor where it ended otherwise', async () => {
    const { openWindow, ends } = await computer([
      anOperation({ id: 'left', eventId: 'e-1', keyHash: 'key-1', outcome: accepted }),
      anOperation({ id: 'old', eventId: 'e-2', outcome: accepted }),
    ]);
    const { followers, records } = openWindow();
    await followers.leave('p1');
    await records.end('left', { how: 'done', status: 'Executed', at: noon });
    await records.reload();
    await followers.takeUp({ profileId: 'p-new', name: 'New', keyHash: 'key-2' });
    assert.deepEqual(await ends(), ['left left', 'old left']);
  });

  it('is not taken up where it was seen to its end, or goes on in another window', async () => {
    const end: End = { how: 'done', status: 'Executed', at: noon };
    const { disk, openWindow } = await computer([
      anOperation({ id: 'over', eventId: 'e-1', keyHash: 'key-1', outcome: accepted, end }),
      anOperation({ id: 'open', eventId: 'e-2', keyHash: 'key-1', outcome: accepted, ...two }),
    ]);
    const { followers, records } = openWindow();
    await records.reload();
    await followers.takeUp({ profileId: 'p-new', name: 'New', keyHash: 'key-1' });
    assert.deepEqual(
      records.all().map(one => [one.id, one.profileId, one.end?.how]),
      [
        ['over', 'p1', 'done'],
        ['open', 'p1', undefined],
      ],
    );
    assert.equal(disk.lines.filter(({ kind }) => kind === 'reopen').length, 0);
  });

  for (const [what, keyHash, how] of [
    ['with another key, which does not list its event', 'key-2', 'left'],
    ['with the same key', 'key-1', 'gone'],
  ] as const) {
    it(`followed on ${what}: ends as ${how} after two complete readings without it`, async () => {
      const { openWindow, ends } = await computer([{ ...open[0]!, ...dead }], [aReading()]);
      const [taken] = await openWindow({ keyHash }).followers.resume();
      await taken?.settle();
      assert.deepEqual(await ends(), [`a ${how}`]);
    });
  }
});

describe('case 97: what a list shows', () => {
  const theirs = (fields: Partial<Operation> = {}) =>
    anOperation({ pid: 2, window: 'w-2', outcome: accepted, ...fields });
  const seeing = (event: EnsEvent) => (asked: EventKey) => (asked === eventKey(event) ? event : undefined);

  for (const [status, how, summary] of [
    ['Executed', 'done', 'edge-web-01 was redeployed and is running.'],
    ['Failed', 'failed', 'The redeploy of edge-web-01 failed. It is running.'],
    ['Canceled', 'canceled', 'The redeploy of edge-web-01 was canceled. It is running.'],
  ] as const) {
    it(`ends an operation of another window that lives, as ${how}, with what became of the instance`, async () => {
      const { openWindow, onDisk, disk } = await computer([theirs()]);
      const { followers, records } = openWindow();
      await records.reload();
      await followers.see('p1', seeing(anEvent({ status })));
      const [operation] = await onDisk();
      assert.deepEqual([operation?.end?.how, disk.held.size], [how, 0]);
      assert.equal(operation?.end?.summary, summary);
    });
  }

  it('ends one of this window that is followed: whoever follows it hears that very end', async () => {
    const running = aReading(anEvent({ status: 'Executing' }));
    const { openWindow, disk } = await computer([anOperation({ pid: 1, window: 'w-1', outcome: accepted })], [running]);
    const { followers, records } = openWindow();
    await records.reload();
    const following = followers.follow(records.get('op-1')!);
    await followers.see('p1', seeing(anEvent({ status: 'Executed' })));
    assert.equal((await following)?.how, 'done');
    assert.equal(disk.lines.filter(({ kind }) => kind === 'end').length, 1);
  });

  for (const [what, outcome, last, ended, how] of [
    ['an accepted one', accepted, 'Executed', 'Executed', 'done'],
    ['one that failed', accepted, 'Failed', 'Failed', 'failed'],
    ['one without a clear outcome', unknown, 'Executed', 'Executed', 'done'],
    ['one that somebody else canceled', unknown, 'Canceled', 'Canceled', 'changedElsewhere'],
  ] as const) {
    it(`ends ${what} once where its follower reads the end in the same moment as the list`, async () => {
      const readings = [aReading(anEvent({ status: last }))];
      const { reads, disk, openWindow } = await computer([anOperation({ pid: 1, window: 'w-1', outcome })], readings);
      const { followers, records } = openWindow();
      await records.reload();
      const shown = seeing(anEvent({ status: ended }));
      const seen: Promise<void>[] = [];
      records.changes.subscribe(() => seen.push(followers.see('p1', shown)));
      const [end] = await Promise.all([followers.follow(records.get('op-1')!), followers.see('p1', shown)]);
      await Promise.all(seen);
      assert.equal(end?.how, how);
      assert.equal(disk.lines.filter(({ kind }) => kind === 'end').length, 1);
      assert.ok(reads.filter(read => read === 'w-1 i-sample-1').length <= 1, 'its instance is read once');
    });
  }

  for (const [what, event, how, outcome] of [
    ['was done', anEvent({ status: 'Executed' }), 'done', 'accepted'],
    ['was canceled, which it cannot have been by it', anEvent({ status: 'Canceled' }), 'changedElsewhere', 'unknown'],
  ] as const) {
    it(`case 66: settles an outcome that is not clear, where its event ${what}`, async () => {
      const { openWindow, onDisk } = await computer([theirs({ outcome: unknown })]);
      const { followers, records } = openWindow();
      await records.reload();
      await followers.see('p1', seeing(event));
      const [operation] = await onDisk();
      assert.deepEqual([operation?.end?.how, operation?.outcome?.kind], [how, outcome]);
    });
  }

  for (const [what, skew, how] of [
    ['is an hour behind', hour, 'done'],
    ['is right', undefined, 'changedElsewhere'],
  ] as const) {
    it(`case 66: settles one that ran at its planned time by the service’s clock, where the computer’s ${what}: ${how}`, async () => {
      const plan = { opsType: 'scheduled', planTime: noon + hour } as const;
      const { openWindow, ends } = await computer([theirs({ outcome: unknown, plan })]);
      const { followers, records } = openWindow({ ...(skew !== undefined && { skew }) });
      await records.reload();
      await followers.see('p1', seeing(anEvent({ status: 'Executed' })));
      assert.deepEqual(await ends(), [`op-1 ${how}`]);
    });
  }

  it('ends nothing of an account that is not signed in here', async () => {
    const { openWindow, ends } = await computer([theirs()]);
    const { followers, records } = openWindow({ signedIn: false });
    await records.reload();
    await followers.see('p1', seeing(anEvent({ status: 'Executed' })));
    assert.deepEqual(await ends(), ['op-1 open']);
  });

  it('ends an operation once where two lists come at once: its instance is read once', async () => {
    const { reads, openWindow, ends } = await computer([theirs()]);
    const { followers, records } = openWindow();
    await records.reload();
    const shown = seeing(anEvent({ status: 'Executed' }));
    await Promise.all([followers.see('p1', shown), followers.see('p1', shown)]);
    assert.deepEqual([reads, await ends()], [['w-1 i-sample-1'], ['op-1 done']]);
  });

  it('ends it with the next list where the disk refused its end', async () => {
    const { disk, openWindow, ends } = await computer([theirs()]);
    const { followers, records } = openWindow();
    await records.reload();
    const append = disk.file.append.bind(disk.file);
    disk.file.append = () => Promise.reject(new JournalError('The disk is full.', 'Make room.', 'ENOSPC'));
    const shown = seeing(anEvent({ status: 'Executed' }));
    await assert.rejects(followers.see('p1', shown), { code: 'ENOSPC' });
    disk.file.append = append;
    await followers.see('p1', shown);
    assert.deepEqual(await ends(), ['op-1 done']);
  });

  it('ends nothing that goes on, that it does not show, that is being sent, or that is of another account', async () => {
    const { openWindow, ends } = await computer([
      theirs({ id: 'running' }),
      theirs({ id: 'absent', eventId: 'e-2' }),
      anOperation({ id: 'sending', eventId: 'e-3', pid: 2, window: 'w-2' }),
      theirs({ id: 'other', eventId: 'e-4', profileId: 'p2' }),
    ]);
    const { followers, records } = openWindow();
    await records.reload();
    const shown = new Map(
      [
        anEvent({ status: 'Executing' }),
        ...['e-3', 'e-4'].map(eventId => anEvent({ eventId, status: 'Executed' })),
      ].map(event => [eventKey(event), event]),
    );
    await followers.see('p1', asked => shown.get(asked));
    assert.deepEqual(await ends(), ['running open', 'absent open', 'sending open', 'other open']);
    assert.ok(shown.has(key));
  });
});

describe('case 101: what a window left open that cannot be looked up', () => {
  const elsewhere = { pid: 9, window: 'w-elsewhere', computer: 'host-2' };

  it('is left to it for a day; then it is read back and seen to its end, and never sent again', async () => {
    const { living, openWindow } = await computer(
      [anOperation({ ...elsewhere, outcome: accepted, at: noon - 24 * hour })],
      [done],
    );
    living.add('w-elsewhere');
    const window = openWindow();
    assert.deepEqual(await window.followers.resume(), []);
    await window.clock.sleep(1);
    const [taken] = await window.followers.resume();
    assert.equal((await taken?.settle())?.how, 'done');
  });
});

describe('The lock right before the record', () => {
  it('case 101: that was lost to another computer: nothing is on record or sent, and the rest goes on', async () => {
    const disk = aDisk();
    const service = aService([anEvent(), anEvent({ eventId: 'e-2' })]);
    const { parts } = aWindow(disk, service);
    const lost = anIntent();
    const kept = anIntent({ id: 'op-2' }, anEvent({ eventId: 'e-2' }));
    const holds: typeof disk.locks.holds = (of, id) =>
      of === keyOf(lost.operation) ? Promise.resolve(false) : disk.locks.holds(of, id);
    const results = await perform({ ...parts, locks: { ...disk.locks, holds } }, [lost, kept], never);
    assert.deepEqual(
      results.map(({ kind }) => kind),
      ['stopped', 'sent'],
    );
    assert.match(results[0]?.kind === 'stopped' ? results[0].why.message : '', /^The lock of the event was lost/);
    assert.deepEqual(
      [service.sent.length, disk.lines.some(line => JSON.stringify(line).includes('"op-1"'))],
      [1, false],
    );
  });
});
