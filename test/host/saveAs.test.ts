// Exports to places that are no files of this computer, through the file system of a real VS Code.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  Disposable,
  EventEmitter,
  FileSystemError,
  FileType,
  Uri,
  commands,
  window,
  workspace,
  type FileChangeEvent,
  type FileSystemProvider,
} from 'vscode';
import { saveAs } from '../../src/commands/saveAs';
import { SaveError } from '../../src/exports/saveError';

/** Files in memory, in the one folder `/`. */
function someFiles() {
  const held = new Map<string, Uint8Array>();
  const there = (uri: Uri) => {
    const bytes = held.get(uri.path);
    if (!bytes) {
      throw FileSystemError.FileNotFound(uri);
    }
    return bytes;
  };
  const provider: FileSystemProvider = {
    onDidChangeFile: new EventEmitter<FileChangeEvent[]>().event,
    watch: () => new Disposable(() => undefined),
    stat: uri =>
      uri.path === '/'
        ? { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 }
        : { type: FileType.File, ctime: 0, mtime: 0, size: there(uri).length },
    readDirectory: () => [...held.keys()].map(name => [name.slice(1), FileType.File]),
    createDirectory: () => undefined,
    readFile: there,
    writeFile: (uri, bytes) => void held.set(uri.path, bytes),
    delete: uri => void held.delete(uri.path),
    rename: (from, to) => {
      held.set(to.path, there(from));
      held.delete(from.path);
    },
  };
  return { held, provider };
}

describe('case 105: Save, elsewhere', () => {
  const { showSaveDialog, showInformationMessage } = window;
  const { executeCommand } = commands;
  let registered: Disposable[];
  let held: Map<string, Uint8Array>;
  let opened: unknown[];
  let folder: string;

  beforeEach(async () => {
    const files = someFiles();
    held = files.held;
    opened = [];
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-save-as-'));
    registered = [
      workspace.registerFileSystemProvider('ens-test', files.provider),
      workspace.registerFileSystemProvider('ens-test-read', files.provider, { isReadonly: true }),
    ];
  });
  afterEach(async () => {
    Object.assign(window, { showSaveDialog, showInformationMessage });
    Object.assign(commands, { executeCommand });
    Disposable.from(...registered).dispose();
    await rm(folder, { recursive: true });
  });

  async function saving(place: Uri, text = '实例 😀') {
    const said: string[] = [];
    Object.assign(window, {
      showSaveDialog: () => Promise.resolve(place),
      showInformationMessage: (message: string, button: string) => Promise.resolve((said.push(message), button)),
    });
    Object.assign(commands, {
      executeCommand: (id: string, ...args: unknown[]) => {
        // The extension itself, where it activates at this moment, sets what menus go by.
        if (id !== 'setContext') {
          opened.push([id, ...args.map(String)]);
        }
        return Promise.resolve();
      },
    });
    const options = { title: 'Export', name: 'x', extension: 'csv', kind: 'CSV' };
    const error = await saveAs({ ...options, saved: name => `Saved: ${name}` }, text).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error === undefined || error instanceof SaveError, String(error));
    return { said, error };
  }

  it('writes through the file system of the place, and opens it there', async () => {
    held.set('/events.csv', Buffer.from('a longer old text'));
    const place = Uri.parse('ens-test:/events.csv');
    const { said, error } = await saving(place);
    assert.equal(error, undefined);
    assert.deepEqual(
      [...held].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
      [['/events.csv', '实例 😀']],
    );
    assert.deepEqual([said, opened], [['Saved: events.csv'], [['vscode.open', place.toString()]]]);
  });

  it('writes a file of this computer itself', async () => {
    const { said } = await saving(Uri.file(path.join(folder, 'events.csv')));
    assert.equal(await readFile(path.join(folder, 'events.csv'), 'utf8'), '实例 😀');
    assert.deepEqual([said, await readdir(folder)], [['Saved: events.csv'], ['events.csv']]);
  });

  for (const [what, address] of [
    ['an editor without a file', 'untitled:{folder}/events.csv'],
    ['a version of the past', 'git:{folder}/events.csv'],
    ['a scheme nobody knows', 'ens-nobody:{folder}/events.csv'],
    ['a web page', 'https://127.0.0.1:1/events.csv'],
    ['a place that is only read', 'ens-test-read:/events.csv'],
    ['a bare name', 'ens-test:events.csv'],
  ] as const) {
    it(`refuses in words, and writes to no disk: ${what}`, async () => {
      const { said, error } = await saving(Uri.parse(address.replace('{folder}', Uri.file(folder).path)));
      assert.match(error?.message ?? '', /^The file was not saved: \w+$/);
      assert.match(error?.advice ?? '', /Choose another folder/);
      assert.deepEqual([said, opened, await readdir(folder), [...held]], [[], [], [], []]);
    });
  }
});
