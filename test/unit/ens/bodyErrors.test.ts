import assert from 'node:assert/strict';
import type { Action } from '../../../src/events/actions';
import type { EnsClient } from '../../../src/ens/types';
import { send } from '../../../src/operations/send';
import { anEvent, aWriter, english } from '../../builders';
import { anIntent } from '../operations/setting';
import { eventRow, noSignal } from '../builders';
import { against, failureOf } from './harness';
import { always, answer, success, type Reply } from './loopback';
import { batchWrites, reads, singleWrites, writes } from './operations';
import { inTurn, waitingClock } from './retryHarness';

const two = ['1', '2'].map(n => anIntent({ id: `op-${n}` }, anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` })));

/** What an operation of ours would be told of a write that is answered with `body`. */
async function outcomesOf(client: EnsClient, action: Action, count: number) {
  const parts = { writer: aWriter(client, { action }), t: english, channel: { warn: () => undefined } };
  const { outcomes } = await send(parts, two.slice(0, count));
  return outcomes.map(({ kind }) => kind);
}

const told: [name: string, part: Record<string, unknown>, code: string][] = [
  ['a code in words', { Code: 'Some.NewCode', Message: 'no' }, 'Some.NewCode'],
  ['a permission', { Code: 'NoPermission', Message: 'no' }, 'NoPermission'],
  ['a wrong parameter', { Code: 'InvalidParameter.EventId' }, 'InvalidParameter.EventId'],
  ['a number', { Code: 500 }, '500'],
  ['a number that is no status', { Code: 1 }, '1'],
  ['a number below zero', { Code: -1 }, '-1'],
  ['a number as text', { Code: ' 403 ' }, '403'],
  ['another success of HTTP', { Code: 201 }, '201'],
  ['a small letter', { code: 'Some.NewCode' }, 'Some.NewCode'],
  ['a number, under a small letter', { code: 1001 }, '1001'],
  ['a failure beside a success', { Code: 'OK', code: 'Some.NewCode' }, 'Some.NewCode'],
  ['a name of its own', { ErrorCode: 'Some.NewCode', ErrorMessage: 'no' }, 'Some.NewCode'],
  ['an object for a code', { Code: { a: 1 } }, '(none)'],
  ['a list for a code', { Code: ['x'] }, '(none)'],
  ['no success', { Success: false, Message: 'no' }, '(none)'],
  ['no success, as text', { Success: ' False ' }, '(none)'],
  ['no success, in small letters', { success: 'false' }, '(none)'],
  ['no success, with a code', { Success: false, Code: 'Some.NewCode' }, 'Some.NewCode'],
  ['no success, though the code says so', { Success: false, Code: 200 }, '(none)'],
];

describe('case 45: HTTP 200 and a RequestId, but the body is an error', () => {
  for (const { action, call } of reads) {
    for (const [name, part, code] of told) {
      it(`case 45: ${action}, ${name}: a failure with code ${code}, though its list is there`, () =>
        against(
          always(200, success({ RequestId: 'R-7', ...part, Events: [eventRow()] })),
          async ({ client, records }) => {
            const error = await failureOf(call(client));
            assert.deepEqual([error.code, error.requestId, error.httpStatus], [code, 'R-7', 200]);
            assert.notEqual(error.kind, 'protocol');
            assert.doesNotMatch(error.message, /undefined|\[object/);
            assert.ok(records.every(({ outcome }) => outcome === 'failed'));
          },
        ));
    }
  }

  it('case 45: says what the service says, under any of its names', () =>
    against(
      always(200, success({ ErrorCode: 'Some.NewCode', ErrorMessage: 'The node is full.' })),
      async ({ client }) => {
        assert.equal((await failureOf(reads[0]!.call(client))).message, 'The node is full.');
      },
    ));

  it('case 45: a hostile member changes nothing', () => {
    const body = '{"RequestId":"R-1","Events":[],"Success":{"toString":1,"valueOf":1},"Code":{"toString":1}}';
    return against(always(200, body), async ({ client }) => {
      assert.equal((await failureOf(reads[0]!.call(client))).code, '(none)');
    });
  });

  for (const [code, kind] of [
    ['NoPermission', 'permission'],
    ['InvalidSecurityToken.Expired', 'credential'],
    ['InvalidParameter.X', 'request'],
    ['Throttling.User', 'throttled'],
    [429, 'throttled'],
    [503, 'server'],
    ['408', 'server'],
    ['Some.NewCode', 'server'],
    [1, 'server'],
  ] as const) {
    it(`case 45: is classified by its code: ${code} is ${kind}`, () =>
      against(always(200, success({ Code: code })), async ({ client }) => {
        assert.equal((await failureOf(reads[0]!.call(client))).kind, kind);
      }));
  }

  for (const { action, call } of reads) {
    for (const code of ['InternalError', 'ServiceUnavailable', 'Throttling.Api', 'SignatureNonceUsed', 500, '503']) {
      it(`case 45: ${action}, ${code}: passes, and is asked again`, () => {
        const failing: Reply = socket => socket.write(answer(200, success({ Code: code })));
        const well: Reply = socket => socket.write(answer(200, success()));
        return against(
          inTurn(failing, failing, well),
          async ({ client, server }) => {
            await call(client);
            assert.equal(server.requests.length, 3);
          },
          { clock: waitingClock() },
        );
      });
    }
    it(`case 45: ${action}, a code that nobody knows: is asked once`, () =>
      against(always(200, success({ Code: 'Some.NewCode' })), async ({ client, server }) => {
        await failureOf(call(client));
        assert.equal(server.requests.length, 1);
      }));
  }

  for (const { action, call } of writes) {
    it(`case 45: ${action}: sent once, never a success`, async () => {
      for (const [name, part] of told) {
        await against(always(200, success(part)), async ({ client, server }) => {
          assert.equal((await failureOf(call(client))).phase, 'answer', name);
          assert.equal(server.requests.length, 1);
        });
      }
    });
  }

  for (const action of ['redeploy', 'reboot', 'migrate'] as const) {
    for (const count of [1, 2]) {
      it(`case 45: ${action} of ${count}: not accepted and not refused, whatever the code`, async () => {
        for (const [name, part] of told) {
          await against(always(200, success(part)), async ({ client }) => {
            assert.deepEqual(await outcomesOf(client, action, count), Array(count).fill('unknown'), name);
          });
        }
      });
    }
  }
});

describe('case 46: HTTP 200 and a RequestId without the list that belongs there', () => {
  const shapes: unknown[] = [undefined, null, {}, 'x', '', '[]', 0, true, { Event: [] }, { 0: {} }];
  const nested: unknown[] = [
    ...shapes,
    [],
    { Instance: null },
    { Instance: {} },
    { Instance: 'x' },
    { EnsRegions: null },
  ];
  const lists: ReadonlyMap<string, string> = new Map([
    ['DescribeInstances', 'Instances.Instance'],
    ['DescribeEnsRegions', 'EnsRegions.EnsRegions'],
  ]);

  for (const { action, call } of reads) {
    const path = lists.get(action) ?? 'Events';
    const [name = ''] = path.split('.');
    for (const shape of name === 'Events' ? shapes : nested) {
      it(`case 46: ${action}, ${JSON.stringify(shape)} for its list: an error, never an empty list`, () =>
        against(always(200, success({ TotalCount: 0, [name]: shape })), async ({ client, server }) => {
          const error = await failureOf(call(client));
          assert.deepEqual([error.kind, error.code, error.requestId], ['protocol', 'IncompleteAnswer', 'R-1']);
          assert.equal(error.message, `The answer lacks what belongs in it: ${path}`);
          assert.doesNotMatch(error.advice, /proxy|sign-in/);
          assert.equal(server.requests.length, 1);
        }));
    }
  }

  for (const { action, call } of batchWrites) {
    for (const shape of [undefined, null, {}, 'x', { Result: [] }]) {
      it(`case 46: ${action}, ${JSON.stringify(shape)} for its results: no success`, () =>
        against(always(200, success({ Results: shape })), async ({ client }) => {
          assert.equal((await failureOf(call(client))).code, 'IncompleteAnswer');
        }));
    }
  }

  it('case 46: a batch without results: unknown for each of its events', () =>
    against(always(200, { RequestId: 'R-1' }), async ({ client }) => {
      assert.deepEqual(await outcomesOf(client, 'redeploy', 2), ['unknown', 'unknown']);
    }));

  for (const { action, call } of singleWrites) {
    it(`case 46: ${action} needs no list`, () =>
      against(always(200, { RequestId: 'R-1' }), async ({ client }) => {
        assert.deepEqual(await call(client), { requestId: 'R-1' });
      }));
  }
});

describe('case 47: a body that says success, and has what was asked for', () => {
  const codes = [0, '0', 200, '200', ' 200 ', 'OK', 'ok', 'Success', 'SUCCESS', 'success', null, '', ' ', undefined];
  for (const Code of codes) {
    it(`case 47: Code ${JSON.stringify(Code)} is none`, () => {
      const body = success({
        Code,
        code: Code,
        Success: true,
        Events: [eventRow()],
        Instances: { Instance: [{ InstanceId: 'i-1' }] },
        EnsRegions: { EnsRegions: [{ EnsRegionId: 'cn-x' }] },
        Results: [{ EventId: 'e-1', Code: 200 }],
      });
      return against(always(200, body), async ({ client }) => {
        assert.equal((await client.describeHistoryEvents({ eventTypes: ['x'] }, noSignal)).events.length, 1);
        assert.equal((await client.describeInstances(['i-1'], noSignal)).length, 1);
        assert.equal((await client.describeEnsRegions(noSignal)).length, 1);
        for (const { call } of writes) {
          assert.equal(((await call(client)) as { requestId: string }).requestId, 'R-1');
        }
      });
    });
  }

  it('case 47: Success as text, or true, is none either', () =>
    against(always(200, success({ Success: 'true', success: true })), async ({ client }) => {
      await client.describeEnsRegions(noSignal);
    }));
});
