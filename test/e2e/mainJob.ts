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
import { answerDialog, answerToast, dialogText, toastText } from './dialog';
import type { Job, Step } from './job';
import { awaitOutput, logText } from './log';
import { awaitQuickInput, fillInput, pickItem, runCommand, typeInput } from './quickInput';
import { awaitRow, focusRow, focusView, openRowMenu, pickMenuItem, treeRows } from './tree';

const view = 'Events';

export const mainJob: readonly Step[] = [
  { title: 'Sign in', run: signIn },
  { title: 'List the events', run: list },
  { title: 'Schedule a redeploy', run: schedule },
  { title: 'Redeploy now', run: redeployNow },
  { title: 'Find both RequestIds in the log', run: findInLog },
];

async function signIn({ page, gateway, shot }: Job): Promise<string> {
  const { accessKeyId, accessKeySecret } = gateway.keys.main;
  await runCommand(page, 'ENS Events: Sign In…');
  await awaitQuickInput(page, 'Access key');
  await shot('sign-in');
  await pickItem(page, 'Access key');
  await typeInput(page, 'Account name', 'Demo');
  await typeInput(page, 'AccessKey ID', accessKeyId);
  await typeInput(page, 'AccessKey secret', accessKeySecret);
  await pickItem(page, 'Other endpoint…');
  await typeInput(page, 'Endpoint host name', gateway.url);
  assert.match(await dialogText(page), new RegExp(gateway.host));
  await shot('trust');
  await answerDialog(page, 'Trust');
  await toastText(page, 'Signed in: Demo');
  return `as Demo, at ${gateway.url}`;
}

async function list({ page, gateway, shot }: Job): Promise<string> {
  await focusView(page, view);
  await awaitRow(page, view, 'Needs answer');
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
  await pickItem(page, 'Schedule redeploy…');
  await fillInput(page, 'When', '+3h');
  await awaitQuickInput(page, /in (3 h|2 h 59 min)/);
  await shot('time');
  await page.keyboard.press('Enter');
  assert.match(await dialogText(page), new RegExp(name));
  await shot('confirm');
  await answerDialog(page, 'Schedule');
  await toastText(page, `Redeploy of ${name} scheduled`);
  const { requestId, params } = onlyOperation(gateway, event);
  assert.deepEqual(Object.keys(params).sort(), ['EventId', 'OpsType', 'PlanTime', 'ResourceId']);
  assert.equal(params['OpsType'], 'scheduled');
  assert.ok(Math.abs(Number(params['PlanTime']) - Date.now() - 3 * 3_600_000) < 120_000, params['PlanTime']);
  await shot('scheduled');
  await answerToast(page, `Redeploy of ${name} scheduled`, 'Copy RequestId');
  await awaitRow(page, view, new RegExp(`${name}.*starts in`, 's'));
  return `${name}  RequestId ${requestId}`;
}

async function redeployNow(job: Job): Promise<string> {
  const { page, gateway, shot } = job;
  const { name, event } = candidate(gateway);
  await openRedeploy(job, name);
  await pickItem(page, 'Redeploy now');
  await dialogText(page);
  await answerDialog(page, 'Redeploy');
  await toastText(page, `Redeploy of ${name} accepted`);
  const { requestId, params } = onlyOperation(gateway, event);
  assert.deepEqual(Object.keys(params).sort(), ['EventId', 'OpsType', 'ResourceId']);
  assert.equal(params['OpsType'], 'immediate');
  await shot('accepted');
  await toastText(page, `Redeploy of ${name}: done`);
  return `${name}  RequestId ${requestId}`;
}

async function findInLog({ page, host, gateway, shot }: Job): Promise<string> {
  const ids = operations(gateway).map(({ requestId }) => requestId);
  await runCommand(page, 'ENS Events: Show Log');
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

async function openRedeploy({ page, shot }: Job, name: string): Promise<void> {
  await focusRow(page, view, name);
  await openRowMenu(page);
  await shot('menu');
  await pickMenuItem(page, 'Redeploy…');
  await awaitQuickInput(page, 'Redeploy now');
  await shot('now-or-later');
}

/** An event that waits for an answer, on an instance with no local disk: a button confirms it. */
function candidate({ account }: Gateway): { event: SampleEvent; name: string } {
  const found = account.events.flatMap(event => {
    const instance = account.instances.find(({ instanceId }) => instanceId === event.resourceId);
    return instance && isCandidate(event, instance) ? [{ event, name: instance.name }] : [];
  });
  assert.ok(found[0], 'the sample account has no event left for this step');
  return found[0];
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
