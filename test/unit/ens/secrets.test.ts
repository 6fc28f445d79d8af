import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createEnsClient } from '../../../src/ens/client';
import type { EnsClient } from '../../../src/ens/types';
import { credentials, noSignal, standingClock, t } from '../builders';
import { against, aBench, failureOf, listEvents, redeployNow } from './harness';
import { always, startLoopback, type Reply } from './loopback';

const keys = {
  accessKeyId: 'LTAICanaryKeyId00001',
  accessKeySecret: 'canary/secret+0001"x',
  securityToken: 'canary/token+0001==',
};
const canary = /canary|Canary|Y2FuYXJ5/;
const spellings = Object.values(keys).flatMap(key => [
  key,
  encodeURIComponent(key),
  Buffer.from(key).toString('base64'),
  JSON.stringify(key),
]);

const requests = ['1', '2'].map(n => ({ eventId: `e-${n}`, resourceId: `i-${n}`, opsType: 'immediate' as const }));

/** Everything that can be got out of a value by printing or serialising it. */
function allOf(value: unknown): string {
  const deep = inspect(value, { depth: 20, showHidden: true, maxStringLength: null, maxArrayLength: null });
  return [JSON.stringify(value), String(value), deep, value instanceof Error ? value.stack : ''].join('\n');
}

describe('The secrets of an account', () => {
  it('are not in the client', () => {
    const { client } = aBench({ protocol: 'https', host: 'ens.aliyuncs.com' }, { credentials: keys });
    assert.doesNotMatch(allOf(client), canary);
  });

  for (const [name, say] of [
    ['one event', (client: EnsClient) => client.eventRedeployInstance(requests[0]!, noSignal)],
    ['several events', (client: EnsClient) => client.batchEventRedeployInstance(requests, noSignal)],
    ['several reboots', (client: EnsClient) => client.batchEventRebootInstance(requests, noSignal)],
    ['several migrations', (client: EnsClient) => client.batchEventMigrateInstance(requests, noSignal)],
  ] as const) {
    it(`case 72: are in nothing that an answer to ${name} says, which goes on record`, async () => {
      const texts = [...spellings, `${'x'.repeat(8_150)} ${spellings.join(' ')}`];
      const Results = requests.flatMap(({ eventId, resourceId }) =>
        texts.map(said => ({ EventId: eventId, ResourceId: resourceId, Code: said, Message: said })),
      );
      await against(
        always(200, { RequestId: spellings.join(' '), Results }),
        async ({ client, records }) => {
          const answer = await say(client);
          assert.doesNotMatch(allOf([answer, records]), canary);
          assert.match(answer.requestId, /^\*\*\*/);
        },
        { credentials: keys },
      );
    });
  }

  const echoes: [string, Reply][] = [
    ['a refusal', always(400, { RequestId: keys.securityToken, Code: spellings.join(), Message: spellings.join(' ') })],
    [
      'a help address',
      always(400, {
        Code: 'X',
        Recommend: `https://api.aliyun.com/?q=${Object.values(keys).map(encodeURIComponent).join()}`,
      }),
    ],
    [
      'a refused permission',
      always(403, { Code: 'NoPermission', AccessDeniedDetail: { AuthAction: keys.securityToken } }),
    ],
    ['a header', always(200, 'x', { 'content-type': keys.securityToken })],
    ['a text that is no JSON', always(200, spellings.join())],
    ['a reset', socket => socket.resetAndDestroy()],
    ['no HTTP', socket => socket.end(spellings.join())],
  ];
  for (const [name, reply] of echoes) {
    it(`are neither in the error nor in the log when the server echoes them in ${name}`, () =>
      against(
        reply,
        async ({ client, records }) => {
          assert.doesNotMatch(allOf(await failureOf(redeployNow(client))), canary);
          assert.equal(records.length, 1);
          assert.doesNotMatch(allOf(records), canary);
        },
        { credentials: keys },
      ));
  }

  it('are not even there in part, where a long text is cut', () =>
    against(
      always(400, { RequestId: 'R-1', Code: 'X', Message: `${'x'.repeat(1_990)}${keys.accessKeySecret}` }),
      async ({ client, records }) => {
        assert.doesNotMatch(allOf([await failureOf(redeployNow(client)), records]), canary);
      },
      { credentials: keys },
    ));

  it('that HTTP cannot carry are refused before sending, unnamed', () =>
    against(
      always(200, { RequestId: 'R-1' }),
      async ({ client, server, records }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.kind, error.code, error.phase], ['credential', 'ERR_INVALID_CHAR', 'connect']);
        assert.equal(server.requests.length, 0);
        assert.doesNotMatch(allOf([error, records]), canary);
      },
      { credentials: { ...keys, securityToken: 'canary\ntoken' } },
    ));

  it('that are empty are a matter of signing in, and nothing is taken from the environment', () =>
    against(
      always(200, { RequestId: 'R-1' }),
      async ({ client, server }) => {
        const error = await failureOf(listEvents(client));
        assert.deepEqual([error.kind, error.code, error.phase], ['credential', 'InvalidCredentials', 'connect']);
        assert.equal(server.requests.length, 0);
      },
      { credentials: { accessKeyId: '', accessKeySecret: '' } },
    ));
});

describe('A call that cannot be built', () => {
  it('is a matter of what was asked, and nothing is sent', () =>
    against(always(200, { RequestId: 'R-1' }), async ({ client, server }) => {
      const call = client.describeHistoryEvents({ eventTypes: ['\ud800'] }, noSignal);
      const error = await failureOf(call);
      assert.deepEqual([error.kind, error.code, error.phase], ['request', 'URIError', 'connect']);
      assert.equal(server.requests.length, 0);
    }));

  it('names no address, parameter or header in any network failure', async () => {
    const server = await startLoopback(always(200, {}));
    await server.close();
    const { client, records } = aBench(server.endpoint);
    const error = await failureOf(redeployNow(client));
    assert.doesNotMatch(allOf([error, records[0]?.message]), /https?:\/\/|EventId|OpsType|Signature/);
  });
});

describe('A log that fails', () => {
  it('does not turn an accepted redeploy into a failed one', async () => {
    const server = await startLoopback(always(200, { RequestId: 'R-1' }));
    const log = () => {
      throw new Error('Channel has been closed');
    };
    const client = createEnsClient({ endpoint: server.endpoint, credentials, log, t, clock: standingClock() });
    assert.deepEqual(await redeployNow(client), { requestId: 'R-1' });
    await server.close();
  });
});
