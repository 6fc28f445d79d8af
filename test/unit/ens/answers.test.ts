import assert from 'node:assert/strict';
import { noSignal } from '../builders';
import { against, failureOf, listEvents, redeployNow } from './harness';
import { always, success } from './loopback';

const refusal = (part: Record<string, unknown>) => ({ RequestId: 'R-7', HostId: 'ens.aliyuncs.com', ...part });

describe('An answer that is no ENS answer', () => {
  const html = '<html>\r\n\u001b[31m<b>Sign in to the hotel network</b></html>';
  const unusable: [string, number, unknown, Record<string, string>][] = [
    ['case 13: a sign-in page', 200, html, { 'content-type': 'text/html' }],
    ['case 14: an empty body', 200, '', {}],
    ['case 14: null', 200, 'null', {}],
    ['case 14: a list', 200, '[]', {}],
    ['case 14: a text', 200, '"x"', {}],
    ['case 14: a number', 200, '5', {}],
    ['an object without a RequestId', 200, '{"Events":[]}', {}],
    ['a RequestId that is no text', 200, '{"RequestId":5}', {}],
    ['an empty RequestId', 200, '{"RequestId":""}', {}],
    ['case 14: no content', 204, '', {}],
    ['created', 201, refusal({}), {}],
    ['case 15: a redirect', 302, refusal({ Code: 'NoPermission' }), { location: 'http://127.0.0.1:9/' }],
    ['case 15: a redirect that keeps the method', 307, refusal({}), { location: 'http://127.0.0.1:9/' }],
    ['case 17: an XML refusal', 400, '<Error><Code>X</Code></Error>', { 'content-type': 'text/xml;charset=utf-8' }],
    [
      'case 17: an XML refusal, spelt differently',
      400,
      '<Error><Code>X</Code></Error>',
      { 'content-type': 'text/xml; charset=UTF-8' },
    ],
  ];
  for (const [name, status, body, headers] of unusable) {
    it(`${name}: a protocol error, and a redeploy's outcome stays open`, () =>
      against(always(status, body, headers), async ({ client, server, records }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual(
          [error.kind, error.code, error.phase, error.httpStatus],
          ['protocol', '(none)', 'answer', status],
        );
        assert.match(error.message, new RegExp(`^This is not an answer of the ENS API: HTTP ${status} `));
        assert.doesNotMatch(error.message + error.advice, /hotel|<|\p{Cc}/u);
        assert.equal(server.requests.length, 1);
        assert.deepEqual(
          records.map(({ http, outcome }) => [http, outcome]),
          [[status, 'failed']],
        );
      }));
  }

  it('keeps the RequestId of a success with another status than 200', () =>
    against(always(202, refusal({})), async ({ client }) => {
      assert.equal((await failureOf(redeployNow(client))).requestId, 'R-7');
    }));

  it('case 12: bytes that are no UTF-8: a protocol error without binary', () =>
    against(always(200, Buffer.from([0xff, 0xfe, 0x00, 0x9c])), async ({ client }) => {
      const error = await failureOf(listEvents(client));
      assert.equal(error.kind, 'protocol');
      assert.match(error.message, /^[\x20-\x7e]+$/);
    }));

  it('case 12: a byte order mark before the JSON: read all the same', () =>
    against(always(200, `\ufeff${JSON.stringify(success())}`), async ({ client }) => {
      assert.equal((await listEvents(client)).requestId, 'R-1');
    }));

  it('case 11: a body without end: cut at 4 MiB, and the server sees the connection close', () => {
    const chunk = Buffer.alloc(64 * 1024, ' ');
    return against(
      socket => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n');
        const more = (): void => {
          let ready = true;
          while (ready && !socket.destroyed) {
            ready = socket.write(chunk);
          }
        };
        socket.on('drain', more);
        more();
      },
      async ({ client, server }) => {
        const before = process.memoryUsage().rss;
        const error = await failureOf(listEvents(client));
        assert.deepEqual([error.kind, error.code, error.phase], ['protocol', 'BodyTooLarge', 'answer']);
        assert.ok(process.memoryUsage().rss - before < 32 * 1024 * 1024);
        await server.clientGone;
      },
    );
  });

  it('a page of a proxy for a broken service: the status decides', () =>
    against(always(503, '<html>', { 'content-type': 'text/html', 'retry-after': '7' }), async ({ client }) => {
      const error = await failureOf(listEvents(client));
      assert.deepEqual([error.kind, error.code, error.retryAfter], ['server', '(none)', 7_000]);
    }));
});

describe('A refusal', () => {
  it('brings code, words, RequestId, status and the address of help', () => {
    const recommend = 'https://api.alibabacloud.com/troubleshoot?q=InvalidParameter.PlanTime&requestId=R-7';
    const body = refusal({ Code: 'InvalidParameter.PlanTime', Message: 'PlanTime is past', Recommend: recommend });
    return against(always(400, body), async ({ client, records }) => {
      const error = await failureOf(redeployNow(client));
      const { kind, code, message, requestId, httpStatus, phase } = error;
      assert.deepEqual(
        { kind, code, message, requestId, httpStatus, phase, recommend: error.recommend },
        {
          kind: 'request',
          code: 'InvalidParameter.PlanTime',
          message: 'PlanTime is past',
          requestId: 'R-7',
          httpStatus: 400,
          phase: 'answer',
          recommend,
        },
      );
      assert.deepEqual(records, [
        {
          action: 'EventRedeployInstance',
          outcome: 'failed',
          http: 400,
          code: 'InvalidParameter.PlanTime',
          requestId: 'R-7',
          message: 'PlanTime is past',
          ms: 0,
          attempt: 1,
          eventId: 'e-1',
          resourceId: 'i-1',
          at: Date.UTC(2026, 10, 24, 8),
        },
      ]);
    });
  });

  for (const [name, body] of [
    ['no code', refusal({})],
    ['an object', refusal({ Code: { a: 1 } })],
    ['a number', refusal({ Code: 500 })],
    ['a list', refusal({ Code: ['NoPermission'] })],
    ['the word undefined', refusal({ Code: 'undefined' })],
  ] as const) {
    it(`case 16: with ${name} for a code shows (none), and words of ours`, () =>
      against(always(400, body), async ({ client }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual(
          [error.kind, error.code, error.message],
          ['request', '(none)', 'The service gave no explanation.'],
        );
      }));
  }

  it('case 24: for a missing permission names the one the service names', () => {
    const body = refusal({
      Code: 'NoPermission',
      Message: 'no',
      AccessDeniedDetail: { AuthAction: 'ens:EventRedeployInstance' },
    });
    return against(always(400, body), async ({ client }) => {
      const error = await failureOf(listEvents(client));
      assert.deepEqual([error.kind, error.missingAction], ['permission', 'ens:EventRedeployInstance']);
      assert.match(error.advice, /ens:EventRedeployInstance/);
    });
  });

  for (const detail of [undefined, 'x', { AuthAction: 5 }, { AuthAction: 'see [here](command:quit)' }]) {
    it(`case 24: for a missing permission else names that of the operation (${JSON.stringify(detail)})`, () =>
      against(always(403, refusal({ Code: 'Forbidden.RAM', AccessDeniedDetail: detail })), async ({ client }) => {
        assert.equal((await failureOf(listEvents(client))).missingAction, 'ens:DescribeHistoryEvents');
      }));
  }

  it('case 22: of a clock that is off says by how many minutes', () => {
    const date = new Date(Date.UTC(2026, 10, 24, 8, 16)).toUTCString();
    return against(always(400, refusal({ Code: 'InvalidTimeStamp.Expired' }), { date }), async ({ client }) => {
      const error = await failureOf(listEvents(client));
      assert.deepEqual([error.kind, error.clockSkew], ['clock', 16 * 60_000]);
      assert.match(error.advice, /slow.*: 16$/);
    });
  });

  it('inside a 200 answer of DescribeInstances is one, classified by its code', () =>
    against(always(200, refusal({ Code: 'NoPermission', Message: 'no' })), async ({ client }) => {
      const error = await failureOf(client.describeInstances(['i-1'], noSignal));
      assert.deepEqual(
        [error.kind, error.missingAction, error.requestId],
        ['permission', 'ens:DescribeInstances', 'R-7'],
      );
    }));

  for (const Code of [0, '0', undefined]) {
    it(`is none where DescribeEnsRegions says Code ${JSON.stringify(Code)}`, () =>
      against(always(200, success({ Code })), async ({ client }) => {
        assert.deepEqual(await client.describeEnsRegions(noSignal), []);
      }));
  }
});

describe('case 19: the wait a service asks for', () => {
  const asked: [Record<string, string>, number | undefined][] = [
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '1' }, 1_000],
    [{ 'retry-after': '999999' }, 999_999_000],
    [{ 'retry-after': '-1' }, undefined],
    [{ 'retry-after': 'abc' }, undefined],
    [{ 'retry-after': '5 apples' }, undefined],
    [{ 'retry-after': 'Tue, 24 Nov 2026 08:00:00 GMT' }, undefined],
    [{ 'retry-after': 'Mon, 24 Nov 2025 08:00:00 GMT' }, undefined],
    [{ 'retry-after': 'Tue, 24 Nov 2026 08:00:30 GMT' }, 30_000],
    [{ 'x-acs-retry-after': '2', 'retry-after': '9' }, 2],
    [{ 'x-acs-retry-after': '0', 'retry-after': '9' }, 0],
    [{ 'x-acs-retry-after': '500' }, 500],
    [{ 'x-acs-retry-after': '1000' }, 1_000],
    [{ 'x-acs-retry-after': '1500' }, 1_500],
    [{ 'x-acs-retry-after': '90000' }, 90_000],
    [{ 'x-acs-retry-after': '-1', 'retry-after': '9' }, 9_000],
    [{ 'x-acs-retry-after': 'NaN' }, undefined],
  ];
  for (const [headers, expected] of asked) {
    it(`case 57: ${JSON.stringify(headers)} is ${expected} ms`, () =>
      against(always(400, refusal({ Code: 'Throttling.Api' }), headers), async ({ client }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.kind, error.retryAfter], ['throttled', expected]);
      }));
  }
});

describe('A success', () => {
  it('writes one line with the RequestId', () =>
    against(always(200, success()), async ({ client, records }) => {
      await listEvents(client);
      assert.deepEqual(records, [
        {
          action: 'DescribeHistoryEvents',
          outcome: 'ok',
          http: 200,
          requestId: 'R-1',
          ms: 0,
          attempt: 1,
          at: Date.UTC(2026, 10, 24, 8),
        },
      ]);
    }));
});
