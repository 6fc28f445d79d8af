// What may go on in a window that closes.
import { unawaited } from '../../../src/base/unawaited';
import disk from 'node:fs/promises';
import path from 'node:path';
import { commands } from 'vscode';
import type { EventNode } from '../../../src/views/nodes';
import { openState } from '../../../src/state/openState';
import { thisWindow } from '../../../src/state/windows';
import { english } from '../../builders';
import { acceptRow, openNow, rowsOf, showView, state, treeOf } from '../../fakeVscode/control';
import { neverAnswers } from '../accounts/fakes';
import { calm, until, type UnitComputer } from './window';

export const [eventsView, operationsView] = ['ensEvents.events', 'ensEvents.operations'] as const;

export interface Going {
  readonly what: string;
  /** Without `ensEvents.`. */
  readonly settings?: Record<string, unknown>;
  /** A question that is open goes with the extension host: VS Code takes it away (mainThreadQuickOpen.ts, `dispose`). */
  readonly stays?: readonly string[];
  /** Before the window opens. */
  readonly before?: (computer: UnitComputer) => unknown;
  readonly begin: (computer: UnitComputer) => Promise<void>;
}

export const signInTo = (computer: UnitComputer) => computer.signIn();
const run = (id: string, ...args: unknown[]) => {
  unawaited(commands.executeCommand(id, ...args), 'the test fails for what it lacks');
};

/** Whether the list was read whole, by the log. */
export const isRead = () => state.log.some(line => line.includes('DescribeHistoryEvents ok'));

/** The list was read, with its names, and waits to be read again. */
export async function untilRead(): Promise<void> {
  await until(() => isRead() && openNow().includes('timer ← begin'));
  await calm();
}

/** The list is in sight and was read. */
export async function seeList(): Promise<void> {
  showView(eventsView, true);
  await untilRead();
}

/** The row of an event that may be redeployed and has nothing to lose. */
export async function aRow(): Promise<EventNode> {
  const rows = await rowsOf(eventsView);
  const fits = ({ contextValue = '' }) => /\bredeployable\b/.test(contextValue) && !/\blocalDisk\b/.test(contextValue);
  const row = rows.find(({ item }) => fits(item));
  if (!row) {
    throw new Error('No event may be redeployed');
  }
  return row.node as EventNode;
}

/** The card is there, complete, and was there long enough to be read. */
export async function askForRedeploy({ clock }: UnitComputer): Promise<void> {
  await seeList();
  run('ensEvents.redeploy', await aRow());
  await until(() => state.inputs.length === 1);
  acceptRow(item => 'atOnce' in item);
  await until(() => state.inputs.at(-1)?.members['busy'] === false && rowThatActs() !== undefined);
  await clock.pass(500);
}

const rowThatActs = () =>
  (state.inputs.at(-1)?.members['items'] as { does?: string }[]).find(({ does }) => does === 'act');

/** Presses Enter on the row of the card that acts. */
export function agree(): void {
  acceptRow(item => 'does' in item && item.does === 'act');
}

/** Both views, the details of an event and the timeline with its page. */
export async function openAll(): Promise<void> {
  await seeList();
  showView(operationsView, true);
  run('ensEvents.openEvent', await aRow());
  run('ensEvents.openTimeline');
  await until(() => state.panels.length === 2);
  state.panels.find(({ type }) => type === 'ensEvents.timeline')?.page.fire('onDidReceiveMessage', { type: 'ready' });
  await calm();
}

/** What is agreed to is refused, and the system does not remove the lock: a scanner holds it. */
async function keepLock(computer: UnitComputer): Promise<void> {
  await askForRedeploy(computer);
  computer.gateway.faults.add({ kind: 'deny', action: 'EventRedeployInstance' });
  const { rm } = disk;
  const held = () => Promise.reject(Object.assign(new Error('held'), { code: 'EBUSY' }));
  disk.rm = (file, options) => (String(file).includes(`${path.sep}locks${path.sep}`) ? held() : rm(file, options));
  try {
    agree();
    await until(() => state.messages.some(line => line.startsWith('error')));
    await calm();
  } finally {
    disk.rm = rm;
  }
}

/** A row of each view was selected this very moment, so that none is to move. */
export function select(): void {
  for (const id of [eventsView, operationsView]) {
    treeOf(id).part.fire('onDidChangeSelection', { selection: [] });
  }
}

/** Another window has taken each event's lock, so that what is agreed to is refused. */
async function beOutrun(computer: UnitComputer): Promise<void> {
  await askForRedeploy(computer);
  const { folder, clock } = computer;
  const shared = { folder: path.join(folder, 'state'), own: folder, clock, t: english };
  const { locks } = openState({ ...shared, warn: () => undefined, signal: new AbortController().signal });
  const { key } = await aRow();
  const other = { ...thisWindow('other editor'), pid: process.ppid };
  delete other.started;
  await locks.take(key, { ...other, operationId: 'op-other', account: 'Test', at: clock.now() });
  agree();
  await until(() => state.messages.some(line => line.startsWith('error')));
  await calm();
}

const heard = (...events: string[]) => events.map(event => `quick pick.${event} ← confirm`);

export const goings: readonly Going[] = [
  { what: 'nothing goes on', begin: calm },
  { what: 'an account is signed in that nobody looks at', before: signInTo, begin: calm },
  { what: 'its list is kept fresh', before: signInTo, begin: seeList },
  {
    what: 'it is watched in the background',
    settings: { watchInBackground: true },
    before: signInTo,
    begin: untilRead,
  },
  {
    what: 'its list is being read',
    before: signInTo,
    begin: async ({ gateway }) => {
      gateway.faults.add({ kind: 'drop' });
      showView(eventsView, true);
      await until(() => gateway.received.length === 1);
    },
  },
  {
    what: 'a read waits to be tried again',
    before: signInTo,
    begin: async ({ gateway, clock }) => {
      gateway.faults.add({ kind: 'reset', count: Infinity });
      showView(eventsView, true);
      await until(() => gateway.received.length === 1 && clock.waiting() > 1);
    },
  },
  {
    what: 'the keyring does not answer',
    before: async computer => {
      await computer.signIn();
      computer.secrets.get = neverAnswers;
    },
    begin: async ({ clock }) => {
      showView(eventsView, true);
      await until(() => clock.waiting() > 1);
    },
  },
  { what: 'all views and panels are open', before: signInTo, begin: openAll },
  {
    what: 'the sample account is explored',
    begin: async () => {
      run('ensEvents.exploreSample');
      await seeList();
    },
  },
  {
    what: 'a card asks',
    stays: ['quick pick ← confirm', ...heard('onDidAccept', 'onDidChangeValue', 'onDidHide', 'onDidTriggerButton')],
    before: signInTo,
    begin: askForRedeploy,
  },
  {
    what: 'an operation is followed',
    before: signInTo,
    begin: async computer => {
      await askForRedeploy(computer);
      agree();
      await until(
        () =>
          state.log.some(line => line.includes('EventRedeployInstance ok')) &&
          state.messages.some(line => line.includes('Accepted')),
      );
      await calm();
    },
  },
  { what: 'another window was faster', before: signInTo, begin: beOutrun },
  { what: 'a lock is still to be removed', before: signInTo, begin: keepLock },
  {
    what: 'rows were just selected',
    before: signInTo,
    begin: async () => {
      await openAll();
      select();
    },
  },
];
