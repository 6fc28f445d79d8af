// Cases 71, 74, 75, 81, 87, 100 and 101 in the large: two windows of this version, in two editors, and one of a later
// version over one state folder. They are told what to do step by step, at once and against each other, are killed, and
// find what other programs leave in the folder.
// Usage: npm run test:state [-- --steps 10000 --seed 1]
import { fork, type ChildProcess } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fold } from '../../src/operations/journalFold';
import { seededRandom, type SeededRandom } from '../../src/sample/random';
import { parseLine } from '../../src/state/parseLine';
import { runProgram } from '../program';
import type { Command, Report, ServiceAnswer, WindowSetting } from './messages';
import { createService, type Service } from './service';

/** Omit over each member of a union. */
type CommandWithoutNumber = Command extends infer Each ? (Each extends Command ? Omit<Each, 'number'> : never) : never;

/** Longest that a command may take, milliseconds. */
const patienceMs = 30_000;

interface Bench {
  folder: string;
  service: Service;
  random: SeededRandom;
  /** What windows said was on the disk. */
  written: Set<string>;
  /** Accounts that were saved, by the folder of their editor, and not removed since. */
  accounts: Map<string, Set<string>>;
  /** How often each thing was done, and each error heard. */
  counts: Map<string, number>;
}

interface Worker {
  /** True where it ended well. */
  tell: (command: CommandWithoutNumber) => Promise<boolean>;
  kill: () => Promise<void>;
}

function count({ counts }: Bench, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

async function startWorker(bench: Bench, setting: WindowSetting): Promise<Worker> {
  const child: ChildProcess = fork(path.join(__dirname, 'window.js'), [JSON.stringify(setting)], {
    execArgv: ['--no-deprecation'],
  });
  const exited = new Promise<false>(resolve => {
    child.once('exit', () => {
      resolve(false);
    });
  });
  const waiting = new Map<number, (ok: boolean) => void>();
  let numbers = 0;
  let ready: () => void = () => undefined;
  const isReady = new Promise<void>(resolve => {
    ready = resolve;
  });
  const answer = (message: ServiceAnswer) => {
    if (child.connected) {
      child.send(message, () => undefined);
    }
  };
  child.on('message', (report: Report) => {
    switch (report.kind) {
      case 'ready':
        ready();
        return;
      case 'written':
        bench.written.add(report.line);
        return;
      case 'read':
        answer({ answer: report.question, events: bench.service.read(report.keys) });
        return;
      case 'send':
        bench.service.receive(report.keys);
        answer({ answer: report.question, reset: bench.random.next() < 0.05 });
        return;
      case 'done':
        if (report.error !== undefined) {
          count(bench, `error ${report.error}`);
        }
        waiting.get(report.number)?.(report.error === undefined);
        waiting.delete(report.number);
    }
  });
  await isReady;
  return {
    tell: async command => {
      numbers += 1;
      const number = numbers;
      const done = new Promise<boolean>(resolve => waiting.set(number, resolve));
      child.send({ ...command, number }, () => undefined);
      const late = wait(patienceMs, 'late' as const, { ref: false });
      const ended = await Promise.race([done, exited, late]);
      if (ended === 'late') {
        throw new Error(`A window did not come to an end of: ${command.kind}`);
      }
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** What other programs do to the folder while windows use it. */
async function meddle({ folder, random }: Bench): Promise<string> {
  const locks = path.join(folder, 'locks');
  const names = (await readdir(folder).catch(() => [])).filter(name => name.startsWith('operations'));
  const places = await readdir(locks).catch(() => []);
  const name = names[Math.floor(random.next() * names.length)];
  const place = places[Math.floor(random.next() * places.length)];
  const kind = random.pick(['torn', 'foreign line', 'foreign file', 'copy']);
  if (kind === 'foreign file' && place !== undefined) {
    await mkdir(path.join(locks, place), { recursive: true });
    // The lock may be given up at this very moment.
    await writeFile(path.join(locks, place, '.DS_Store'), 'x').catch(() => undefined);
  } else if (kind === 'copy' && name !== undefined) {
    const text = await readFile(path.join(folder, name), 'utf8');
    await writeFile(path.join(folder, 'operations (conflicted copy).jsonl'), text.slice(0, 20_000));
  } else if (name !== undefined) {
    await appendFile(
      path.join(folder, name),
      kind === 'torn' ? '{"v":1,"kind":"begin","operation":{"id":"torn' : '\nnull\n',
    );
  }
  return kind;
}

/** All windows add an account at once; one of them removes another. */
async function changeAccounts(
  { accounts, random }: Bench,
  workers: readonly Worker[],
  settings: readonly WindowSetting[],
  step: number,
): Promise<void> {
  await Promise.all(
    workers.map(async (worker, index) => {
      const { own = '', version = 1 } = settings[index] ?? {};
      const known = accounts.get(own) ?? new Set();
      accounts.set(own, known);
      const id = `account-${step}-${index}`;
      if (await worker.tell({ kind: 'addAccount', id })) {
        known.add(id);
      }
      const old = [...known].find(other => other.endsWith('-0') || other.endsWith('-1'));
      // So that the list stays of a size that people have; a later version's are kept, whoever removes.
      if (version === 1 && index === 0 && old !== undefined && known.size > 20 && random.next() < 0.9) {
        known.delete(old);
        if (!(await worker.tell({ kind: 'removeAccount', id: old }))) {
          known.add(old);
        }
      }
    }),
  );
}

/** Accounts that were saved and are in no list, and those in a list twice. */
async function wrongAccounts({ accounts }: Bench): Promise<string[]> {
  const wrong: string[] = [];
  for (const [own, known] of accounts) {
    const text = await readFile(path.join(own, 'accounts.json'), 'utf8').catch(() => '{"profiles":[]}');
    const { profiles } = JSON.parse(text) as { profiles: { id: string }[] };
    const ids = profiles.map(({ id }) => id);
    wrong.push(...[...known].filter(id => !ids.includes(id)), ...ids.filter((id, index) => ids.indexOf(id) !== index));
  }
  return wrong;
}

async function live(bench: Bench, steps: number): Promise<void> {
  const { random, service, folder } = bench;
  const home = path.dirname(folder);
  const settings: WindowSetting[] = [
    { folder, own: path.join(home, 'code'), version: 1 },
    { folder, own: path.join(home, 'fork'), version: 1 },
    { folder, own: path.join(home, 'code'), version: 2 },
  ];
  const workers = await Promise.all(settings.map(setting => startWorker(bench, setting)));
  const restart = async (index: number) => {
    const setting = settings[index];
    if (setting) {
      workers[index] = await startWorker(bench, setting);
      await workers[index].tell({ kind: 'resume' });
    }
  };
  for (let step = 0; step < steps; step += 1) {
    const roll = random.next();
    const one = Math.floor(random.next() * workers.length);
    const worker = workers[one];
    if (roll < 0.06) {
      count(bench, 'accounts');
      await changeAccounts(bench, workers, settings, step);
    } else if (roll < 0.72) {
      // Often several at once, after the same events.
      const chosen = workers.filter((_, index) => index === one || random.next() < 0.4);
      const active = service.active();
      const events = active.filter(() => random.next() < 1.5 / active.length);
      count(bench, `act, ${chosen.length} windows`);
      await Promise.all(chosen.map(each => each.tell({ kind: 'act', events })));
    } else if (roll < 0.8) {
      count(bench, 'see');
      await worker?.tell({ kind: 'see' });
    } else if (roll < 0.86) {
      count(bench, 'resume');
      await Promise.all(workers.map(each => each.tell({ kind: 'resume' })));
    } else if (roll < 0.89) {
      count(bench, 'compact');
      const others = workers.filter(each => each !== worker);
      const events = service.active().slice(0, 1);
      await Promise.all([worker?.tell({ kind: 'compact' }), ...others.map(each => each.tell({ kind: 'act', events }))]);
    } else if (roll < 0.93) {
      const code = random.pick(['ENOSPC', 'EIO', 'EROFS']);
      count(bench, `disk ${code}`);
      await worker?.tell({ kind: 'trouble', code });
      await worker?.tell({ kind: 'act', events: service.active().slice(0, 2) });
      await worker?.tell({ kind: 'trouble', code: undefined });
    } else if (roll < 0.97) {
      count(bench, await meddle(bench));
    } else {
      count(bench, 'kill');
      const events = service.active().slice(0, 3);
      const acting = Promise.all(workers.map(each => each.tell({ kind: 'act', events })));
      await wait(random.next() * 12);
      await worker?.kill();
      await acting;
      await restart(one);
    }
  }
  // Everything is seen to its end: in each version what it can read.
  for (let round = 0; round < 3; round += 1) {
    for (const each of workers) {
      await each.tell({ kind: 'resume' });
      await each.tell({ kind: 'see' });
    }
  }
  await Promise.all(workers.map(each => each.kill()));
}

async function linesIn(folder: string): Promise<unknown[]> {
  const names = (await readdir(folder)).filter(name => /^operations(-\d+)?\.jsonl$/.test(name));
  const texts = await Promise.all(names.map(name => readFile(path.join(folder, name), 'utf8')));
  return texts.flatMap(text =>
    text
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(parseLine),
  );
}

function nameOf(line: unknown): string {
  const { kind, id, operation } = Object(line) as { kind?: string; id?: string; operation?: { id?: string } };
  return `${kind ?? ''} ${operation?.id ?? id ?? ''}`;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { steps: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  });
  const [steps, seed] = [Number(values.steps), Number(values.seed)];
  if (!Number.isInteger(steps) || steps < 1 || !Number.isInteger(seed)) {
    throw new Error('--steps takes a number from 1 up, --seed a whole number.');
  }
  const began = performance.now();
  const home = await mkdtemp(path.join(tmpdir(), 'ens-events-state-'));
  const folder = path.join(home, 'state');
  try {
    const bench: Bench = {
      folder,
      service: createService(12),
      random: seededRandom(seed),
      written: new Set(),
      accounts: new Map(),
      counts: new Map(),
    };
    await live(bench, steps);
    const lines = await linesIn(folder);
    const found = new Set(lines.map(nameOf));
    const lost = [...bench.written].filter(line => !found.has(line));
    const repeated = bench.service.repeated();
    const accounts = await wrongAccounts(bench);
    const saved = [...bench.accounts.values()].reduce((sum, { size }) => sum + size, 0);
    const parts = (await readdir(folder)).filter(name => name.startsWith('operations'));
    const open = fold(lines).filter(
      ({ end, outcome, unreadable }) => !end && !unreadable && outcome?.kind === 'accepted',
    );
    for (const [what, times] of [...bench.counts].sort()) {
      console.log(`${String(times).padStart(7)}  ${what}`);
    }
    console.log(
      `${steps} steps, seed ${seed}: ${bench.service.calls()} calls, ${bench.written.size} lines in ${parts.length} files, ` +
        `${Math.round((performance.now() - began) / 1_000)} s`,
    );
    console.log(
      `${repeated.length} events acted on twice, ${lost.length} lines lost, ${open.length} operations left open, ` +
        `${accounts.length} of ${saved} accounts lost or there twice`,
    );
    if (repeated.length + lost.length + accounts.length > 0) {
      console.error([...repeated, ...lost, ...accounts].slice(0, 20).join('\n'));
    }
    return repeated.length + lost.length + open.length + accounts.length === 0 ? 0 : 1;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

runProgram(main);
