import assert from 'node:assert/strict';
import { env, window } from 'vscode';
import { copyInstanceId, copyResourceId } from '../../src/commands/copy';
import { eventKey } from '../../src/events/event';
import { anEvent, anOperation } from '../builders';
import { aDesk, someDesks } from '../desks';

describe('Copy Resource ID and Copy Instance ID', () => {
  const { setStatusBarMessage } = window;
  let said: string[];
  beforeEach(() => {
    said = [];
    Object.assign(window, { setStatusBarMessage: (text: string) => said.push(text) });
  });
  afterEach(() => {
    Object.assign(window, { setStatusBarMessage });
  });

  for (const [type, resourceId, kind] of [
    ['Instance:SystemMaintenance.Redeploy', 'i-sample-1', 'Instance id'],
    ['EnsRegion:NetworkMigration', 'cn-sample-1', 'Node id'],
    ['Disk:Stalled', 'd-sample-1', 'Disk id'],
    ['IP:SafeBan', '192.0.2.10', 'IP address'],
  ] as const) {
    it(`copy the id and say of which kind it is: ${kind}`, async () => {
      const event = anEvent({ type, resourceId });
      const desk = aDesk();
      desk.store.merge([event]);
      const operation = anOperation({ eventType: type, resourceId });
      const deps = {
        desks: someDesks(desk),
        records: { get: () => operation },
      } as unknown as Parameters<typeof copyResourceId>[0];
      await copyResourceId(deps, { kind: 'event', account: 'p1', key: eventKey(event) });
      assert.equal(await env.clipboard.readText(), resourceId);
      await copyInstanceId(deps, { kind: 'operation', id: operation.id });
      assert.equal(await env.clipboard.readText(), resourceId);
      assert.deepEqual(said, [`$(check) Copied: ${kind}`, `$(check) Copied: ${kind}`]);
    });
  }

  it('copy one line for each id, whatever is in it: pasted into a shell, a line break is an Enter', async () => {
    const events = ['i-1\nrm -rf x', 'i-2'].map((resourceId, n) => anEvent({ eventId: `e-${n}`, resourceId }));
    const desk = aDesk();
    desk.store.merge(events);
    const deps = { desks: someDesks(desk), records: { get: () => undefined } } as unknown as Parameters<
      typeof copyResourceId
    >[0];
    const rows = events.map(event => ({ kind: 'event', account: 'p1', key: eventKey(event) }));
    await copyResourceId(deps, rows[0], rows);
    const lines = (await env.clipboard.readText()).split('\n');
    assert.deepEqual(lines, ['i-1 ⏎ rm -rf x', 'i-2']);
  });
});
