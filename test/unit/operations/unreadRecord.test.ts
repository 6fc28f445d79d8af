// Case 100: what a later version, or nobody, wrote of an operation. It is never passed over, and never rewritten.
import assert from 'node:assert/strict';
import { busyOperation } from '../../../src/operations/busy';
import { createJournal } from '../../../src/operations/journal';
import { fold } from '../../../src/operations/journalFold';
import { keptLines } from '../../../src/operations/keptLines';
import { busyWords, unclearAttempt } from '../../../src/operations/lockEvent';
import { isOpen, operationState, type Operation } from '../../../src/operations/operation';
import { performAll } from '../../../src/operations/performAll';
import { createRecords } from '../../../src/operations/records';
import { anEvent, anOperation, aTarget, aWriter, english, hour, noon } from '../../builders';
import { computer, dead } from './computer';
import { errorText } from '../../../src/views/errorWords';
import { aDisk, aService, aWindow } from './setting';
import { shanghai } from '../../personTime';

const begin = (fields: object = {}, line: object = {}) => ({
  v: 1,
  kind: 'begin',
  operation: { ...anOperation(), ...fields },
  ...line,
});
const text = JSON.stringify(begin());
const upTo = (word: string) => text.slice(0, text.indexOf(word) + word.length);

/** Lines that begin an operation on the event of `anEvent`, and that this version cannot read. */
const unread: [string, unknown, 'newer' | 'damaged'][] = [
  ['a later version’s line', begin({}, { v: 2 }), 'newer'],
  ['version 99', begin({}, { v: 99 }), 'newer'],
  ['a later version’s, in another form', { v: 3, ...anEvent(), type: 'Begun', id: 'op-1' }, 'newer'],
  ['an action that it does not know', begin({ action: 'explode' }), 'damaged'],
  ['a plan that it does not know', begin({ plan: { opsType: 'wheneverPossible' } }), 'damaged'],
  ['a plan without its time', begin({ plan: { opsType: 'scheduled' } }), 'damaged'],
  ['a plan whose time is a fraction', begin({ plan: { opsType: 'scheduled', planTime: noon + 0.5 } }), 'damaged'],
  ['a time that is text', begin({ at: 'noon' }), 'damaged'],
  ['null for its state', begin({ statusBefore: null }), 'damaged'],
  ['a process that is no number', begin({ pid: 'x' }), 'damaged'],
  ['a line that ends in the middle', upTo('"statusBefore":'), 'damaged'],
  ['a line that ends right after the instance', upTo(anOperation().resourceId).concat('"'), 'damaged'],
];

describe('case 100: an operation on record that this version cannot read', () => {
  for (const [what, line, unreadable] of unread) {
    it(`${what}: is open, of nobody, and about its event`, () => {
      const [operation, ...others] = fold([line]);
      assert.equal(others.length, 0);
      assert.ok(operation);
      const { eventId, resourceId } = anEvent();
      assert.deepEqual(
        [operation.eventId, operation.resourceId, operation.profileId, operation.unreadable],
        [eventId, resourceId, '', unreadable],
      );
      assert.deepEqual([isOpen(operation), operationState(operation, noon)], [true, 'unreadable']);
    });

    it(`${what}: nothing is sent for its event; it says why`, async () => {
      const disk = aDisk();
      disk.lines.push(begin({ id: 'before', eventId: 'e-other' }), line as Record<string, unknown>);
      const service = aService();
      const { parts } = aWindow(disk, service);
      const writer = aWriter(service.client, { targets: [aTarget()] });
      const [result] = await performAll({ ...parts, writer, self: { pid: 1 } }, new AbortController().signal);
      assert.equal(result?.kind, 'stopped');
      assert.match(result.why.message, unreadable === 'newer' ? /newer version/ : /damaged/);
      assert.match(errorText(result.why, english), /^Nothing was sent\./);
      assert.deepEqual([service.sent.length, disk.held.size], [0, 0]);
    });

    it(`${what}: no window follows it, ends it or writes about it`, async () => {
      const { disk, openWindow } = await computer([]);
      disk.lines.push(line as Record<string, unknown>);
      const { records, followers } = openWindow();
      assert.deepEqual(await followers.resume(), []);
      await followers.see('', () => anEvent({ status: 'Executed' }));
      await followers.leave('');
      await followers.takeUp({ profileId: 'p1', name: 'Test', keyHash: 'key-1' });
      assert.deepEqual(await followers.resume(), []);
      assert.deepEqual([disk.lines.length, records.all().length], [1, 1]);
    });

    it(`${what}: it stays as it is where the record is made shorter`, () => {
      const written = typeof line === 'string' ? line : JSON.stringify(line);
      const over = Array.from({ length: 1_100 }, (_, n) => [
        JSON.stringify(begin({ id: `over-${n}`, eventId: `e-${n}` })),
        JSON.stringify({ v: 1, kind: 'answer', id: `over-${n}`, outcome: { kind: 'refused', code: 'X', message: '' } }),
      ]).flat();
      const kept = keptLines([written, ...over]);
      assert.deepEqual([kept[0], kept.length], [written, 2_001]);
    });
  }

  it('locks its event for a day; after that it takes a confirmation that names it', async () => {
    const disk = aDisk();
    disk.lines.push(begin({}, { v: 2 }));
    const records = createRecords(createJournal(disk.file));
    await records.reload();
    const busyAt = (now: number) => busyOperation(records, anEvent(), now)?.id;
    assert.deepEqual([busyAt(noon), busyAt(noon + 24 * hour), busyAt(noon + 25 * hour)], ['op-1', 'op-1', undefined]);
    assert.equal(unclearAttempt(records.all(), anEvent())?.id, 'op-1');
    assert.equal(unclearAttempt(records.all(), anEvent({ status: 'Scheduled' }))?.id, 'op-1');
  });

  it('is looked for among all that are open at an event, not only the last', async () => {
    const disk = aDisk();
    const later = begin({ id: 'op-2', statusBefore: 'Scheduled', pid: 1 });
    disk.lines.push(begin({}, { v: 2 }), later);
    const records = createRecords(createJournal(disk.file));
    await records.reload();
    assert.equal(busyOperation(records, anEvent(), noon)?.id, 'op-1');
  });

  it('is over once any version wrote that it is', () => {
    for (const version of [1, 2, 99]) {
      const end = { v: version, kind: 'end', id: 'op-1', end: { how: 'somehow', status: '', at: noon } };
      const [operation] = fold([begin({}, { v: 2 }), end]);
      assert.deepEqual([operation && isOpen(operation), operation?.end?.how], [false, 'unreadable']);
    }
  });

  it('is one that can be read as soon as its line is whole', () => {
    const [operation] = fold([upTo('"statusBefore":'), begin()]);
    assert.deepEqual(operation, anOperation());
  });

  it('says what is known of it to whoever wants its event', () => {
    const [newer] = fold([begin({}, { v: 2 })]);
    assert.ok(newer);
    assert.match(
      busyWords(newer, anOperation(), shanghai, english),
      /^A newer version of ENS Events has an operation for edge-web-01 on record, from about 2026-11-24/,
    );
  });
});

describe('case 100: a line about an operation that this version cannot read', () => {
  const about = (line: object) => fold([begin(), { v: 1, id: 'op-1', ...line }])[0];
  const cases: [string, object, (operation: Operation) => unknown, unknown][] = [
    [
      'an answer of an unknown kind',
      { kind: 'answer', outcome: { kind: 'maybe' } },
      one => one.outcome?.kind,
      'unknown',
    ],
    ['a later version’s answer', { v: 2, kind: 'answer', result: 7 }, one => one.outcome?.kind, 'unknown'],
    ['an answer without anything', { kind: 'answer' }, one => [one.outcome?.kind, isOpen(one)], ['unknown', true]],
    ['an end in unknown words', { kind: 'end', end: { how: 'somehow' } }, one => one.end?.how, 'unreadable'],
    ['a line of an unknown kind', { v: 2, kind: 'replanned' }, one => one.unreadable, 'newer'],
  ];
  for (const [what, line, look, expected] of cases) {
    it(`${what}: ${JSON.stringify(expected)}`, () => {
      const operation = about(line);
      assert.ok(operation);
      assert.deepEqual(look(operation), expected);
    });
  }

  it('a taking up by a later version opens again what was left', () => {
    const left = { v: 1, kind: 'end', id: 'op-1', end: { how: 'left', status: '', at: noon } };
    const [operation] = fold([begin(), left, { v: 2, kind: 'reopen', id: 'op-1', who: 'someone' }]);
    assert.deepEqual([operation?.end, operation?.unreadable], [undefined, 'newer']);
  });

  it('an accepted one that ended in words of a later version is named before another attempt', () => {
    const [operation] = fold([
      begin(),
      { v: 1, kind: 'answer', id: 'op-1', outcome: { kind: 'accepted' } },
      { v: 2, kind: 'end', id: 'op-1', end: { how: 'notListed' } },
    ]);
    assert.equal(unclearAttempt(operation ? [operation] : [], anEvent())?.id, 'op-1');
  });

  it('what comes before its beginning counts: parts of the record are read in no order', () => {
    const end = { v: 1, kind: 'end', id: 'op-1', end: { how: 'done', status: 'Executed', at: noon } };
    assert.equal(fold([end, begin()])[0]?.end?.how, 'done');
  });

  it('what is about nothing, or torn in the middle of an answer, changes nothing', () => {
    const torn = JSON.stringify({ v: 1, kind: 'answer', id: 'op-1', outcome: { kind: 'refused' } }).slice(0, 40);
    assert.deepEqual(fold([begin(), null, [], 5, 'x', torn, { v: 2 }, { kind: 'end' }]), [anOperation()]);
  });
});

describe('What is kept where the record is made shorter', () => {
  const over = (n: number, outcome: object, how?: string) => [
    JSON.stringify(begin({ id: `op-${n}`, eventId: `e-${n}`, ...dead })),
    JSON.stringify({ v: 1, kind: 'answer', id: `op-${n}`, outcome }),
    ...(how ? [JSON.stringify({ v: 1, kind: 'end', id: `op-${n}`, end: { how, status: '', at: noon } })] : []),
  ];
  const done = (n: number) => over(n, { kind: 'accepted' }, 'done');
  const idsOf = (lines: readonly string[]) => fold(lines.map(line => JSON.parse(line) as unknown)).map(({ id }) => id);

  it('are the last thousand that are over, in their order and unchanged', () => {
    const lines = Array.from({ length: 1_500 }, (_, n) => done(n)).flat();
    const kept = keptLines(lines);
    assert.deepEqual(kept, lines.slice(1_500));
  });

  it('is every one that is open or of which nobody knows what it came to, however old', () => {
    const old = [
      over(1, { kind: 'unknown', code: 'X', message: '' }),
      over(2, { kind: 'unknown', code: 'X', message: '' }, 'unsettled'),
      over(3, { kind: 'accepted' }),
      over(4, { kind: 'accepted' }, 'left'),
      over(5, { kind: 'accepted' }, 'gone'),
      [JSON.stringify(begin({ id: 'op-6', eventId: 'e-6' }))],
    ].flat();
    const lines = [...old, ...Array.from({ length: 1_200 }, (_, n) => done(n + 100)).flat()];
    const ids = idsOf(keptLines(lines));
    assert.deepEqual(ids.slice(0, 6), ['op-1', 'op-2', 'op-3', 'op-4', 'op-5', 'op-6']);
    assert.equal(ids.length, 1_006);
  });
});
