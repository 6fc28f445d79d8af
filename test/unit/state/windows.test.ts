import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { mock } from 'node:test';
import {
  isLongOver,
  isSameWindow,
  neighborsOf,
  processExists,
  processStart,
  thisWindow,
  windowOf,
  type Processes,
  type WindowId,
} from '../../../src/state/windows';
import { anOperation } from '../../builders';

const self = { pid: 1, window: 'w-self', started: 'boot 100' };

/** A system with the processes named, and when each started. */
function system(processes: Record<number, string | undefined>): Processes {
  return { exists: pid => pid in processes, startOf: pid => processes[pid] };
}

describe('Whether a window still lives', () => {
  const cases: [string, boolean, WindowId, Processes][] = [
    ['this one', true, self, system({})],
    ['one whose process is gone', false, { pid: 2, window: 'w' }, system({})],
    ['one whose process is there', true, { pid: 2, window: 'w', started: 'boot 5' }, system({ 2: 'boot 5' })],
    [
      'case 38: one whose process id went to this window',
      false,
      { ...self, window: 'w-before' },
      system({ 1: 'boot 100' }),
    ],
    [
      'case 38: one whose process id went to a later process',
      false,
      { pid: 2, started: 'boot 5' },
      system({ 2: 'boot 9' }),
    ],
    ['case 38: one from before the computer was started', false, { pid: 2, started: 'old 5' }, system({ 2: 'boot 5' })],
    ['one where the system tells no start', true, { pid: 2, started: 'boot 5' }, system({ 2: undefined })],
    ['one of an earlier version, its process there', true, { pid: 2 }, system({ 2: 'boot 9' })],
    ['one of an earlier version, its process gone', false, { pid: 2 }, system({})],
    ['case 38: one of an earlier version, its process id now ours', false, { pid: 1 }, system({ 1: 'boot 100' })],
  ];
  for (const [which, lives, other, processes] of cases) {
    it(`${which}: ${lives ? 'it does' : 'it is gone'}`, () => {
      assert.equal(neighborsOf(self, processes).lives(other), lives);
    });
  }

  it('is told of this very window by the system itself', () => {
    const here = thisWindow();
    const { lives } = neighborsOf(here);
    assert.equal(lives(here), true);
    assert.equal(lives({ ...here, window: 'another' }), false);
    // Seen from a window with another process.
    const seenFromElsewhere = neighborsOf({ ...here, pid: 2 ** 22 + 2 }).lives;
    assert.equal(seenFromElsewhere(here), true);
    assert.equal(seenFromElsewhere({ pid: 2 ** 22 + 1 }), false);
  });

  it('on Linux is told by the start of its process too', function () {
    if (process.platform !== 'linux') {
      this.skip();
    }
    const here = thisWindow();
    assert.match(here.started ?? '', /^[0-9a-f-]{36} \d+$/);
    assert.notEqual(processStart(1), here.started);
    assert.equal(neighborsOf({ ...here, pid: 2 ** 22 + 2 }).lives({ ...here, started: 'another boot 1' }), false);
  });
});

describe('case 101: a window that cannot be looked up from here', () => {
  const here = { ...self, computer: 'host-1', namespace: 'pid:[1]' };
  const nothing = system({});
  for (const [what, other] of [
    ['on another computer', { ...here, pid: 2, window: 'w-2', computer: 'host-2' }],
    ['in another container of this computer', { ...here, pid: 2, window: 'w-2', namespace: 'pid:[2]' }],
    ['with the process id of this one, elsewhere', { ...here, window: 'w-2', computer: 'host-2' }],
    ['on a system without namespaces', { pid: 2, window: 'w-2', computer: 'host-1' }],
  ] as const) {
    it(`${what}: lives, whatever processes there are here`, () => {
      const { lives, canLookUp } = neighborsOf(here, nothing);
      assert.deepEqual([lives(other), canLookUp(other)], [true, false]);
    });
  }

  it('is none that names no computer: those of earlier versions were in the folder of one editor', () => {
    const { lives, canLookUp } = neighborsOf(here, nothing);
    assert.deepEqual([lives({ pid: 2 }), canLookUp({ pid: 2 })], [false, true]);
  });

  it('may be given up after a day', () => {
    const day = 24 * 3_600_000;
    assert.deepEqual([isLongOver(0, day), isLongOver(0, day + 1), isLongOver(day, 0)], [false, true, false]);
  });

  it('names itself with computer and, on Linux, the namespace of its processes', () => {
    const { computer, namespace } = thisWindow('editor-1');
    assert.equal(computer, hostname());
    if (process.platform === 'linux') {
      assert.match(namespace ?? '', /^pid:\[\d+\]$/);
    }
  });
});

describe('The name of a window', () => {
  it('is another with each start, in the same process too', () => {
    const [first, second] = [thisWindow(), thisWindow()];
    assert.equal(first.pid, process.pid);
    assert.equal(isSameWindow(first, first), true);
    assert.equal(isSameWindow(first, second), false);
    assert.equal(isSameWindow(first, { ...first, pid: 1 }), false);
  });

  it('is taken out of a record as it stands there', () => {
    assert.deepEqual(windowOf(anOperation()), { pid: 1 });
    assert.deepEqual(windowOf(anOperation(self)), self);
  });
});

describe('A process', () => {
  it('exists or does not; what never started has no start', () => {
    assert.equal(processExists(process.pid), true);
    assert.equal(processExists(2 ** 22 + 1), false);
    assert.equal(processStart(2 ** 22 + 1), undefined);
  });

  it('has one start, whatever its program is called', () => {
    const { title } = process;
    const start = processStart(process.pid);
    try {
      for (const name of ['a b', 'a) b', ') 1 2 3 (']) {
        process.title = name;
        assert.equal(processStart(process.pid), start, name);
      }
    } finally {
      process.title = title;
    }
  });

  for (const [what, thrown, exists] of [
    ['may not be asked, since it is another user’s, is there', { code: 'EPERM' }, true],
    ['the system does not know is not', { code: 'ESRCH' }, false],
    ['fails to answer for no reason named is not', {}, false],
  ] as const) {
    it(`that ${what}`, () => {
      const kill = mock.method(process, 'kill', () => {
        throw Object.assign(new Error('kill'), thrown);
      });
      try {
        assert.equal(processExists(1), exists);
      } finally {
        kill.mock.restore();
      }
    });
  }
});
