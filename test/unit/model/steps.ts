import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isOpen } from '../../../src/operations/operation';
import { isSameWindow } from '../../../src/state/windows';
import { hour } from '../../builders';
import type { Mark } from './account';
import { troubles, type ModelService, type TroubleName } from './service';
import type { World } from './world';

type Name = 'A' | 'B';
/** Something that happens; a sequence of these is a life of two windows, a disk, a service and its people. */
export type Step =
  | { step: 'confirm'; window: Name; events: number[]; names: boolean; planIn?: number; effects: number }
  | { step: 'run'; window: Name; effects: number }
  /** `stalled`: a window that stands still meanwhile, as one in a debugger or short of memory does. */
  | { step: 'wait'; seconds: number; stalled?: Name }
  | { step: 'crash'; window: Name; after: number }
  | { step: 'start' | 'resume'; window: Name }
  | { step: 'trouble'; with: TroubleName }
  | { step: 'reads fail'; kind: ModelService['readErrors'][number]; times: number }
  | { step: 'clock jumps'; hours: number }
  | { step: 'somebody else'; event: number; status: Parameters<ModelService['move']>[1] }
  | { step: 'changes show after'; seconds: number }
  | { step: 'disk'; is: World['disk'] }
  | { step: 'locks stick'; stick: boolean }
  | { step: 'mark'; as: Mark | 'none' }
  | { step: 'another key'; key: 'key-1' | 'key-2' }
  | { step: 'sign out'; window: Name }
  | { step: 'sign in'; key: 'key-1' | 'key-2' }
  | { step: 'refresh'; window: Name };

export const eventCount = 21;
const all = Array.from({ length: eventCount }, (_, n) => n);

const window = fc.constantFrom<Name>('A', 'B');
const event = fc.nat(2);
const key = fc.constantFrom('key-1' as const, 'key-2' as const);
const confirm = fc.record(
  {
    step: fc.constant('confirm' as const),
    window,
    events: fc.oneof(
      { weight: 30, arbitrary: fc.constant([0]) },
      { weight: 10, arbitrary: fc.uniqueArray(event, { minLength: 1, maxLength: 3 }) },
      { weight: 2, arbitrary: fc.constant(all) },
    ),
    names: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    planIn: fc.constantFrom(600_000, 2 * hour),
    effects: fc.nat(12),
  },
  { requiredKeys: ['step', 'window', 'events', 'names', 'effects'] },
);
const wait = { step: fc.constant('wait' as const), seconds: fc.constantFrom(0, 3, 40, 90, 7200) };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: confirm as fc.Arbitrary<Step> },
  {
    weight: 15,
    arbitrary: fc.record({ step: fc.constant('run'), window, effects: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 12) }),
  },
  { weight: 5, arbitrary: fc.record(wait) },
  { weight: 4, arbitrary: fc.record({ ...wait, stalled: window }) },
  { weight: 5, arbitrary: fc.record({ step: fc.constant('crash'), window, after: fc.nat(12) }) },
  { weight: 4, arbitrary: fc.record({ step: fc.constantFrom('start', 'resume'), window }) },
  {
    weight: 10,
    arbitrary: fc.record({
      step: fc.constant('trouble'),
      with: fc.constantFrom(...(Object.keys(troubles) as TroubleName[])),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('reads fail'),
      kind: fc.constantFrom('network', 'permission', 'incomplete', 'lacks it'),
      times: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('clock jumps'), hours: fc.integer({ min: -3, max: 3 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('somebody else'),
      event,
      status: fc.constantFrom('Executing', 'Canceled', 'planned anew'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('changes show after'), seconds: fc.constantFrom(0, 8, 90) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('disk'), is: fc.constantFrom('fine', 'full', 'unreadable', 'unflushed') }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('locks stick'), stick: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('mark'), as: fc.constantFrom('production', 'readOnly', 'none') }),
  },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('another key'), key }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('sign out'), window }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('sign in'), key }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('refresh'), window }) },
);

export const sequences = fc.array(step, { minLength: 1, maxLength: 30, size: 'max' });

export async function apply(world: World, step: Step): Promise<void> {
  const { scheduler, service, events } = world;
  world.trace.push(JSON.stringify(step).slice(0, 150));
  switch (step.step) {
    case 'confirm': {
      const chosen = events.filter((_, n) => step.events.includes(n));
      const window = world.start(step.window);
      world.expectKnownErrors(window.confirm({ ...step, events: chosen }));
      await scheduler.run(window, step.effects);
      break;
    }
    case 'run':
      await scheduler.run(world.window(step.window), step.effects);
      break;
    case 'wait':
      await scheduler.pass(step.seconds * 1000, step.stalled && world.window(step.stalled));
      break;
    case 'crash':
      await scheduler.run(world.window(step.window), step.after);
      world.window(step.window).alive = false;
      break;
    case 'start':
      world.start(step.window);
      break;
    case 'resume':
      if (world.window(step.window).alive) {
        world.expectKnownErrors(world.window(step.window).resume());
      }
      break;
    case 'trouble':
      service.trouble = step.with;
      break;
    case 'reads fail':
      service.readErrors = Array.from({ length: step.times }, () => step.kind);
      break;
    case 'clock jumps':
      world.skew += step.hours * hour;
      break;
    case 'somebody else': {
      const moved = events[step.event];
      if (moved) {
        service.move(`${moved.eventId}/${moved.resourceId}`, step.status);
      }
      break;
    }
    case 'changes show after':
      service.lag = step.seconds * 1000;
      break;
    case 'disk':
      world.disk = step.is;
      break;
    case 'locks stick':
      world.locksStick = step.stick;
      break;
    case 'mark':
      world.account.mark = step.as === 'none' ? undefined : step.as;
      break;
    case 'another key':
      useKey(world, step.key);
      break;
    case 'sign out':
      signOut(world, step.window);
      break;
    case 'sign in':
      signIn(world, step.key);
      break;
    case 'refresh':
      if (world.window(step.window).alive && world.account.signedIn) {
        world.expectKnownErrors(world.window(step.window).refresh());
      }
      break;
  }
  world.check();
}

function useKey({ account }: World, key: string): void {
  account.revision += account.key === key ? 0 : 1;
  account.key = key;
}

/** All windows hear of it; the one in which it was done ends what is open. */
function signOut(world: World, name: string): void {
  if (world.account.signedIn) {
    const here = world.start(name);
    world.account.signedIn = false;
    for (const window of world.windows().filter(({ alive }) => alive)) {
      world.expectKnownErrors(window.signOut(window === here));
    }
  }
}

function signIn(world: World, key: string): void {
  if (!world.account.signedIn) {
    useKey(world, key);
    world.account.revision += 1;
    world.account.signedIn = true;
    for (const window of world.windows().filter(({ alive }) => alive)) {
      world.expectKnownErrors(window.signIn());
    }
  }
}

/** Everything works again and time goes by: then nothing is open, and no lock stands in anybody's way. */
export async function comeToRest(world: World): Promise<void> {
  const { scheduler, service } = world;
  world.disk = 'fine';
  world.locksStick = false;
  service.readErrors = [];
  service.trouble = undefined;
  service.lag = 0;
  for (const end of ['the windows that are open go on', 'new windows take over']) {
    world.trace.push(end);
    for (const name of ['A', 'B']) {
      if (end.startsWith('new')) {
        world.window(name).alive = false;
      }
      world.expectKnownErrors(world.start(name).resume());
    }
    await scheduler.rest();
    world.check();
    // A lock whose operation has a written end is in nobody's way.
    const over = new Set(world.operations().flatMap(operation => (isOpen(operation) ? [] : [operation.id])));
    const forgotten = [...world.held].filter(
      ([, holder]) =>
        !over.has(holder.operationId) && world.windows().some(window => window.alive && isSameWindow(window, holder)),
    );
    assert.deepEqual(forgotten, [], 'a window that does nothing any more holds a lock');
  }
  const open = world.operations().filter(isOpen);
  assert.deepEqual(open, [], 'operations stay open');
  const [first] = [...world.held.keys()].filter(key => !key.startsWith('settle '));
  if (first !== undefined) {
    await assertFree(world, first);
  }
  const untold = world.operations().filter(({ outcome }) => !outcome);
  assert.deepEqual(untold, [], 'operations have no outcome');
}

/** A lock that a dead window left is no obstacle to the next confirmation. */
async function assertFree(world: World, key: string): Promise<void> {
  signIn(world, 'key-1');
  world.account.mark = undefined;
  await world.scheduler.rest();
  const events = world.events.filter(({ eventId, resourceId }) => `${eventId}/${resourceId}` === key);
  const work = world.start('A').confirm({ events, names: true });
  await world.scheduler.rest();
  const [result] = await work;
  const reason = result?.kind === 'stopped' && 'reason' in result.why ? result.why.reason : undefined;
  assert.notEqual(reason, 'locked', `${key} stays locked`);
}
