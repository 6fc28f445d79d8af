import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Uri, window, type QuickPickItem, type SaveDialogOptions } from 'vscode';
import type { EnsEvent } from '../../src/ens/types';
import type { ListState } from '../../src/events/store';
import { exportOperations } from '../../src/commands/exportOperations';
import { jumpToEvent } from '../../src/commands/jumpToEvent';
import type { Journal } from '../../src/operations/journal';
import type { Operation, Outcome } from '../../src/operations/operation';
import { createRecords } from '../../src/operations/records';
import type { OperationNode } from '../../src/views/operationNode';
import { aClock, anEvent, anOperation, noon } from '../builders';
import { aDesk, someDesks } from '../desks';
import { shanghai } from '../personTime';

const accepted: Outcome = { kind: 'accepted', requestId: 'REQ-1' };
const refused: Outcome = { kind: 'refused', code: 'Busy', message: 'try later', requestId: 'REQ-2' };

/** Answers the dialogs of a command; what is not answered fails. Gives back what was there before. */
function answering(
  answers: Partial<Pick<typeof window, 'showQuickPick' | 'showSaveDialog' | 'showInformationMessage'>>,
) {
  const { showQuickPick, showSaveDialog, showInformationMessage } = window;
  Object.assign(window, answers);
  return () => Object.assign(window, { showQuickPick, showSaveDialog, showInformationMessage });
}

interface Jump {
  active?: boolean;
  listed?: boolean;
  recorded?: boolean;
  /** What the list holds before it is read. */
  before?: EnsEvent[];
  /** What the list is like once it was read. */
  after?: Partial<ListState>;
}

describe('Show Event', () => {
  function jumping(
    operation: Operation,
    { active = true, listed = true, recorded = true, before, after = {} }: Jump = {},
  ) {
    const records = createRecords({} as Journal);
    const desk = aDesk({ profileId: active ? 'p1' : 'p2' });
    const { store } = desk;
    if (before) {
      store.replace(before, { loading: false, loadedAt: noon - 1 });
    }
    const revealed: string[] = [];
    const messages: string[] = [];
    const deps = {
      records: { ...records, get: () => (recorded ? operation : undefined) },
      desks: someDesks({
        ...desk,
        loader: {
          ...desk.loader,
          load: () => {
            store.replace(listed ? [anEvent()] : [], { loading: false, loadedAt: noon, ...after });
            return Promise.resolve();
          },
        },
      }),
      view: {
        reveal: (_account: string, key: string) => {
          revealed.push(key);
          return Promise.resolve();
        },
      },
    };
    const jump = async () => {
      const restore = answering({
        showInformationMessage: (message: string) => {
          messages.push(message);
          return Promise.resolve(undefined);
        },
      });
      const row: OperationNode = { kind: 'operation', id: operation.id };
      await jumpToEvent(deps, row).finally(restore);
      return { revealed, messages };
    };
    return jump;
  }

  it('selects the event, reading the list first where it was not read', async () => {
    assert.deepEqual(await jumping(anOperation())(), {
      revealed: ['e-00000000000000000000000000000001/i-sample-1'],
      messages: [],
    });
  });

  it('says so where the event is not listed any more', async () => {
    const { revealed, messages } = await jumping(anOperation(), { listed: false })();
    assert.deepEqual(revealed, []);
    assert.match(messages.join(), /^The event is not in the list/);
  });

  it('case 86: reads the list again before it says that the event is not there', async () => {
    const { revealed, messages } = await jumping(anOperation(), { before: [] })();
    assert.deepEqual([revealed.length, messages], [1, []]);
    const without = await jumping(anOperation(), { before: [], listed: false })();
    assert.match(without.messages.join(), /^The event is not in the list, which goes back a limited time/);
  });

  it('case 86: says that the event may still exist where the list is not whole', async () => {
    const states: Partial<ListState>[] = [{ error: new Error('x') }, { incomplete: 'short' }, { incomplete: 'time' }];
    for (const after of states) {
      for (const before of [undefined, []]) {
        const jump = jumping(anOperation(), { listed: false, after, ...(before && { before }) });
        const { revealed, messages } = await jump();
        assert.deepEqual(revealed, []);
        assert.match(
          messages.join(),
          /^The event is not in the list, .* could not be read in full, .* may still exist: e-0/,
        );
      }
    }
  });

  it('case 86: says so where the operation itself is gone', async () => {
    const { revealed, messages } = await jumping(anOperation(), { recorded: false })();
    assert.deepEqual([revealed, messages], [[], ['This operation is no longer recorded. Nothing was done.']]);
  });

  it('names the account that the event belongs to where that one is not shown', async () => {
    const operation = anOperation({ account: 'Pro[d](command:x)' });
    const { revealed, messages } = await jumping(operation, { active: false })();
    assert.deepEqual(revealed, []);
    assert.deepEqual(messages, ['The event belongs to an account that is not shown: Pro[d] (command:x)']);
  });
});

describe('Export Operations', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-export-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function exporting(extension: 'csv' | 'json', save: boolean, ...operations: Operation[]) {
    const clock = aClock();
    const records = createRecords({ read: () => Promise.resolve(operations) } as unknown as Journal);
    const file = path.join(folder, `out.${extension}`);
    const asked: SaveDialogOptions[] = [];
    const messages: string[] = [];
    const restore = answering({
      showQuickPick: ((formats: QuickPickItem[]) =>
        Promise.resolve(
          formats.find(({ label }) => label.toLowerCase() === extension),
        )) as unknown as typeof window.showQuickPick,
      showSaveDialog: (options: SaveDialogOptions = {}) => {
        asked.push(options);
        return Promise.resolve(save ? Uri.file(file) : undefined);
      },
      showInformationMessage: (message: string) => {
        messages.push(message);
        return Promise.resolve(undefined);
      },
    });
    await exportOperations({ records, clock, local: shanghai }).finally(restore);
    return { file, asked, messages, files: await readdir(folder) };
  }

  it('case 42: saves a CSV table under a suggested name that no instance can influence', async () => {
    const operation = anOperation({ name: '=1+1', outcome: refused, pid: 2 });
    const { file, asked, messages, files } = await exporting('csv', true, operation);
    assert.match(asked[0]?.defaultUri?.path ?? '', /\/ens-operations-2026-11-2\d\.csv$/);
    const text = await readFile(file, 'utf8');
    assert.match(text, /^\uFEFF"time","account","accessKeyId","host","action",/);
    assert.match(text, /,"'=1\+1",.*,"refused","REQ-2","Busy",/);
    assert.deepEqual(files, ['out.csv']);
    assert.deepEqual(messages, ['Operations saved: out.csv']);
  });

  it('saves JSON', async () => {
    const { file } = await exporting('json', true, anOperation({ outcome: accepted }));
    const [row] = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>[];
    assert.equal(row?.['state'], 'running');
    assert.equal(row['requestId'], 'REQ-1');
  });

  it('saves nothing where the person gives no file', async () => {
    const { files, messages } = await exporting('csv', false, anOperation());
    assert.deepEqual([files, messages], [[], []]);
  });

  it('says so where there is nothing to export', async () => {
    const { asked, messages } = await exporting('csv', true);
    assert.deepEqual(asked, []);
    assert.deepEqual(messages, ['There are no operations to export.']);
  });
});
