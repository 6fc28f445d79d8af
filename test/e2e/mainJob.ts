// The main job as a person does it, by keyboard. The e2e test checks it, the demo shows it.
import assert from 'node:assert/strict';
import { permissionFor } from '../../src/events/actions';
import { isLocalDisk } from '../../src/operations/risk';
import {
  statusAt,
  type Gateway,
  type ReceivedRequest,
  type SampleEvent,
  type SampleInstance,
} from '../../src/sample/index';
import { actInCard, awaitCard } from './card';
import { answerDialog, answerToast, dialogText, toastText } from './dialog';
import type { Job, Step } from './job';
import { awaitOutput, logText } from './log';
import { awaitQuickInput, fillInput, pickItem, runCommand, typeInput } from './quickInput';
import { awaitRow, focusRow, focusView, openRowMenu, pickMenuItem, treeRows } from './tree';
import { anyOf, commandTitle, inOrder, say } from './words';

const view = say('Events');

/** The placeholder of the time pick. */
export const whenPrompt = say('When? For example: tonight 2am, Sunday 02:00, +3h, tomorrow 18:00 UTC, 周日凌晨2点');

export const mainJob: readonly Step[] = [
  { title: 'Sign in', run: signIn },
  { title: 'List the events', run: list },
  { title: 'Schedule a redeploy', run: schedule },
  { title: 'Redeploy now', run: redeployNow },
  { title: 'Find both RequestIds in the log', run: findInLog },
];

async function signIn({ page, gateway, shot }: Job): Promise<string> {
  const { accessKeyId, accessKeySecret } = gateway.keys.main;
  await runCommand(page, commandTitle('Sign In…'));
  await awaitQuickInput(page, say('Access key'));
  await shot('sign-in');
  await pickItem(page, say('Access key'));
  await typeInput(page, say('Account name'), 'Demo');
  await typeInput(page, say('AccessKey ID'), accessKeyId);
  await typeInput(page, say('AccessKey secret'), accessKeySecret);
  await pickItem(page, say('Other endpoint…'));
  await typeInput(page, say('Endpoint host name'), gateway.url);
  assert.match(await dialogText(page), new RegExp(gateway.host));
  await shot('trust');
  await answerDialog(page, say('Trust'));
  await toastText(page, say('Signed in: {0}', 'Demo'));
  return `as Demo, at ${gateway.url}`;
}

async function list({ page, gateway, shot }: Job): Promise<string> {
  await focusView(page, view);
  await awaitRow(page, view, say('Needs answer'));
  // Names come with a second call: the list is whole once an instance shows its own.
  await awaitRow(page, view, candidate(gateway).name);
  await shot('events');
  const rows = await treeRows(page, view);
  const sections = rows.filter(({ level }) => level === 1).map(({ label, description }) => `${label} ${description}`);
  return sections.join(', ');
}

async function schedule(job: Job): Promise<string> {
  const { page, gateway, shot } = job;
  const { name, event } = candidate(gateway);
  await openRedeploy(job, name);
  await fillInput(page, whenPrompt, '+3h');
  await awaitQuickInput(page, say('in {0}', say('{0} h', 3)));
  await shot('time');
  await page.keyboard.press('Enter');
  assert.match(await awaitCard(page), new RegExp(name));
  await shot('confirm');
  await actInCard(page, say('Schedule {0}', name));
  await toastText(page, anyOf(say('Accepted: redeploy of {0} is scheduled. RequestId: {1}', name)));
  const { requestId, params } = onlyOperation(gateway, event);
  assert.deepEqual(Object.keys(params).sort(), ['EventId', 'OpsType', 'PlanTime', 'ResourceId']);
  assert.equal(params['OpsType'], 'scheduled');
  assert.ok(Math.abs(Number(params['PlanTime']) - Date.now() - 3 * 3_600_000) < 120_000, params['PlanTime']);
  await shot('scheduled');
  await answerToast(
    page,
    anyOf(say('Accepted: redeploy of {0} is scheduled. RequestId: {1}', name)),
    say('Copy RequestId'),
  );
  await awaitRow(page, view, inOrder(name, say('starts in {0}')));
  await awaitRow(page, say('Operations'), inOrder(name, say('planned {0}, {1}')));
  return `${name}  RequestId ${requestId}`;
}

async function redeployNow(job: Job): Promise<string> {
  const { page, gateway, shot } = job;
  const { name, event } = candidate(gateway);
  await openRedeploy(job, name);
  await pickItem(page, say('Redeploy now'));
  await actInCard(page, say('Redeploy {0}', name));
  await toastText(page, anyOf(say('Accepted: redeploy of {0}. RequestId: {1}', name)));
  const { requestId, params } = onlyOperation(gateway, event);
  assert.deepEqual(Object.keys(params).sort(), ['EventId', 'OpsType', 'ResourceId']);
  assert.equal(params['OpsType'], 'immediate');
  await awaitRow(page, say('Operations'), inOrder(name, say('running for {0}')));
  await page
    .locator('.statusbar-item')
    .filter({ hasText: say('{0} running', 1) })
    .waitFor();
  assert.equal(
    await page
      .locator('.notification-list-item')
      .filter({ hasText: /Cancel|取消/ })
      .count(),
    0,
  );
  await shot('accepted');
  await toastText(page, say('{0} was redeployed and is running.', name));
  return `${name}  RequestId ${requestId}`;
}

async function findInLog({ page, host, gateway, shot }: Job): Promise<string> {
  const ids = operations(gateway)
    .slice(-2)
    .map(({ requestId }) => requestId);
  await runCommand(page, commandTitle('Show Log'));
  await awaitOutput(page, /requestId=/);
  // Room for all lines: the editor keeps only those in sight.
  await runCommand(page, 'View: Toggle Maximized Panel');
  for (const id of ids) {
    await awaitOutput(page, id);
    assert.match(logText(host), new RegExp(id));
  }
  await shot('log');
  await runCommand(page, 'View: Toggle Maximized Panel');
  return ids.join(', ');
}

/** From the row's menu to the question when. */
export async function openRedeploy({ page, shot }: Job, name: string): Promise<void> {
  await focusRow(page, view, name);
  await openRowMenu(page);
  await shot('menu');
  await pickMenuItem(page, say('Redeploy…'));
  await awaitQuickInput(page, say('Redeploy now'));
  await shot('when');
}

/** An event that waits for an answer, on an instance with no local disk: a button confirms it. */
export function candidate({ account }: Gateway): { event: SampleEvent; name: string } {
  const found = account.events.flatMap(event => {
    const instance = account.instances.find(({ instanceId }) => instanceId === event.resourceId);
    return instance && isCandidate(event, instance) ? [{ event, name: instance.name }] : [];
  });
  assert.ok(found[0], 'the sample account has no event left for this step');
  return found[0];
}

/** An event that waits for a reboot. */
export function rebootCandidate({ account }: Gateway): { event: SampleEvent; name: string } {
  const event = account.events.find(one => statusAt(one, Date.now()) === 'Inquiring' && /\.Reboot$/.test(one.type));
  const instance = account.instances.find(({ instanceId }) => instanceId === event?.resourceId);
  assert.ok(event && instance, 'the sample account has no such event');
  return { event, name: instance.name };
}

function isCandidate(event: SampleEvent, { disks, failsRedeploy }: SampleInstance): boolean {
  const status = statusAt(event, Date.now());
  const allowed = permissionFor('redeploy', { ...event, status, extra: {} });
  return status === 'Inquiring' && allowed.allowed && !failsRedeploy && !disks.some(isLocalDisk);
}

const operations = ({ received }: Gateway): ReceivedRequest[] =>
  received.filter(({ action }) => action === 'EventRedeployInstance');

/** The one request that the gateway received for the event; two would be a redeploy too many. */
function onlyOperation(
  gateway: Gateway,
  { eventId }: SampleEvent,
): { requestId: string; params: Record<string, string> } {
  const sent = operations(gateway)
    .map(({ requestId, params }) => ({ requestId, params: Object.fromEntries<string>(params) }))
    .filter(({ params }) => params['EventId'] === eventId);
  assert.equal(sent.length, 1);
  return sent[0]!;
}
