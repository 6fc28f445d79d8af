import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as OpenApiModule from '@alicloud/openapi-client';
import type * as TeaUtilModule from '@alicloud/tea-util';
import fc from 'fast-check';
import type { Credentials, Endpoint } from '../../../src/ens/types';
import { credentials, noSignal } from '../builders';
import { against, aBench, listEvents } from './harness';
import { always, queryOf, success } from './loopback';

// The SDK as published, real httpx and credentials included: nothing that this build replaces reaches it.
const published = createRequire(path.resolve('package.json'));
const {
  default: RealSdk,
  Config,
  OpenApiRequest,
  Params,
} = published('@alicloud/openapi-client') as typeof OpenApiModule;
const { RuntimeOptions } = published('@alicloud/tea-util') as typeof TeaUtilModule;

const header = (head: string, name: string) => new RegExp(`^${name}: (.*)\r$`, 'm').exec(head)?.[1] ?? '';

/** Sends what `head` was made of once more, through the published SDK, with the same date and nonce. */
async function repeatWithPublishedSdk(head: string, endpoint: Endpoint, keys: Credentials): Promise<void> {
  const { protocol, host } = endpoint;
  const sdk = new RealSdk(new Config({ ...keys, protocol, endpoint: host }));
  const params = new Params({
    action: header(head, 'x-acs-action'),
    version: '2017-11-10',
    protocol,
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    pathname: '/',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  const headers = {
    'x-acs-date': header(head, 'x-acs-date'),
    'x-acs-signature-nonce': header(head, 'x-acs-signature-nonce'),
  };
  await sdk.callApi(params, new OpenApiRequest({ query: queryOf(head), headers }), new RuntimeOptions({}));
}

describe('What goes over the wire', () => {
  const everyAccount: [string, Credentials][] = [
    ['an access key', credentials],
    ['temporary credentials', { ...credentials, securityToken: 'CAISSampleToken+/=' }],
  ];
  for (const [name, keys] of everyAccount) {
    it(`is byte for byte what the published SDK sends, with ${name}`, () =>
      against(
        always(200, success()),
        async ({ client, server }) => {
          await client.describeHistoryEvents(
            { eventTypes: ['Disk:Stalled', "a b+c*~!'()中"], pageSize: 100 },
            noSignal,
          );
          const [ours = ''] = server.requests;
          await repeatWithPublishedSdk(ours, server.endpoint, keys);
          assert.equal(server.requests.length, 2);
          assert.equal(server.requests[1], ours);
          assert.match(ours, /^Authorization: ACS3-HMAC-SHA256 Credential=/m);
          assert.match(
            ours,
            new RegExp(`^x-acs-credentials-provider: static_${keys.securityToken ? 'sts' : 'ak'}\r$`, 'm'),
          );
        },
        { credentials: keys },
      ));
  }

  it('is the same for any text in a parameter', () =>
    against(always(200, success()), async ({ server }) => {
      const { client } = aBench(server.endpoint, { deadlines: { connect: 5_000, firstByte: 5_000, total: 5_000 } });
      const text = fc.string({ unit: 'grapheme', maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(text, async resourceId => {
          server.requests.length = 0;
          await client.describeHistoryEvents({ eventTypes: ['x'], resourceIds: [resourceId] }, noSignal);
          const [ours = ''] = server.requests;
          await repeatWithPublishedSdk(ours, server.endpoint, credentials);
          assert.equal(server.requests[1], ours);
          assert.equal(queryOf(ours)['ResourceIds'], resourceId);
        }),
      );
    }));

  it('case 34: goes through the agent of the process, the one VS Code puts its proxy in place of', () =>
    against(always(200, success()), async ({ client, server }) => {
      const usual = http.globalAgent;
      const own = new http.Agent({ keepAlive: true });
      const givenBack = once(own, 'free', { signal: AbortSignal.timeout(2_000) });
      http.globalAgent = own;
      try {
        await Promise.all([listEvents(client), givenBack]);
      } finally {
        http.globalAgent = usual;
        own.destroy();
      }
      assert.equal(server.connections(), 1);
    }));

  it('asks for lists with the values joined by commas, in one parameter', () =>
    against(always(200, success()), async ({ client, server }) => {
      await client.describeHistoryEvents(
        { eventTypes: ['A', 'B'], resourceIds: ['i-1', 'i-2'], pageNumber: 3, pageSize: 100 },
        noSignal,
      );
      assert.deepEqual(queryOf(server.requests[0] ?? ''), {
        EventTypes: 'A,B',
        ResourceIds: 'i-1,i-2',
        PageNumber: '3',
        PageSize: '100',
      });
    }));

  it('asks for instances with a JSON list, and for all of them in one page', () =>
    against(always(200, success()), async ({ client, server }) => {
      await client.describeInstances(['i-1', 'i-2'], noSignal);
      assert.deepEqual(queryOf(server.requests[0] ?? ''), {
        InstanceIds: '["i-1","i-2"]',
        PageNumber: '1',
        PageSize: '100',
      });
    }));

  it('asks for no instances without a call', () =>
    against(always(500, {}), async ({ client, server }) => {
      assert.deepEqual(await client.describeInstances([], noSignal), []);
      assert.equal(server.requests.length, 0);
    }));

  it('redeploys at once with exactly three parameters', () =>
    against(always(200, { RequestId: 'R-9' }), async ({ client, server }) => {
      const request = { eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate', planTime: 1742452232000 } as const;
      assert.deepEqual(await client.eventRedeployInstance(request, noSignal), { requestId: 'R-9' });
      assert.deepEqual(queryOf(server.requests[0] ?? ''), { EventId: 'e-1', ResourceId: 'i-1', OpsType: 'immediate' });
    }));

  it('schedules with the planned time in milliseconds', () =>
    against(always(200, { RequestId: 'R-9' }), async ({ client, server }) => {
      const request = { eventId: 'e-1', resourceId: 'i-1', opsType: 'scheduled', planTime: 1742452232000 } as const;
      await client.eventRedeployInstance(request, noSignal);
      assert.deepEqual(queryOf(server.requests[0] ?? ''), {
        EventId: 'e-1',
        ResourceId: 'i-1',
        OpsType: 'scheduled',
        PlanTime: '1742452232000',
      });
    }));

  it('never schedules without a time: nothing is sent', () =>
    against(always(200, { RequestId: 'R-9' }), async ({ client, server }) => {
      const request = { eventId: 'e-1', resourceId: 'i-1', opsType: 'scheduled' } as const;
      await assert.rejects(client.eventRedeployInstance(request, noSignal), {
        name: 'EnsError',
        kind: 'request',
        phase: 'connect',
      });
      assert.equal(server.requests.length, 0);
    }));
});
