import assert from 'node:assert/strict';
import { isFinal } from '../../../src/events/pollRules';
import { outcomeOfFailure } from '../../../src/ens/writeOutcome';
import { against, failureOf } from './harness';
import { always } from './loopback';
import { reads, writes } from './operations';

describe('A 4xx answer in JSON that is not of the service', () => {
  const bodies: [string, unknown][] = [
    ['nothing', {}],
    ['a message', { message: 'Forbidden' }],
    ['an error', { error: 'access_denied', error_description: 'Sign in to use this network.' }],
    ['a status', { code: 403, msg: 'forbidden' }],
    ['a status as text', { code: '401', message: 'Unauthorized' }],
    ['blank members', { Code: '', RequestId: '', Message: 'no' }],
    ['empty members', { Code: null, RequestId: null }],
    ['members of other types', { Code: { a: 1 }, RequestId: 5 }],
    ['a nested error', { error: { code: 'Forbidden', message: 'no' } }],
    ['a list', [{ message: 'Forbidden' }]],
  ];
  for (const status of [400, 401, 403, 404, 405, 410, 451]) {
    for (const [name, body] of bodies) {
      it(`case 56: HTTP ${status} with ${name}: not an answer of ENS, no word of keys or permissions, polling goes on`, () =>
        against(always(status, body), async ({ client, server }) => {
          const error = await failureOf(reads[0]!.call(client));
          assert.deepEqual([error.kind, error.code, error.httpStatus], ['protocol', '(none)', status]);
          assert.match(
            error.message,
            new RegExp(`^This is not an answer of the ENS API: HTTP ${status} application/json`),
          );
          assert.match(error.advice, /check for a proxy/);
          assert.doesNotMatch(error.message + error.advice, /AccessKey|permission|credential|secret|Sign in to use/i);
          assert.equal(error.missingAction, undefined);
          assert.equal(isFinal(error), false);
          assert.equal(server.requests.length, 1);
        }));
    }
  }

  for (const { action, call } of [...reads, ...writes]) {
    it(`case 56: ${action}: the same, and of a write nobody knows what became of it`, async () => {
      for (const status of [401, 403]) {
        await against(always(status, { message: 'Forbidden' }), async ({ client }) => {
          const error = await failureOf(call(client));
          assert.deepEqual([error.kind, outcomeOfFailure(error)], ['protocol', 'unknown']);
        });
      }
    });
  }

  for (const [status, kind] of [
    [407, 'network'],
    [408, 'server'],
    [425, 'server'],
    [429, 'throttled'],
    [502, 'server'],
  ] as const) {
    it(`case 56: HTTP ${status} stays what its status says`, () =>
      against(always(status, { message: 'no' }), async ({ client }) => {
        assert.equal((await failureOf(writes[0]!.call(client))).kind, kind);
      }));
  }

  for (const [name, body, kind] of [
    ['a code', { Code: 'Forbidden.RAM' }, 'permission'],
    ['a code, in small letters', { code: 'InvalidAccessKeyId.NotFound' }, 'credential'],
    ['a RequestId', { RequestId: 'R-1' }, 'permission'],
    ['a RequestId, in small letters', { requestId: 'R-1' }, 'permission'],
  ] as const) {
    it(`case 56: with ${name} it is of the service`, () =>
      against(always(403, body), async ({ client }) => {
        assert.equal((await failureOf(reads[0]!.call(client))).kind, kind);
      }));
  }
});
