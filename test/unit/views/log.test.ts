import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LogOutputChannel } from 'vscode';
import { ExtensionUpdated } from '../../../src/base/extensionUpdated';
import type { CallRecord } from '../../../src/ens/ports';
import { callLine, createCallHistory, logError } from '../../../src/views/log';
import { noon } from '../../builders';

const aCall = (fields: Partial<CallRecord> = {}): CallRecord => ({
  action: 'DescribeHistoryEvents',
  outcome: 'ok',
  http: 200,
  requestId: 'REQ-1',
  ms: 41.7,
  attempt: 1,
  at: noon,
  ...fields,
});

describe('A line of the log', () => {
  it('tells action, outcome, status, code, RequestId, duration and attempt', () => {
    assert.equal(callLine(aCall()), 'DescribeHistoryEvents ok http=200 code=- requestId=REQ-1 ms=42 attempt=1');
  });

  it('adds event and instance for an operation, and marks the sample account', () => {
    const line = callLine(aCall({ action: 'EventRedeployInstance', eventId: 'e-1', resourceId: 'i-1', sample: true }));
    assert.match(line, / attempt=1 event=e-1 instance=i-1 account=sample$/);
  });

  it('adds code and message of a failure, the message in quotes', () => {
    const line = callLine(aCall({ outcome: 'failed', http: 400, code: 'NoPermission', message: 'no\nway' }));
    assert.match(line, /^DescribeHistoryEvents failed http=400 code=NoPermission .* message="no\\nway"$/);
  });

  it('case 29: stays one line whatever the service wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const line = callLine(aCall({ code: text, requestId: text, message: text, eventId: text }));
        assert.doesNotMatch(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: process.env['CI'] ? 1000 : 100 },
    );
  });
});

describe('case 103: an update of the extension in the log', () => {
  it('is named with what is missing, on one line', () => {
    const lines: string[] = [];
    const channel = { error: (line: string) => lines.push(line) } as unknown as LogOutputChannel;
    const cause = new Error("Cannot find module './ens.js'\nRequire stack:");
    logError(channel, new ExtensionUpdated('ENS Events was updated.', { cause }));
    logError(channel, new Error('x'));
    assert.deepEqual(lines, [
      `ExtensionUpdated message="ENS Events was updated." cause="Cannot find module './ens.js'\\nRequire stack:"`,
      'Error message="x"',
    ]);
  });
});

describe('The history of calls', () => {
  it('holds the newest hundred, newest first', () => {
    const history = createCallHistory();
    for (let n = 1; n <= 101; n += 1) {
      history.add(aCall({ requestId: `R${n}` }));
    }
    assert.equal(history.list().length, 100);
    assert.equal(history.list()[0]?.requestId, 'R101');
  });
});
