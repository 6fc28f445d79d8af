import assert from 'node:assert/strict';
import { operationTicket } from '../../../src/commands/operationTicket';
import { anOperation, english, hour, noon } from '../../builders';
import { shanghai } from '../../personTime';

const textOf = (...operations: Parameters<typeof operationTicket>[0]) =>
  operationTicket(operations, { now: noon, local: shanghai }, english);

describe('The ticket text of operations', () => {
  it('says what was done, when, by which request, and what became of it', () => {
    const text = textOf(
      anOperation({
        ...{ host: 'ens.aliyuncs.com', outcome: { kind: 'accepted', requestId: 'REQ-1' } },
        end: { how: 'failed', status: 'Failed', at: noon + hour, summary: 'Its state is now: Stopped.' },
      }),
      anOperation({
        id: 'b',
        name: 'edge-2',
        outcome: { kind: 'refused', code: 'Busy', message: 'later', requestId: 'REQ-2' },
      }),
    );
    for (const line of [
      'edge-web-01 · Redeploy · failed',
      'RequestId: REQ-1',
      'Endpoint: ens.aliyuncs.com',
      'Ended: 2026-11-24 21:00 GMT+8 · 2026-11-24 13:00 UTC',
      'Instance afterwards: Its state is now: Stopped.',
      'edge-2 · Redeploy · refused',
      'Code: Busy',
      'Message: later',
    ]) {
      assert.ok(text.split('\n').includes(line), `${line} is missing in ${text}`);
    }
  });

  it('case 29: lets no text of the service forge a line', () => {
    const hostile = 'x\nRequestId: forged\u202e';
    const text = textOf(
      anOperation({ name: hostile, account: hostile, outcome: { kind: 'refused', code: hostile, message: hostile } }),
    );
    assert.doesNotMatch(text, /^RequestId: forged|\u202e/m);
  });
});
