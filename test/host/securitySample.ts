import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { commands, extensions, type Extension } from 'vscode';
import { isLocalDisk } from '../../src/operations/risk';
import { withDialogs } from './securityDialogs';
import type { Gateway, GatewayOptions, SampleEvent, SampleInstance } from '../../src/sample/index';

export function theExtension(): Extension<unknown> {
  const extension = extensions.getExtension('ens-events.ens-events');
  assert.ok(extension, 'the extension is not installed in this host');
  return extension;
}

type Start = (options?: GatewayOptions) => Promise<Gateway>;

/** Signs the real extension in to its sample account, and hands out the gateway that it started inside this host. */
export async function exploreSample(): Promise<Gateway> {
  const extension = theExtension();
  await extension.activate();
  const load = createRequire(__filename);
  const file = path.join(extension.extensionPath, 'dist', 'sample.js');
  const { startGateway, ...rest } = load(file) as { startGateway: Start };
  const bundle = load.cache[file];
  assert.ok(bundle);
  const started: Gateway[] = [];
  bundle.exports = {
    ...rest,
    startGateway: async (options?: GatewayOptions) => {
      const gateway = await startGateway(options);
      started.push(gateway);
      return gateway;
    },
  };
  try {
    await commands.executeCommand('ensEvents.exploreSample');
    await commands.executeCommand('ensEvents.refresh');
  } finally {
    bundle.exports = { startGateway, ...rest };
  }
  const [gateway] = started;
  assert.ok(gateway, 'the sample account was signed in to before');
  return gateway;
}

/** Signs out of the active account; the offer to sign in to another one is left alone. */
export async function signOut(): Promise<void> {
  await withDialogs(
    ({ modal, choices }) => (modal ? choices[0] : undefined),
    () => commands.executeCommand('ensEvents.signOut'),
  );
}

/** Requests that change something. */
export function writesOf({ received }: Gateway): string[] {
  return received.map(({ action }) => action).filter(action => !action.startsWith('Describe'));
}

/** An event that may be redeployed and was not, on an instance where a row confirms it, and one where typing does. */
export function candidate(
  { account, received }: Gateway,
  localDisk = false,
): { key: string; instance: SampleInstance } {
  const found = account.events.flatMap((event: SampleEvent) => {
    const instance = account.instances.find(({ instanceId }) => instanceId === event.resourceId);
    const isAnswered = received.some(({ params }) => params.some(([, value]) => value === event.eventId));
    const waits = event.status === 'Inquiring' && /\.Redeploy$/.test(event.type) && !isAnswered;
    const has = instance?.disks.some(isLocalDisk) ?? false;
    return instance && waits && has === localDisk ? [{ key: `${event.eventId}/${event.resourceId}`, instance }] : [];
  });
  assert.ok(found[0]);
  return found[0];
}
