// An account that is signed in to, as a person does it, in a real VS Code: its service is a gateway of the test.
import assert from 'node:assert/strict';
import { commands, window, type WebviewPanel } from 'vscode';
import { startGateway, type Gateway } from '../../src/sample/index';
import { withRealInputs, type RealInput } from './realInputs';
import { withDialogs, withMessages } from './securityDialogs';
import { signOut, theExtension } from './securitySample';

const run = (command: string, ...args: unknown[]) => commands.executeCommand(command, ...args);

export interface LiveAccount {
  gateway: Gateway;
  /** The row of an event, as VS Code hands it to a command. */
  rowOf: (event: { eventId: string; resourceId: string }) => object;
  protect: (label: 'Not protected' | 'Production' | 'Read-only') => Promise<void>;
  /** Signs out and ends the gateway. */
  end: () => Promise<void>;
}

/** Answers the boxes one after the other, each with Enter. */
export async function typeAll(next: () => Promise<RealInput>, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const box = await next();
    await box.type(text);
    await box.enter();
  }
}

/** Signs in with an access key, and reads the list. */
export async function liveAccount(name: string): Promise<LiveAccount> {
  await theExtension().activate();
  const gateway = await startGateway();
  const { accessKeyId, accessKeySecret } = gateway.keys.main;
  await withMessages(
    ({ choices }) => choices.find(choice => choice === 'Trust'),
    () =>
      withRealInputs(async next => {
        const signedIn = run('ensEvents.signIn');
        await (await next()).enter();
        await typeAll(next, [name, accessKeyId, accessKeySecret, 'Other', `http://${gateway.host}`]);
        await signedIn;
      }),
  );
  await run('ensEvents.refresh');
  const account = await accountId();
  return {
    gateway,
    rowOf: ({ eventId, resourceId }) => ({ kind: 'event', account, key: `${eventId}/${resourceId}` }),
    protect: async label => {
      await withDialogs(
        ({ choices }) => choices.find(choice => choice === label),
        () => run('ensEvents.changeProtection'),
      );
    },
    end: async () => {
      await signOut();
      await gateway.stop();
    },
  };
}

/** The links of an event's page name its account. */
async function accountId(): Promise<string> {
  const { createWebviewPanel } = window;
  const panels: WebviewPanel[] = [];
  Object.assign(window, {
    createWebviewPanel: (...args: Parameters<typeof createWebviewPanel>) => {
      const panel = createWebviewPanel(...args);
      panels.push(panel);
      return panel;
    },
  });
  try {
    await withDialogs(
      ({ choices }) => choices[0],
      () => run('ensEvents.openEvent'),
    );
  } finally {
    Object.assign(window, { createWebviewPanel });
  }
  const [, account] =
    /"account":"([^"]+)"/.exec(decodeURIComponent(panels[0]?.webview.html.replace(/%(?![\dA-F]{2})/g, '%25') ?? '')) ??
    [];
  panels[0]?.dispose();
  assert.ok(account, 'the page of an event names no account');
  return account;
}
