// JSON as a strict reader takes it: jq.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { raw } from 'jq-wasm';
import { cutText } from '../../../src/base/cutText';
import { eventsPageOf } from '../../../src/ens/schemas';
import { eventsJson } from '../../../src/exports/eventsTable';
import { operationsJson } from '../../../src/exports/operationsTable';
import { anEvent, anInstance, anOperation } from '../../builders';
import { eventRow } from '../builders';

const exported = (reason: string, extra: Record<string, string> = {}) =>
  eventsJson([
    {
      event: anEvent({ reason, extra }),
      instance: anInstance({ name: reason }),
      nodeId: 'cn-sample-1',
      account: reason,
    },
  ]);
/** What jq makes of it. */
const read = async (json: string, filter: string): Promise<unknown> => JSON.parse(await raw(json, filter, ['-c']));
/** With the sign for what is no character where half of one is missing. */
const wellFormed = (text: string) => Buffer.from(text).toString();
const isWellFormed = (text = '\ud800') => wellFormed(text) === text;
const halves = [
  '\ud800',
  '\udfff',
  'x\ud83d',
  '\ude00x',
  '\udc00\ud800',
  '😀\ud83d',
  '\\\ud800',
  '\\ud800',
  '\\\\ud800',
];

describe('JSON that leaves', () => {
  for (const text of halves) {
    it(`case 91: is whole where a text has half a character: ${JSON.stringify(text)}`, async () => {
      const json = exported(text, { [text]: text });
      assert.ok(isWellFormed(json));
      assert.doesNotMatch(json.replaceAll('\\\\', ''), /\\ud[89a-f]/i);
      assert.equal(await read(json, '.[0].reason'), wellFormed(text));
      assert.equal(await read(json, '.[0].extra | to_entries[0] | .key + .value'), wellFormed(text).repeat(2));
      const operation = { ...anOperation({ name: text }), state: 'sending' };
      assert.equal(await read(operationsJson([operation]), '.[0].instance'), wellFormed(text));
    });
  }

  it('case 91: is whole where the service sent more than is kept, with an emoji at the cut', async () => {
    for (const before of [8190, 8191, 8192]) {
      const [event] = eventsPageOf(
        { Events: [eventRow({ Reason: `${'x'.repeat(before)}😀`, New: `${'x'.repeat(1999)}😀` })] },
        'R-1',
        {
          ...{ pageNumber: 1, pageSize: 100 },
        },
      ).events;
      assert.ok(event && isWellFormed(event.reason) && isWellFormed(event.extra['New']));
      const json = eventsJson([{ event, nodeId: '', account: 'A' }]);
      assert.equal(await read(json, '.[0].reason'), 'x'.repeat(Math.min(before, 8192)) + (before === 8190 ? '😀' : ''));
      assert.equal(await read(json, '.[0].extra.New'), 'x'.repeat(1999));
    }
  });

  it('case 91: has the digits of integers beyond 2^53', async () => {
    const json = exported('x', { New: '12345678901234567890' });
    assert.equal(await read(json, '.[0].extra.New'), '12345678901234567890');
  });

  it('case 91: property: jq reads back every text, cut anywhere', async () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom('😀', '👩‍💻', '\u202e', '\\', '"', '\ud800', 'x'), fc.string({ unit: 'binary' })),
    });
    await fc.assert(
      fc.asyncProperty(text, fc.nat(20), async (whole, cap) => {
        const kept = cutText(whole.replaceAll('\0', ''), cap);
        assert.equal(await read(exported(kept), '.[0].reason'), wellFormed(kept));
      }),
      { numRuns: 20 },
    );
  });
});
