// The sample account in a state that is known to the letter: four events of each kind, each on an instance of its own.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { commands } from 'vscode';
import { systemClock } from '../../src/ens/systemClock';
import { createTold } from '../../src/events/told';
import { toldFile } from '../../src/events/toldFile';
import type { Gateway, SampleEvent, SampleInstance } from '../../src/sample/index';
import { userStateFolder } from '../../src/state/stateFolder';
import { isConfirmation, yes } from './securityDialogs';
import { exploreSample } from './securitySample';
import type { Person } from './witness';

const hour = 3_600_000;
const kinds = {
  redeploy: 'Instance:SystemMaintenance.Redeploy',
  reboot: 'Instance:SystemMaintenance.Reboot',
  migrate: 'Instance:SystemUpgrade.Migrate',
} as const;
export type Kind = keyof typeof kinds;

/** An event of the list, with the name of its instance. */
export interface Listed {
  eventId: string;
  resourceId: string;
  name: string;
  /** What VS Code hands to a command of the row. */
  row: { kind: 'event'; account: string; key: string };
}

export interface Scene {
  gateway: Gateway;
  events: Record<Kind, readonly [Listed, Listed, Listed, Listed]>;
  /** One more reboot, due after all others. */
  last: Listed;
}

export async function eachCommandScene(): Promise<Scene> {
  const gateway = await exploreSample();
  const { events, instances } = gateway.account;
  const free = instances.filter(({ status }) => status === 'Running');
  const listedOn = (instance: SampleInstance | undefined, eventId: string): Listed => {
    assert.ok(instance, 'the sample account has too few instances');
    const { instanceId: resourceId, name } = instance;
    return { eventId, resourceId, name, row: { kind: 'event', account: 'sample', key: `${eventId}/${resourceId}` } };
  };
  const listed = (kind: Kind, place: number) =>
    listedOn(free[Object.keys(kinds).indexOf(kind) * 4 + place], `e-each-${kind}-${place}`);
  const four = (kind: Kind) => [listed(kind, 0), listed(kind, 1), listed(kind, 2), listed(kind, 3)] as const;
  const last = listedOn(free[0], 'e-each-last');
  const scene = {
    gateway,
    last,
    events: { redeploy: four('redeploy'), reboot: four('reboot'), migrate: four('migrate') },
  };
  const now = gateway.account.now();
  const rows = (Object.keys(kinds) as Kind[]).map(kind => [kind, scene.events[kind]] as const);
  const made = [...rows, ['reboot', [last]] as const].flatMap(([kind, all]) =>
    all.map(({ eventId, resourceId }, place): SampleEvent => ({
      ...{ eventId, resourceId, type: kinds[kind], status: 'Inquiring' },
      ...{ level: kind === 'redeploy' ? 'CRITICAL' : 'WARN', reason: 'made for a test', extendedAttribute: '{}' },
      // The first redeploy is due first, and today; all others later.
      ...{
        publishTime: now - hour,
        notBefore: now + (kind === 'redeploy' && place === 0 ? 5 : 40 + place) * hour,
        ...(eventId === last.eventId && { notBefore: now + 100 * hour }),
      },
    })),
  );
  events.splice(0, events.length, ...made);
  await commands.executeCommand('ensEvents.refresh');
  return scene;
}

/** Chooses the event where it is asked which, else the first there is; types what the last question asks for. */
export function about({ name }: Pick<Listed, 'name'>): Person {
  return {
    answer: one => {
      if (isConfirmation(one)) {
        return / to confirm: (.+)$/m.exec(one.text)?.[1] ?? yes(one);
      }
      return one.kind === 'quickPick'
        ? (one.choices.find(choice => choice.includes(name)) ?? one.choices[0])
        : undefined;
    },
  };
}

/** What all windows of the user keep. */
function stateFolder(): string {
  const { platform, env } = process;
  return userStateFolder({ setting: '', platform, env, home: homedir() }) ?? '';
}

/** True where somebody has looked at a refused operation, as all windows remember it. */
export async function isSeen({ id }: { id: string }): Promise<boolean> {
  const file = toldFile(path.join(stateFolder(), 'told'), systemClock);
  const told = await createTold(file, error => assert.fail(error)).read();
  return told.has(`seen ${id} refused`);
}

/** The row of the operation on an event, the last of them. */
export async function operationOf({ eventId }: Pick<Listed, 'eventId'>) {
  const text = await readFile(path.join(stateFolder(), 'operations.jsonl'), 'utf8');
  const lines = text.split('\n').filter(line => line.includes(`"${eventId}"`));
  const { operation } = JSON.parse(lines.at(-1) ?? '{}') as { operation?: { id: string } };
  assert.ok(operation, 'no operation is on record');
  return { kind: 'operation', id: operation.id } as const;
}
