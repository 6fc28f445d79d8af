// The end of a window while the service has not answered yet.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { agree, askForRedeploy, signInTo } from './goings';
import { aComputer, until, type UnitComputer } from './window';

describe('A window that closes while a call is under way', function () {
  this.timeout(30_000);
  let computer: UnitComputer;
  beforeEach(async () => {
    computer = await aComputer();
  });
  afterEach(() => computer.end());

  it('case 104: is waited for until the answer came, and its RequestId is on record', async () => {
    const { gateway, folder } = computer;
    await signInTo(computer);
    const window = computer.openWindow();
    await askForRedeploy(computer);
    gateway.faults.add({ kind: 'delay', action: 'EventRedeployInstance', ms: 300 });
    const sent = () => gateway.received.filter(({ action }) => action === 'EventRedeployInstance');
    agree();
    await until(() => sent().length === 1);
    await window.close();
    const [call, ...others] = sent();
    assert.deepEqual(others, []);
    const onRecord = readdirSync(path.join(folder, 'state'), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(path.join(parentPath, name), 'utf8'));
    assert.ok(call && onRecord.some(text => text.includes(call.requestId)));
  });
});
