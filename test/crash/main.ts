// Fault case 38: kills a process that carries out operations, again and again, and compares what arrived with what it
// wrote down.
// Usage: npm run test:crash [-- --kills 200 --seed 1]
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createJournal } from '../../src/operations/journal';
import { journalFile } from '../../src/state/journalFile';
import { statusAt } from '../../src/sample/events';
import type { Fault } from '../../src/sample/faults';
import { startGateway, type Gateway } from '../../src/sample/gateway';
import { seededRandom, type SeededRandom } from '../../src/sample/random';
import { english } from '../builders';
import { runProgram } from '../program';
import { print } from './print';
import { holdMs, journalName, type Stage, type WriterSetting } from './setting';
import { eventsWrittenBy, tally } from './tally';

/** Longest life of one process, milliseconds. */
const longestLife = 5_000;
/** How long the gateway takes to answer a write that it has carried out, milliseconds. */
const answerAfter = 15;

/** Where to kill, in turn: mostly around the call, and before its answer is written down. */
const targets: readonly Stage[] = [
  'started',
  'confirmed',
  'locked',
  'begun',
  'sending',
  'sending',
  'resumed',
  'locked',
  'begun',
  'sending',
  'answered',
  'following',
  'ended',
];

interface Bench {
  gateway: Gateway;
  folder: string;
  random: SeededRandom;
  /** One for each event of each write that arrived. */
  writes: () => string[];
}

/** Calls one process after the other into being, and kills each near the stage that its turn is. */
async function killAgainAndAgain(bench: Bench, kills: number): Promise<Map<string, number>> {
  const hits = new Map<string, number>();
  for (let turn = 0; turn < kills; turn += 1) {
    makeTrouble(bench);
    const where = await killOne(bench, targets[turn % targets.length] ?? 'sending');
    hits.set(where, (hits.get(where) ?? 0) + 1);
  }
  return hits;
}

/** Every write is answered late, so that there is time to die meanwhile; every fifth process meets worse. */
function makeTrouble({ gateway: { faults }, random }: Bench): void {
  const worse: readonly [Fault, ...Fault[]] = [
    { kind: 'reset', executes: true },
    { kind: 'fail', status: 503, executes: true },
    { kind: 'reset' },
    { kind: 'throttle' },
  ];
  faults.clear();
  for (const action of ['EventRedeployInstance', 'BatchEventRedeployInstance']) {
    if (random.next() < 0.2) {
      faults.add({ ...random.pick(worse), action });
    }
    faults.add({ kind: 'delay', ms: answerAfter, action, count: Infinity });
  }
}

/** Answers what the process had just done when it was killed. */
async function killOne(bench: Bench, target: Stage): Promise<string> {
  const { random } = bench;
  // The first two come once in a life.
  const round = target === 'started' || target === 'resumed' ? 1 : random.pick([1, 2]);
  const child = startWriter(bench, groupsFor(bench), { stage: target, round });
  let [stage, ids, seen] = ['starting', '', 0];
  const reached = new Promise<void>(resolve => {
    createInterface({ input: child.stdout! }).on('line', line => {
      [stage = '', ids = ''] = line.split(' ');
      seen += stage === target ? 1 : 0;
      if (stage === target && seen === round) {
        resolve();
      }
    });
  });
  const exit = exitOf(child);
  const delay = random.next() * (holdMs + answerAfter);
  await Promise.race([reached.then(() => wait(delay)), wait(longestLife, undefined, { ref: false }), exit]);
  child.kill('SIGKILL');
  const code = await exit;
  if (code !== null) {
    throw new Error(`A process ended by itself with ${code}, ${stage} ${ids}.`);
  }
  return stage === 'sending' && bench.writes().includes(ids.split(',')[0] ?? '') ? 'sent, unanswered' : stage;
}

function startWriter(
  { gateway, folder }: Bench,
  groups: WriterSetting['groups'],
  hold?: WriterSetting['hold'],
): ChildProcess {
  const { accessKeyId, accessKeySecret } = gateway.keys.main;
  const setting: WriterSetting = {
    host: gateway.host,
    credentials: { accessKeyId, accessKeySecret },
    folder,
    groups,
    ...(hold && { hold }),
  };
  const writer = path.join(__dirname, 'writer.js');
  const child = spawn(process.execPath, ['--no-deprecation', writer], { stdio: ['pipe', 'pipe', 'inherit'] });
  // It may be dead before it has read all of this.
  child.stdin.on('error', () => undefined).end(JSON.stringify(setting));
  return child;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise(resolve => {
    child.once('exit', resolve);
  });
}

/** The next events that need an answer: mostly one at a time, every third time three at once. */
function groupsFor({ gateway: { account } }: Bench): WriterSetting['groups'] {
  const waiting = account.events.filter(
    event => event.type.endsWith('.Redeploy') && statusAt(event, account.now()) === 'Inquiring',
  );
  const next = waiting.slice(0, 500);
  const groups: (typeof next)[] = [];
  while (next.length > 0) {
    groups.push(next.splice(0, groups.length % 3 === 2 ? 3 : 1));
  }
  return groups;
}

/** The last process sees everything to its end and goes by itself. */
async function finish(bench: Bench): Promise<void> {
  bench.gateway.faults.clear();
  const child = startWriter(bench, []);
  child.stdout?.resume();
  const code = await Promise.race([exitOf(child), wait(60_000, 'too late', { ref: false })]);
  if (code !== 0) {
    child.kill('SIGKILL');
    throw new Error(`The last process ended with: ${code ?? 'a signal'}`);
  }
}

/** The gateway forgets its oldest requests, so the writes are gathered as they come. */
function gatherWrites(gateway: Gateway): () => string[] {
  const byRequest = new Map<string, string[]>();
  return () => {
    for (const request of gateway.received) {
      byRequest.set(request.requestId, eventsWrittenBy(request));
    }
    return [...byRequest.values()].flat();
  };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  });
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
    throw new Error('--kills takes a number from 1 up, --seed a whole number.');
  }
  const began = performance.now();
  const gateway = await startGateway({ events: 8_000, executingMs: 60 });
  const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-crash-'));
  try {
    const bench: Bench = { gateway, folder, random: seededRandom(seed), writes: gatherWrites(gateway) };
    const hits = await killAgainAndAgain(bench, kills);
    await finish(bench);
    const operations = await createJournal(journalFile(path.join(folder, journalName), english)).read();
    const result = tally(operations, bench.writes());
    print({ kills, hits, result, writes: bench.writes().length, ms: performance.now() - began });
    return result.lost.length + result.repeated.length === 0 ? 0 : 1;
  } finally {
    await gateway.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

runProgram(main);
