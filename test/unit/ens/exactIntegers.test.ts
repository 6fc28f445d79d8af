import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withExactIntegers } from '../../../src/ens/exactIntegers';
import { eventRow } from '../builders';
import { against, listEvents } from './harness';
import { always, success } from './loopback';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const long = [
  '9007199254740993',
  '-9007199254740993',
  '12345678901234567890',
  '18446744073709551615',
  '1' + '0'.repeat(40) + '1',
];

/** What the list has of a field that nobody knows, written on the wire as it stands. */
async function fieldRead(json: string, type?: string): Promise<string | undefined> {
  const body = JSON.stringify(success({ Events: [eventRow({ Unknown: 'HERE' })], TotalCount: 1 })).replace(
    '"HERE"',
    json,
  );
  let read: string | undefined;
  await against(always(200, body, type === undefined ? {} : { 'content-type': type }), async ({ client }) => {
    read = (await listEvents(client)).events[0]?.extra['Unknown'];
  });
  return read;
}

describe('Integers that a number cannot hold', () => {
  for (const digits of long) {
    it(`case 91: keep their digits in a field that nobody knows: ${digits}`, async () => {
      assert.equal(await fieldRead(digits), digits);
      assert.equal(await fieldRead(` ${digits} `), digits);
    });

    it(`case 91: keep them deep inside one: ${digits}`, async () => {
      assert.equal(
        await fieldRead(`{"owner":[{"id":${digits}},${digits}]}`),
        `{"owner":[{"id":"${digits}"},"${digits}"]}`,
      );
    });
  }

  it('case 91: nothing else changes: texts, other numbers, and names of members', async () => {
    for (const json of ['9007199254740991', '-9007199254740991', '7', '0.1', '1.5']) {
      assert.equal(await fieldRead(json), json);
    }
    const digits = '12345678901234567890';
    for (const text of [digits, `:${digits},`, `"${digits}"`, `\\${digits}\\`, `[${digits}]`, `\\",${digits}`]) {
      assert.equal(await fieldRead(JSON.stringify(text)), text);
    }
    assert.equal(await fieldRead(`{"${digits}":1}`), `{"${digits}":1}`);
  });

  it('case 91: a documented field of such size is read as before', async () => {
    const row = { EventId: 'e-1', PublishTime: 'HERE' };
    const body = JSON.stringify(success({ Events: [eventRow(row)] })).replace('"HERE"', '99999999999999999999');
    await against(always(200, body), async ({ client }) => {
      const [event] = (await listEvents(client)).events;
      assert.deepEqual([event?.publishTime, event?.publishTimeText], [undefined, '99999999999999999999']);
    });
  });

  it('case 91: property: the JSON means the same but for them', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.boolean(), (value, indented) => {
        const json = JSON.stringify(value, undefined, indented ? 1 : undefined);
        const told = (text: string) =>
          JSON.stringify(JSON.parse(text), (_, part: unknown) =>
            typeof part === 'number' && Number.isInteger(part) && !Number.isSafeInteger(part) ? String(part) : part,
          );
        assert.equal(told(withExactIntegers(json)), told(json));
      }),
      runs,
    );
  });

  it('case 91: what is no JSON stays what it is, and takes no time', () => {
    const start = performance.now();
    for (const unit of ['"', '\\"', '1', '1.', '1e', '"\\', '1234567890123456 ', '-', '<p>"']) {
      withExactIntegers(unit.repeat(1_000_000));
    }
    assert.ok(performance.now() - start < 5000);
    assert.equal(withExactIntegers('<html>1.5 "'), '<html>1.5 "');
  });
});
