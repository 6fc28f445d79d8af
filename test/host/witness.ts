// What a command of the real extension does, as the world around it sees it.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Uri, commands, env, window, workspace, type SaveDialogOptions } from 'vscode';
import type { Gateway } from '../../src/sample/index';
import { anInputBox } from './inputBox';
import { withDialogs, type Answer } from './securityDialogs';

/** What came of a command. */
export interface Witnessed {
  /** Requests that change something, each with the ids of its events: `EventRebootInstance e-1`. */
  sent: string[];
  /** True where the list was read at the service. */
  read: boolean;
  /** What is on the clipboard now, where it was put there. */
  copied?: string;
  /** Addresses handed to the system. */
  opened: string[];
  /** Types of the pages that were made. */
  pages: string[];
  /** First line of each question, with its kind. */
  asked: string[];
  /** First line of each message that asks nothing. */
  said: string[];
  /** Commands that it ran. */
  ran: string[];
  /** What stands in the settings of the extension, where it is something else now. */
  settings?: unknown;
  /** What was saved, under the name that was suggested. */
  saved?: { name: string; text: string };
}

type Wanted<T> = T extends string ? string | RegExp : T extends readonly (infer Item)[] ? readonly Wanted<Item>[] : T;

/** What is to come of a command. What is not named must not: only messages come at any time, and lists are read. */
export interface Expected extends Partial<{ [Name in Exclude<keyof Witnessed, 'saved'>]: Wanted<Witnessed[Name]> }> {
  saved?: { name: RegExp; text: RegExp };
  /** What is of no account here. */
  besides?: readonly (keyof Witnessed)[];
}

export function assertBecame(witnessed: Witnessed, { besides = [], ...expected }: Expected, what: string): void {
  const all = `${what} became ${JSON.stringify(witnessed, undefined, 1)}`;
  const is = (text: string, wanted: string | RegExp | undefined) =>
    wanted instanceof RegExp ? wanted.test(text) : text === wanted;
  for (const name of ['sent', 'opened', 'pages', 'asked', 'ran'] as const) {
    const [came, wanted] = [witnessed[name], expected[name] ?? []];
    const same = came.length === wanted.length && came.every((text, n) => is(text, wanted[n]));
    assert.ok(same || besides.includes(name), `${name}: ${all}`);
  }
  for (const wanted of expected.said ?? []) {
    assert.ok(
      witnessed.said.some(text => is(text, wanted)),
      `said: ${all}`,
    );
  }
  assert.ok(expected.read !== true || witnessed.read, `read: ${all}`);
  const { copied, saved } = witnessed;
  assert.ok(copied === undefined ? expected.copied === undefined : is(copied, expected.copied), `copied: ${all}`);
  assert.equal(witnessed.settings, expected.settings, `settings: ${all}`);
  assert.equal(saved === undefined, expected.saved === undefined, `saved: ${all}`);
  assert.ok(!saved || (expected.saved?.name.test(saved.name) && expected.saved.text.test(saved.text)), `saved: ${all}`);
}

/** How the person answers: dialogs, and what is typed into a box. */
export interface Person {
  answer: Answer;
  typed?: string;
}

const untouched = '(untouched)';
const settingsNow = () => JSON.stringify(workspace.getConfiguration().get('ensEvents'));
/** Commands that tell VS Code of a state, at any time. */
const isBackground = (command: string) => command === 'setContext';

/** Runs a command with the person's answers, and says all that came of it by the time it is over. */
export async function witness(gateway: Gateway, { answer, typed }: Person, ...run: [string, ...unknown[]]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-witness-'));
  const witnessed: Witnessed = {
    ...{ sent: [], read: false, opened: [], pages: [] },
    ...{ asked: [], said: [], ran: [] },
  };
  const file = path.join(folder, 'saved');
  let name: string | undefined;
  const [since, settings] = [gateway.received.length, settingsNow()];
  const { executeCommand } = commands;
  const openExternal = env.openExternal.bind(env);
  const { createWebviewPanel } = window;
  await env.clipboard.writeText(untouched);
  try {
    const asked: Answer = one => {
      const isQuestion = one.modal || one.kind === 'quickPick' || one.kind === 'input';
      (isQuestion ? witnessed.asked : witnessed.said).push(`${one.kind}: ${one.text.split('\n')[0] ?? ''}`);
      return answer(one);
    };
    await withDialogs(asked, async () => {
      Object.assign(commands, {
        executeCommand: (command: string, ...args: unknown[]) => {
          witnessed.ran.push(...(isBackground(command) ? [] : [command]));
          return executeCommand(command, ...args);
        },
      });
      Object.assign(env, {
        openExternal: (uri: Uri) => {
          witnessed.opened.push(uri.toString(true));
          return Promise.resolve(true);
        },
      });
      Object.assign(window, {
        createWebviewPanel: (...args: Parameters<typeof createWebviewPanel>) => {
          witnessed.pages.push(args[0]);
          return createWebviewPanel(...args);
        },
        showSaveDialog: ({ title = '', defaultUri }: SaveDialogOptions = {}) => {
          witnessed.asked.push(`save: ${title}`);
          name = path.posix.basename(defaultUri?.path ?? '');
          return Promise.resolve(Uri.file(file));
        },
        ...(typed !== undefined && { createInputBox: () => boxWith(typed) }),
      });
      await executeCommand(...run);
    });
  } finally {
    Object.assign(commands, { executeCommand });
    Object.assign(env, { openExternal });
    Object.assign(window, { createWebviewPanel });
  }
  const received = gateway.received.slice(since);
  witnessed.read = received.some(({ action }) => action === 'DescribeHistoryEvents');
  witnessed.sent = received.filter(({ action }) => !action.startsWith('Describe')).map(writeOf);
  const copied = await env.clipboard.readText();
  const saved = name === undefined ? undefined : { name, text: await readFile(file, 'utf8') };
  await rm(folder, { recursive: true });
  return {
    ...witnessed,
    ...(copied !== untouched && { copied }),
    ...(settingsNow() !== settings && { settings: settingsNow() }),
    ...(saved && { saved }),
  };
}

function boxWith(typed: string) {
  const { box, answer } = anInputBox();
  answer(typed);
  return box;
}

function writeOf({ action, params }: Gateway['received'][number]): string {
  const ids = params.flatMap(([, value]) => value.match(/\be-[\w-]+/g) ?? []);
  return [action, ...ids].join(' ');
}
