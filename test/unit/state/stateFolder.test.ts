import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  chooseStateFolder,
  homeDirectory,
  stateFolderProblem,
  userStateFolder,
  type StateFolderParts,
} from '../../../src/state/stateFolder';

const linux: StateFolderParts = { setting: '', platform: 'linux', env: {}, home: '/home/ada' };

describe('case 81: the folder that all editors of a user share', () => {
  const cases: [string, Partial<StateFolderParts>, string | undefined][] = [
    ['Linux', {}, '/home/ada/.local/state/ens-events'],
    ['Linux with XDG_STATE_HOME', { env: { XDG_STATE_HOME: '/var/ada' } }, '/var/ada/ens-events'],
    [
      'a relative XDG_STATE_HOME, which does not count',
      { env: { XDG_STATE_HOME: 'var' } },
      '/home/ada/.local/state/ens-events',
    ],
    [
      'macOS',
      { platform: 'darwin', env: { XDG_STATE_HOME: '/x' } },
      '/home/ada/Library/Application Support/ens-events',
    ],
    [
      'Windows',
      { platform: 'win32', env: { LOCALAPPDATA: 'D:\\Ada\\Local' }, home: 'C:\\Users\\ada' },
      'D:\\Ada\\Local\\ens-events',
    ],
    [
      'Windows without LOCALAPPDATA',
      { platform: 'win32', home: 'C:\\Users\\ada' },
      'C:\\Users\\ada\\AppData\\Local\\ens-events',
    ],
    ['no home directory', { home: undefined }, undefined],
    ['a home directory that is relative', { home: 'ada' }, undefined],
    ['what the person set', { setting: '/srv/ens', env: { XDG_STATE_HOME: '/x' } }, '/srv/ens'],
    ['a relative setting', { setting: 'ens' }, undefined],
    ['a setting with a drive on Linux', { setting: 'D:\\ens' }, undefined],
  ];
  for (const [what, fields, expected] of cases) {
    it(`${what}: ${expected ?? 'none'}`, () => {
      assert.equal(userStateFolder({ ...linux, ...fields }), expected);
    });
  }

  describe('on this computer', () => {
    let home: string;
    let lines: string[];
    beforeEach(async () => {
      home = await system.mkdtemp(path.join(tmpdir(), 'ens-events-home-'));
      lines = [];
    });
    afterEach(async () => {
      await system.chmod(home, 0o700);
      await system.rm(home, { recursive: true, force: true });
    });
    const choose = (fields: Partial<StateFolderParts> = {}) =>
      chooseStateFolder({ ...linux, home, ...fields }, '/editor/own', line => lines.push(line));
    const state = () => path.join(home, '.local', 'state', 'ens-events');

    it('need not be there yet; nothing is made before it is needed', async () => {
      assert.equal(choose(), state());
      assert.deepEqual([lines, await system.readdir(home)], [[], []]);
    });

    it('is made readable for its owner alone where it is by convention', async () => {
      await system.mkdir(state(), { recursive: true });
      await system.chmod(state(), 0o775);
      assert.equal(choose(), state());
      assert.equal((await system.stat(state())).mode & 0o777, 0o700);
      assert.deepEqual(lines, []);
    });

    it('is the editor’s own where others can write to the one that was set, which the log says once', async () => {
      const shared = path.join(home, 'shared');
      await system.mkdir(shared);
      await system.chmod(shared, 0o777);
      assert.equal(choose({ setting: shared }), '/editor/own');
      assert.equal((await system.stat(shared)).mode & 0o777, 0o777, 'a folder that a person set is left as it is');
      assert.deepEqual(lines.length, 1);
      assert.match(lines[0] ?? '', /^State folder not usable reason="other users can write to it"/);
    });

    for (const [what, fields, reason] of [
      ['a file is in its place', { home: '/dev/null' }, /ENOTDIR/],
      ['there is no home', { home: undefined }, /no home directory/],
    ] as const) {
      it(`is the editor’s own where ${what}, which the log says once`, () => {
        assert.equal(choose(fields), '/editor/own');
        assert.equal(lines.length, 1);
        assert.match(lines[0] ?? '', reason);
      });
    }

    it('is none that belongs to another user, or that others write to; on Windows nobody asks', async () => {
      const uid = (await system.stat(home)).uid;
      assert.equal(stateFolderProblem(home, { uid }), undefined);
      assert.equal(stateFolderProblem(home, { uid: uid + 1 }), 'it belongs to another user');
      await system.chmod(home, 0o720);
      assert.equal(stateFolderProblem(home, { uid }), 'other users can write to it');
      assert.equal(stateFolderProblem(home, { uid: undefined }), undefined);
    });

    it('may be far from being there', () => {
      assert.equal(stateFolderProblem(path.join(home, 'a', 'b', 'c')), undefined);
      assert.equal(stateFolderProblem('/dev/null/a/b'), 'ENOTDIR');
    });

    it('is in no home that the system does not name', () => {
      assert.equal(
        homeDirectory(() => ''),
        undefined,
      );
      assert.equal(
        homeDirectory(() => {
          throw new Error('no home');
        }),
        undefined,
      );
      assert.equal(
        homeDirectory(() => '/home/ada'),
        '/home/ada',
      );
    });

    it('is the one by convention where the setting is no path of this system, which the log says once', () => {
      assert.equal(choose({ setting: 'D:\\ens' }), state());
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', /^ensEvents\.stateFolder is not an absolute path/);
    });

    it('is the editor’s own where the home cannot be written', async function () {
      if (process.getuid?.() === 0) {
        // The superuser may write everywhere.
        this.skip();
      }
      await system.chmod(home, 0o500);
      assert.equal(choose(), '/editor/own');
      assert.match(lines[0] ?? '', /EACCES/);
    });
  });
});
