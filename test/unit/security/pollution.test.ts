import assert from 'node:assert/strict';
import fc from 'fast-check';
import { instancesOf } from '../../../src/ens/instanceSchema';
import { batchResultsOf, eventsPageOf, regionsOf } from '../../../src/ens/schemas';
import { createEventStore } from '../../../src/events/store';
import { createJournal } from '../../../src/operations/journal';

const runs = { numRuns: process.env['CI'] ? 1000 : 100 };
const asked = { pageNumber: 1, pageSize: 100 };
const names = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'polluted', 'EventId', 'Events'],
  ...['Instances', 'Instance', 'EnsRegions', 'Results', 'DataDisk', 'InstanceId', 'ExtendedAttribute'],
];

/** Any JSON text with the names that pollute; as text, since only JSON.parse makes an own `__proto__`. */
const hostileJson = fc
  .letrec<{ value: string; object: string }>(tie => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom('null', '1', '"x"', '1e400', '[]', '{}'),
      fc.array(tie('value'), { maxLength: 4 }).map(items => `[${items.join()}]`),
      tie('object'),
    ),
    object: fc
      .array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 6 })
      .map(members => `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`),
  }))
  .object.map(text => JSON.parse(text) as Record<string, unknown>);

const ownNames = () => [Object.prototype, Array.prototype, Function.prototype].map(Reflect.ownKeys);

describe('T12: an answer that would change every object', () => {
  it('case 28: changes none, whatever is nested in it', () => {
    const before = ownNames();
    fc.assert(
      fc.property(hostileJson, body => {
        const { events } = eventsPageOf(body, 'R-1', asked);
        createEventStore().merge(events);
        instancesOf(body);
        regionsOf(body);
        batchResultsOf(body, text => text);
        assert.equal(({} as { polluted?: unknown }).polluted, undefined);
      }),
      runs,
    );
    assert.deepEqual(ownNames(), before);
  });

  it('case 28: is shown like any other: __proto__ is the name of an unknown field', () => {
    const row = JSON.parse(
      '{"EventId":"e-1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    ) as unknown;
    const [event] = eventsPageOf({ Events: [row] }, 'R-1', asked).events;
    assert.ok(event);
    assert.deepEqual(Object.keys(event.extra), ['__proto__', 'constructor']);
    assert.equal(event.extra['__proto__'], '{"polluted":1}');
    assert.equal(Object.getPrototypeOf(event.extra), null);
    assert.equal(Object.getPrototypeOf(event), Object.prototype);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  it('ids stay text, and numbers past 2^53 are no number', () => {
    const row = JSON.parse('{"EventId":12345678901234567890}') as unknown;
    assert.deepEqual(eventsPageOf({ Events: [row] }, 'R-1', asked).events, []);
    const page = eventsPageOf(
      JSON.parse('{"TotalCount":9007199254740993,"PageSize":1e300}') as Record<string, unknown>,
      'R-1',
      asked,
    );
    assert.equal(page.totalCount, undefined);
    assert.equal(page.pageSize, 100);
  });

  it('case 28: does not come back from the journal either', async () => {
    const line = '{"v":1,"kind":"begin","operation":{"__proto__":{"polluted":1}},"__proto__":{"polluted":1}}';
    const journal = createJournal({
      append: () => Promise.resolve(),
      read: () => Promise.resolve([JSON.parse(line) as Record<string, unknown>]),
    });
    assert.deepEqual(await journal.read(), []);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });
});
