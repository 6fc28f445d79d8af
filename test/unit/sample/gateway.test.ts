import assert from 'node:assert/strict';
import http from 'node:http';
import net from 'node:net';
import OpenApiUtil from '@alicloud/openapi-util';
import { Request } from '@alicloud/tea-typescript';
import { startGateway } from '../../../src/sample';
import { createReceived } from '../../../src/sample/received';
import { call, send, start, withGateway } from './client';

describe('the sample gateway', () => {
  it("takes a call signed by Alibaba Cloud's own SDK", () =>
    withGateway({}, async gateway => {
      const { accessKeyId, accessKeySecret, securityToken } = gateway.keys.addSts();
      const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
      const request = new Request();
      request.method = 'POST';
      request.pathname = '/';
      request.query = { EventTypes: 'Instance:SystemFailure.Redeploy,IP:SafeBan', ResourceIds: "a b+c*~!'()中" };
      request.headers = {
        host: gateway.host,
        accept: 'application/json',
        'x-acs-action': 'DescribeHistoryEvents',
        'x-acs-version': '2017-11-10',
        'x-acs-date': new Date(start).toISOString().replace('.000', ''),
        'x-acs-signature-nonce': 'sdk-nonce',
        'x-acs-content-sha256': hash,
        'x-acs-credentials-provider': 'static_sts',
        'x-acs-accesskey-id': accessKeyId,
        'x-acs-security-token': securityToken!,
      };
      const authorization = OpenApiUtil.getAuthorization(
        request,
        'ACS3-HMAC-SHA256',
        hash,
        accessKeyId,
        accessKeySecret,
      );
      const path = `/?${new URLSearchParams(request.query).toString()}`;
      const answer = await send(gateway, { path, headers: { ...request.headers, authorization } });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(gateway.received.at(-1)!.signature, 'valid');
    }));

  it('keeps a record of each request: what was asked and answered, no header value', () =>
    withGateway({}, async gateway => {
      const { json } = await call(gateway, 'DescribeInstances', { SearchKey: 'live', PageSize: '5' });
      const { headerNames, ...record } = gateway.received[0]!;
      assert.deepEqual(record, {
        at: start,
        method: 'POST',
        action: 'DescribeInstances',
        version: '2017-11-10',
        params: [
          ['PageSize', '5'],
          ['SearchKey', 'live'],
        ],
        bytes: 0,
        signature: 'valid',
        accessKeyId: gateway.keys.main.accessKeyId,
        requestId: json.RequestId,
        status: 200,
      });
      assert.ok(headerNames.includes('authorization'));
      const signature = /[0-9a-f]{64}/;
      assert.doesNotMatch(JSON.stringify(gateway.received), signature);
    }));

  it('forgets the oldest requests rather than grow without bound', () => {
    const received = createReceived(2);
    for (const requestId of ['first', 'second', 'third']) {
      const nothing = { at: start, method: 'POST', action: '', version: '', params: [], headerNames: [], bytes: 0 };
      received.add({ ...nothing, signature: 'valid', requestId });
    }
    assert.deepEqual(
      received.requests.map(({ requestId }) => requestId),
      ['second', 'third'],
    );
  });

  it('answers errors in the form of the real one', () =>
    withGateway({}, async gateway => {
      const { status, headers, json } = await call(gateway, 'NoSuchOperation');
      assert.equal(status, 404);
      assert.match(json.RequestId, /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
      assert.deepEqual(json, {
        RequestId: json.RequestId,
        HostId: gateway.host,
        Code: 'InvalidAction.NotFound',
        Message: json.Message,
        Recommend: `https://api.aliyun.com/troubleshoot?q=InvalidAction.NotFound&product=Ens&requestId=${json.RequestId}`,
      });
      assert.equal(headers['x-acs-request-id'], json.RequestId);
      assert.equal(headers.date, new Date(start).toUTCString());
    }));

  it('refuses another version, another path, another method', () =>
    withGateway({}, async gateway => {
      const version = await call(gateway, 'DescribeEnsRegions', {}, { version: '2014-05-26' });
      assert.equal(`${version.status} ${String(version.json.Code)}`, '404 InvalidVersion');
      const inherited = await call(gateway, 'constructor');
      assert.equal(`${inherited.status} ${String(inherited.json.Code)}`, '404 InvalidAction.NotFound');
      const method = await call(gateway, 'DescribeEnsRegions', {}, { method: 'PUT' });
      assert.equal(`${method.status} ${String(method.json.Code)}`, '400 UnsupportedHTTPMethod');
      assert.equal((await call(gateway, 'DescribeEnsRegions', {}, { method: 'GET' })).status, 200);
    }));

  it('refuses a body no call needs, and a head that is too long', () =>
    withGateway({}, async gateway => {
      const body = 'x'.repeat(300 * 1024);
      const large = await call(gateway, 'DescribeEnsRegions', {}, { body });
      assert.equal(`${large.status} ${String(large.json.Code)}`, '413 RequestEntityTooLarge');
      const head = await send(gateway, { headers: { host: gateway.host, 'x-filler': 'x'.repeat(40_000) } });
      assert.equal(head.status, 431);
    }));

  it('goes on after a client that hangs up in the middle of its request', () =>
    withGateway({}, async gateway => {
      const socket = net.connect(gateway.port, '127.0.0.1');
      socket.write(`POST / HTTP/1.1\r\nhost: ${gateway.host}\r\ncontent-length: 10\r\n\r\nhalf`);
      await new Promise<void>(resolve => {
        setTimeout(resolve, 20);
      });
      socket.destroy();
      assert.equal((await call(gateway, 'DescribeEnsRegions')).status, 200);
    }));

  it('makes up another key pair for each run, and knows the ones it is given', async () => {
    const key = { accessKeyId: 'LTAIGiven', accessKeySecret: 'given-secret', access: 'full', active: true } as const;
    await withGateway({}, first =>
      withGateway({ keys: [key] }, async second => {
        assert.notEqual(first.keys.main.accessKeySecret, second.keys.main.accessKeySecret);
        assert.equal(second.keys.main, key);
        assert.equal((await call(second, 'DescribeEnsRegions', {}, { key })).status, 200);
      }),
    );
  });

  it('closes idle connections after the time it is told', () =>
    withGateway({ keepAliveMs: 5_000 }, async gateway => {
      const { headers } = await call(gateway, 'DescribeEnsRegions', {}, { agent: new http.Agent({ keepAlive: true }) });
      assert.equal(headers['keep-alive'], 'timeout=5');
    }));

  it('listens on 127.0.0.1', () =>
    withGateway({}, gateway => {
      assert.deepEqual([gateway.host, gateway.url], [`127.0.0.1:${gateway.port}`, `http://127.0.0.1:${gateway.port}`]);
      return Promise.resolve();
    }));

  for (const other of ['::1', '127.0.0.2']) {
    it(`listens on no other address of this machine: ${other}`, () =>
      withGateway({}, async ({ port }) => {
        const reached = new Promise<string>(resolve => {
          const socket = net.connect({ host: other, port, timeout: 1_000 }, () => {
            socket.destroy();
            resolve('connected');
          });
          for (const none of ['error', 'timeout']) {
            socket.once(none, () => {
              socket.destroy();
              resolve('not reached');
            });
          }
        });
        assert.equal(await reached, 'not reached');
      }));
  }

  it('says so where its port is taken', () =>
    withGateway({}, async ({ port }) => {
      await assert.rejects(startGateway({ port }), { code: 'EADDRINUSE' });
    }));

  it('takes no more connections once stopped', async () => {
    const gateway = await startGateway();
    await gateway.stop();
    await assert.rejects(send(gateway, { headers: {} }), { code: 'ECONNREFUSED' });
  });
});
