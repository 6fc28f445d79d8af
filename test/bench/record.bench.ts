// What the record of operations costs with 1,000, 10,000 and 100,000 of them. No browser is used.
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { busyOperation } from '../../src/operations/busy';
import { createJournal } from '../../src/operations/journal';
import { keptLines } from '../../src/operations/keptLines';
import { createRecords } from '../../src/operations/records';
import { compactJournal } from '../../src/state/compact';
import { journalFile } from '../../src/state/journalFile';
import { anEvent, anOperation, english, noon } from '../builders';

const rounds = 7;

async function median(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  const middle = times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return middle < 10 ? middle.toFixed(2) : middle.toFixed(0);
}

/** Lines of operations that are over, and one that is open. */
function linesOf(count: number): string {
  const over = Array.from({ length: count - 1 }, (_, n) => {
    const operation = anOperation({ id: `old-${n}`, eventId: `e-old-${n}`, resourceId: `i-old-${n % 900}` });
    return [
      { v: 1, kind: 'begin', operation },
      { v: 1, kind: 'answer', id: operation.id, outcome: { kind: 'accepted', requestId: `REQ-${n}` } },
      { v: 1, kind: 'end', id: operation.id, end: { how: 'done', status: 'Executed', at: noon } },
    ];
  });
  const open = { v: 1, kind: 'begin', operation: anOperation({ id: 'open' }) };
  return [open, ...over.flat()].map(line => `${JSON.stringify(line)}\n`).join('');
}

async function measure(count: number, print: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-bench-'));
  const file = path.join(folder, 'operations.jsonl');
  try {
    await writeFile(file, linesOf(count));
    const opened = () => createRecords(createJournal(journalFile(file, english)));
    const first = await median(() => opened().reload());
    const records = opened();
    await records.reload();
    const again = await median(() => records.reload());
    let ids = 0;
    const added = await median(async () => {
      ids += 1;
      await createJournal(journalFile(file, english)).begin(anOperation({ id: `new-${ids}`, eventId: 'e-new' }));
      await records.reload();
      busyOperation(records, anEvent(), noon);
    });
    const { size } = await stat(file);
    const began = performance.now();
    const shorter = await compactJournal(file, keptLines);
    const compacting = performance.now() - began;
    const after = await median(() => opened().reload());
    print(
      `${String(count).padStart(7)} records, ${(size / 2 ** 20).toFixed(1)} MiB: opened in ${first} ms, looked at again in ` +
        `${again} ms, one line written and read in ${added} ms; ` +
        (shorter
          ? `made shorter in ${compacting.toFixed(0)} ms, then opened in ${after} ms`
          : `short enough, opened in ${after} ms`) +
        ` (${(await readdir(folder)).length} files)`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function run(print: (line: string) => void): Promise<void> {
  print('The record of operations, medians of 7');
  for (const count of [1_000, 10_000, 100_000]) {
    await measure(count, print);
  }
}
