import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventsCsv, eventsCsvRows, eventsJson } from '../../../src/exports/eventsTable';
import type { SharedEvent } from '../../../src/exports/sharedEvent';
import { anEvent, anInstance } from '../../builders';
import { cellsApart, parseCsv } from './parseCsv';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const shared = (fields: Parameters<typeof anEvent>[0] = {}): SharedEvent => ({
  event: anEvent({ eventId: 'e-1', ...fields }),
  instance: anInstance(),
  nodeId: 'cn-sample-1',
  account: 'Production',
});

/** The table as a spreadsheet would show it: a record for each event. */
function shown(...events: SharedEvent[]): Record<string, string>[] {
  const [head = [], ...rows] = parseCsv(eventsCsv(events));
  return rows.map(row => Object.fromEntries(head.map((column, index) => [column, row[index] ?? '(missing)'])));
}
const members = (json: string) => JSON.parse(json) as Record<string, unknown>[];

describe('export of events', () => {
  it('has every field of an event, its instance and node, times in UTC', () => {
    assert.deepEqual(shown(shared({ reason: 'Host, failing', extendedAttribute: '{"a":1}' })), [
      {
        account: 'Production',
        eventId: 'e-1',
        eventType: 'Instance:SystemMaintenance.Redeploy',
        level: 'WARN',
        status: 'Inquiring',
        resourceId: 'i-sample-1',
        instance: 'edge-web-01',
        node: 'cn-sample-1',
        publishTime: '2026-11-24T11:00:00.000Z',
        notBefore: '2026-11-25T12:00:00.000Z',
        deadline: '2026-11-25T12:00:00.000Z',
        deadlineEstimated: 'false',
        reason: 'Host, failing',
        extendedAttribute: '{"a":1}',
      },
    ]);
  });

  it('leaves empty what is not known, and null in JSON', () => {
    const event: SharedEvent = {
      event: { ...anEvent({ status: 'Executed', notBefore: 1e300 }) },
      nodeId: '',
      account: 'A',
    };
    const [row] = shown(event);
    const emptied = [row?.['instance'], row?.['notBefore'], row?.['deadline'], row?.['deadlineEstimated']];
    assert.deepEqual(emptied, ['', '', '', '']);
    const [member] = members(eventsJson([event]));
    assert.deepEqual([member?.['instance'], member?.['deadlineEstimated']], [null, null]);
    assert.equal(eventsJson([]), '[]\n');
  });

  it('copies rows without the head, to go under a table that has one', () => {
    const events = [shared(), shared({ eventId: 'e-2' })];
    assert.deepEqual(parseCsv(eventsCsvRows(events)), parseCsv(eventsCsv(events)).slice(1));
  });

  it('case 78: marks a saved file as UTF-8, and leaves the clipboard without a mark', () => {
    assert.ok(eventsCsv([shared()]).startsWith('\uFEFF"account","eventId",'));
    assert.ok(eventsCsvRows([shared()]).startsWith('"Production","e-1",'));
  });

  it('case 78: no text of an event or its instance starts a formula, whichever character separates', () => {
    for (const text of ['x;=1+1', ' =1+1', '\u00a0=1+1', '\ufeff=1+1', 'x\t=1+1', 'x;"=1+1"', 'x\n=1+1']) {
      const event = shared({ reason: text, level: text, extendedAttribute: text, status: text });
      const table = eventsCsv([{ ...event, account: text, instance: anInstance({ name: text, regionId: text }) }]);
      const read = [...parseCsv(table).flat(), ...cellsApart(table, ';'), ...cellsApart(table, '\t')];
      assert.deepEqual(
        read.filter(cell => /^[\s"]*[=+\-@]/.test(cell)),
        [],
        text,
      );
    }
  });

  it('keeps the fields this version does not know in the JSON', () => {
    const [member] = members(eventsJson([shared({ extra: { NewField: '7' } })]));
    assert.deepEqual(member?.['extra'], { NewField: '7' });
  });

  it('T13: property: whatever the texts are, a row an event, no cell a formula, and the JSON exact', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('=', '+', '@', '\t', '\r', '\n', '"', ',', '\u202e', 'x') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 3 }), rows => {
        const events = rows.map(([reason, name]) => ({ ...shared({ reason }), instance: anInstance({ name }) }));
        const parsed = parseCsv(eventsCsv(events));
        assert.equal(parsed.length, rows.length + 1);
        assert.ok(parsed.every(row => row.length === 14 && row.every(cell => !/^[=+\-@\p{Cc}]/u.test(cell))));
        const json = eventsJson(events);
        assert.deepEqual(
          members(json).map(({ reason, instance }) => [reason, instance]),
          rows,
        );
        assert.doesNotMatch(json, /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
      runs,
    );
  });
});
