import assert from 'node:assert/strict';
import fc from 'fast-check';
import { operationsCsv, operationsJson, type ExportedOperation } from '../../../src/exports/operationsTable';
import { operationState, type Operation } from '../../../src/operations/operation';
import { hour, noon } from '../../builders';
import { cellsApart, parseCsv } from './parseCsv';

const runs = { numRuns: process.env.CI ? 1000 : 100 };

function anOperation(fields: Partial<Operation> = {}): ExportedOperation {
  const operation: Operation = {
    id: 'op-1',
    at: noon,
    profileId: 'p-1',
    account: 'Production',
    pid: 1,
    action: 'redeploy',
    eventId: 'e-1',
    resourceId: 'i-1',
    eventType: 'Instance:SystemMaintenance.Redeploy',
    name: 'edge-web-01',
    statusBefore: 'Inquiring',
    plan: { opsType: 'immediate' },
    ...fields,
  };
  return { ...operation, state: operationState(operation, noon) };
}

/** The table as a spreadsheet would show it: a record for each operation. */
function shown(...operations: ExportedOperation[]): Record<string, string>[] {
  const [head = [], ...rows] = parseCsv(operationsCsv(operations));
  return rows.map(row => Object.fromEntries(head.map((column, index) => [column, row[index] ?? '(missing)'])));
}

const members = (json: string) => JSON.parse(json) as Record<string, string | null>[];

const done = anOperation({
  ...{ keyId: 'LTAI****0001', host: 'ens.aliyuncs.com' },
  snapshot: { regionId: 'cn-sample-1', addresses: [], disks: ['d-1'], localDisks: ['data 500 GiB local_ssd'] },
  plan: { opsType: 'scheduled', planTime: noon + hour },
  outcome: { kind: 'accepted', requestId: 'REQ-1' },
  end: { how: 'done', status: 'Executed', at: noon + 2 * hour, summary: 'edge-web-01 was redeployed and is running.' },
});

describe('export of operations', () => {
  it('has the columns and the UTC times of an operation that ended', () => {
    assert.deepEqual(shown(done), [
      {
        time: '2026-11-24T12:00:00.000Z',
        account: 'Production',
        accessKeyId: 'LTAI****0001',
        host: 'ens.aliyuncs.com',
        action: 'redeploy',
        instance: 'edge-web-01',
        resourceId: 'i-1',
        node: 'cn-sample-1',
        localDisksAtRisk: 'data 500 GiB local_ssd',
        eventId: 'e-1',
        planTime: '2026-11-24T13:00:00.000Z',
        state: 'done',
        requestId: 'REQ-1',
        code: '',
        ended: '2026-11-24T14:00:00.000Z',
        result: 'done',
        summary: 'edge-web-01 was redeployed and is running.',
      },
    ]);
  });

  it('leaves empty what an operation has not, and gives the reason of a refusal', () => {
    const [sending] = shown(anOperation());
    assert.deepEqual([sending?.planTime, sending?.state, sending?.requestId, sending?.ended], ['', 'sending', '', '']);
    const refusal = { kind: 'refused', code: 'NoPermission', message: 'Not allowed.', requestId: 'REQ-2' } as const;
    const [refused] = shown(anOperation({ outcome: refusal }));
    assert.deepEqual(
      [refused?.state, refused?.code, refused?.requestId, refused?.summary],
      ['refused', 'NoPermission', 'REQ-2', 'Not allowed.'],
    );
  });

  it('tells what is not on record, which is empty, from no disk at risk', () => {
    const snapshot = { addresses: [], disks: ['d-1'] };
    const risks = [
      anOperation({ snapshot }),
      anOperation({ snapshot: { ...snapshot, localDisks: [] } }),
      anOperation({ action: 'reboot', snapshot: { ...snapshot, localDisks: ['data 500 GiB local_ssd'] } }),
    ];
    assert.deepEqual(
      shown(...risks).map(row => row['localDisksAtRisk']),
      ['', 'none', 'none'],
    );
    assert.deepEqual(
      members(operationsJson(risks)).map(row => row['localDisksAtRisk']),
      [null, 'none', 'none'],
    );
  });

  it('has the head row alone where there are no operations', () => {
    assert.equal(operationsCsv([]).split('\r\n').length, 2);
    assert.equal(operationsJson([]), '[]\n');
  });

  it('case 29: shows text of the service inert: no formula, no new row, nothing that turns or hides text', () => {
    const [row] = shown(
      anOperation({ name: '=HYPERLINK("http://x")', account: 'a\r\n=cmd', resourceId: '@\u202ei\u0000' }),
    );
    assert.deepEqual(
      [row?.instance, row?.account, row?.resourceId],
      [`'=HYPERLINK("http://x")`, 'a ⏎ =cmd', `'@\\u{202e}i\\u{0}`],
    );
  });

  it('case 78: is marked as UTF-8, and has no formula whichever character separates', () => {
    for (const text of ['x;=1+1', ' =1+1', '\u00a0=1+1', '\ufeff=1+1', 'x\t=1+1', 'x;"=1+1"']) {
      const table = operationsCsv([anOperation({ name: text, account: text, resourceId: text, eventId: text })]);
      assert.ok(table.startsWith('\uFEFF"time",'));
      const read = [...parseCsv(table).flat(), ...cellsApart(table, ';'), ...cellsApart(table, '\t')];
      assert.deepEqual(
        read.filter(cell => /^[\s"]*[=+\-@]/.test(cell)),
        [],
        text,
      );
    }
  });

  it('survives a time that is none', () => {
    assert.equal(shown(anOperation({ at: 1e300 }))[0]?.time, '');
  });

  it('gives the same as JSON, with null for what is not there', () => {
    const [row] = members(operationsJson([anOperation()]));
    assert.equal(row?.instance, 'edge-web-01');
    assert.equal(row.time, '2026-11-24T12:00:00.000Z');
    assert.equal(row.requestId, null);
    assert.deepEqual(Object.keys(row), Object.keys(shown(done)[0] ?? {}));
  });

  it('case 29: keeps every text of the JSON as it came while the file itself has nothing that turns or hides text', () => {
    const name = '=cmd \u202e\u2028\u0000\u001b[31m\u009b\u{e0041} 边缘';
    const json = operationsJson([anOperation({ name })]);
    assert.equal(members(json)[0]?.instance, name);
    assert.doesNotMatch(json, /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it('case 42: property: whatever the texts are, one row each of seventeen cells, none of which starts a formula', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('=', '+', '@', '\t', '\r', '\n', '"', ',', '\u202e', 'x') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text), { maxLength: 2 }), rows => {
        const operations = rows.map(([name, account, message]) =>
          anOperation({ name, account, outcome: { kind: 'refused', code: name, message } }),
        );
        const parsed = parseCsv(operationsCsv(operations));
        assert.equal(parsed.length, rows.length + 1);
        assert.ok(parsed.every(row => row.length === 17 && row.every(cell => !/^[=+\-@\p{Cc}]/u.test(cell))));
        assert.deepEqual(
          members(operationsJson(operations)).map(row => [row.instance, row.account, row.summary]),
          rows,
        );
      }),
      runs,
    );
  });
});
