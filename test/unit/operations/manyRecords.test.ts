// Case 75: a record of operations that has grown for years. What is counted is what is read, not how long it takes.
import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createJournal } from '../../../src/operations/journal';
import { performAll } from '../../../src/operations/performAll';
import { createRecords } from '../../../src/operations/records';
import { createClaims } from '../../../src/state/claims';
import { compactJournal } from '../../../src/state/compact';
import { journalFile } from '../../../src/state/journalFile';
import { createLocks } from '../../../src/state/locks';
import { keptLines } from '../../../src/operations/keptLines';
import { aClock, anEvent, anOperation, aTarget, aWriter, english, noon } from '../../builders';
import { countingDisk } from '../state/countingDisk';
import { aDisk, aService, aWindow } from './setting';

const never = new AbortController().signal;

/** Lines of so many operations that are over. */
function linesOf(count: number): string {
  return Array.from({ length: count }, (_, n) => {
    const operation = anOperation({ id: `old-${n}`, eventId: `e-old-${n}`, resourceId: `i-old-${n % 900}` });
    return [
      { v: 1, kind: 'begin', operation },
      { v: 1, kind: 'answer', id: operation.id, outcome: { kind: 'accepted', requestId: `REQ-${n}` } },
      { v: 1, kind: 'end', id: operation.id, end: { how: 'done', status: 'Executed', at: noon } },
    ]
      .map(line => `${JSON.stringify(line)}\n`)
      .join('');
  }).join('');
}

describe('case 75: with 100,000 operations on record', () => {
  let folder: string;
  let file: string;
  let size: number;
  before(async function () {
    this.timeout(60_000);
    folder = await system.mkdtemp(path.join(tmpdir(), 'ens-events-many-'));
    file = path.join(folder, 'operations.jsonl');
    const text = linesOf(100_000);
    size = text.length;
    await system.writeFile(file, text);
  });
  after(() => system.rm(folder, { recursive: true, force: true }));

  it('acting on 45 events reads the record once, and what was added since', async () => {
    const events = Array.from({ length: 45 }, (_, n) => anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` }));
    const service = aService(events);
    const { disk, bytes } = countingDisk();
    const records = createRecords(createJournal(journalFile(file, english, disk)));
    const locks = createLocks({
      claims: createClaims({ folder: path.join(folder, 'locks'), clock: aClock() }),
      clock: aClock(),
      warn: () => undefined,
      signal: never,
    });
    const { parts } = aWindow(aDisk(), service);
    const writer = aWriter(service.client, { targets: events.map(event => aTarget({ event })) });
    const results = await performAll({ ...parts, records, locks, writer, self: { pid: 1 } }, never);
    assert.deepEqual([...new Set(results.map(({ kind }) => kind))], ['sent']);
    const added = (await system.stat(file)).size - size;
    // The first read looks at the first line on its own.
    assert.ok(bytes() <= size + added + 1_024, `${bytes()} bytes of ${size} + ${added} were read`);
  }).timeout(60_000);

  it('a window that opens after the record was made shorter reads a small part of it, and has all that is open', async () => {
    const open = anOperation({ id: 'open', eventId: 'e-open' });
    await createJournal(journalFile(file, english)).begin(open);
    assert.equal(await compactJournal(file, keptLines), true);
    const { disk, bytes } = countingDisk();
    const records = createRecords(createJournal(journalFile(file, english, disk)));
    await records.reload();
    assert.deepEqual([records.get('open')?.end, records.all().length >= 1_000], [undefined, true]);
    assert.ok(bytes() < size / 50, `${bytes()} bytes of ${size} were read`);
    assert.ok((await system.stat(file)).size >= size, 'nothing is lost');
  }).timeout(60_000);
});
