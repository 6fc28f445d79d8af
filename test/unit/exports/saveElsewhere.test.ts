import assert from 'node:assert/strict';
import { SaveError } from '../../../src/exports/saveError';
import { saveElsewhere, type PlaceFiles } from '../../../src/exports/saveElsewhere';
import { english } from '../../builders';

/** As much of a Uri as saving needs. */
interface Place {
  scheme: string;
  path: string;
  with: (change: { path: string }) => Place;
}
const placeOf = (scheme: string, path: string): Place => ({
  scheme,
  path,
  with: change => placeOf(scheme, change.path),
});

/** Errors as VS Code's file systems have them. */
const failure = (code: string) => Object.assign(new Error('canary words'), { code });
const failsWith = (code: string) => () => Promise.reject(failure(code));

/** A file system that does what VS Code's do: a name is taken by deleting what has it. Folders are undefined. */
function aFileSystem(change: Partial<PlaceFiles<Place>> = {}) {
  const held = new Map<string, string | undefined>([['/home', undefined]]);
  const there = (path: string) => {
    if (!held.has(path)) {
      throw failure('FileNotFound');
    }
    return held.get(path);
  };
  const sure: PlaceFiles<Place> = {
    isWritableFileSystem: () => true,
    stat: async ({ path }) => Promise.resolve({ type: there(path) === undefined ? 2 : 1 }),
    writeFile: async ({ path }, bytes) => {
      there(path.slice(0, path.lastIndexOf('/')));
      held.set(path, Buffer.from(bytes).toString());
      return Promise.resolve();
    },
    rename: async (from, to) => {
      const text = there(from.path);
      for (const name of [...held.keys()].filter(name => name === to.path || name.startsWith(`${to.path}/`))) {
        held.delete(name);
      }
      held.set(to.path, text);
      held.delete(from.path);
      return Promise.resolve();
    },
    delete: async ({ path }) => {
      there(path);
      held.delete(path);
      return Promise.resolve();
    },
  };
  return { files: { ...sure, ...change }, sure, held, names: () => [...held.keys()].filter(name => name !== '/home') };
}

async function refusal(saving: Promise<void>): Promise<SaveError> {
  const error: unknown = await saving.then(
    () => 'saved',
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof SaveError, String(error));
  assert.equal(error.message, `The file was not saved: ${error.code}`);
  assert.ok(error.advice !== '' && !error.advice.includes('canary'));
  return error;
}

describe('Saving at a place that is not a file of this computer', () => {
  const schemes = ['vscode-remote', 'vscode-local', 'vscode-vfs', 'memfs', 'vscode-test-web'];
  const place = placeOf('vscode-remote', '/home/events.csv');

  for (const scheme of schemes) {
    it(`case 105: ${scheme}: writes where the person chose, and leaves nothing else there`, async () => {
      const { files, held, names } = aFileSystem();
      await saveElsewhere(placeOf(scheme, '/home/events.csv'), '\uFEFF实例 😀', english, files);
      assert.equal(held.get('/home/events.csv'), '\uFEFF实例 😀');
      assert.deepEqual(names(), ['/home/events.csv']);
    });
  }

  it('case 105: replaces an existing file whole', async () => {
    const { files, held, names } = aFileSystem();
    held.set('/home/events.csv', 'a much longer text than the new one');
    await saveElsewhere(place, 'new', english, files);
    assert.deepEqual([held.get('/home/events.csv'), names()], ['new', ['/home/events.csv']]);
  });

  it('case 105: never takes the name of a folder, which would delete it with what is in it', async () => {
    const { files, held, names } = aFileSystem();
    held.set('/home/events.csv', undefined);
    held.set('/home/events.csv/precious', 'x');
    const { code, advice } = await refusal(saveElsewhere(place, 'new', english, files));
    assert.deepEqual([code, advice], ['FileIsADirectory', 'There is a folder of this name. Choose another name.']);
    assert.deepEqual(names(), ['/home/events.csv', '/home/events.csv/precious']);
  });

  const refused: [string, Place, Partial<PlaceFiles<Place>>, RegExp][] = [
    [
      'a file system that is only read',
      placeOf('git', '/home/x'),
      { isWritableFileSystem: () => false },
      /may not write/,
    ],
    ['a bare name without a folder', placeOf('vscode-local', 'events.csv'), {}, /no files to write there/],
    ['no path at all', placeOf('untitled', ''), {}, /no files to write there/],
    [
      'a place without files',
      placeOf('untitled', '/home/x'),
      { stat: failsWith('Unavailable') },
      /no files to write there/,
    ],
    ['a folder that is not there', placeOf('vscode-remote', '/gone/x'), {}, /folder does not exist/],
  ];
  for (const [what, where, change, words] of refused) {
    it(`case 105: is refused in words: ${what}`, async () => {
      const { files, names } = aFileSystem(change);
      assert.match((await refusal(saveElsewhere(where, 'text', english, files))).advice, words);
      assert.deepEqual(names(), []);
    });
  }

  for (const code of ['NoPermissions', 'Unavailable', 'FileNotFound', 'Unknown', 'EntryTooLarge', '(none)']) {
    it(`case 105: keeps the old file and leaves no partial one where the text cannot be written (${code})`, async () => {
      const writeFile: PlaceFiles<Place>['writeFile'] = async ({ path }) => {
        system.held.set(path, 'par');
        return code === '(none)' ? Promise.reject(new Error('canary words')) : failsWith(code)();
      };
      const system = aFileSystem({ writeFile });
      system.held.set('/home/events.csv', 'old');
      const error = await refusal(saveElsewhere(place, 'new', english, system.files));
      assert.equal(error.code, code);
      assert.deepEqual([...system.held].slice(1), [['/home/events.csv', 'old']]);
    });

    it(`case 105: and where its name cannot be taken (${code})`, async () => {
      const { files, held } = aFileSystem({ rename: failsWith(code) });
      held.set('/home/events.csv', 'old');
      await refusal(saveElsewhere(place, 'new', english, files));
      assert.deepEqual([...held].slice(1), [['/home/events.csv', 'old']]);
    });
  }

  it('case 105: keeps the new file, and names it, where the old one is gone and its name cannot be taken', async () => {
    const system = aFileSystem({
      rename: async (_, { path }) => {
        system.held.delete(path);
        return failsWith('Unavailable')();
      },
    });
    system.held.set('/home/events.csv', 'old');
    const { advice } = await refusal(saveElsewhere(place, 'new', english, system.files));
    const [name = '', text] = [...system.held][1] ?? [];
    assert.equal(text, 'new');
    assert.equal(advice, `All that was to be saved is in another file of that folder: ${name.replace('/home/', '')}`);
  });

  it('case 105: keeps it too where nobody can say whether the old one is there', async () => {
    let asked = 0;
    const system = aFileSystem({
      stat: one => (asked++ === 0 ? system.sure.stat(one) : failsWith('Unavailable')()),
      rename: failsWith('Unavailable'),
    });
    system.held.set('/home/events.csv', 'old');
    await refusal(saveElsewhere(place, 'new', english, system.files));
    assert.deepEqual([...system.held.values()].slice(1), ['old', 'new']);
  });

  it('case 105: tells what went wrong first, even where the cleaning up fails too', async () => {
    const { files } = aFileSystem({ rename: failsWith('NoPermissions'), delete: failsWith('Unknown') });
    assert.equal((await refusal(saveElsewhere(place, 'new', english, files))).code, 'NoPermissions');
  });
});
