import assert from 'node:assert/strict';
import { against, failureOf, listEvents } from './harness';
import type { Reply } from './loopback';
import { ok, page, refuse, waitingClock } from './retryHarness';
import { selfSigned } from './selfSigned';

describe('A read that cannot succeed', () => {
  const hopeless: [string, Reply, string][] = [
    ['case 23: wrong credentials', refuse('SignatureDoesNotMatch'), 'credential'],
    ['case 23: expired credentials', refuse('InvalidSecurityToken.Expired'), 'credential'],
    ['no permission', refuse('NoPermission'), 'permission'],
    ['a wrong parameter', refuse('InvalidParameter.PageSize'), 'request'],
    ['an unknown API', refuse('InvalidApi.NotFound', 404), 'configuration'],
    ['a sign-in page', page(200), 'protocol'],
    ['a redirect', page(302), 'protocol'],
    ['a proxy that wants a password', page(407), 'network'],
    ['an answer that is no HTTP', socket => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 'protocol'],
  ];
  for (const [name, reply, kind] of hopeless) {
    it(`${name}: is sent once`, () => {
      const clock = waitingClock();
      return against(
        reply,
        async ({ client, server }) => {
          assert.equal((await failureOf(listEvents(client))).kind, kind);
          assert.deepEqual([server.requests.length, clock.waits], [1, []]);
        },
        { clock },
      );
    });
  }

  it('case 22: a clock that is 16 minutes off: is sent once, and told by how much', () => {
    const date = new Date(Date.UTC(2026, 10, 24, 7, 44)).toUTCString();
    return against(refuse('InvalidTimeStamp.Expired', 400, { date }), async ({ client, server }) => {
      const error = await failureOf(listEvents(client));
      assert.deepEqual([error.kind, error.clockSkew], ['clock', -16 * 60_000]);
      assert.match(error.advice, /fast.*: 16$/);
      assert.equal(server.requests.length, 1);
    });
  });

  it('case 10: a certificate nobody trusts: one attempt', () =>
    against(
      ok,
      async ({ client, records }) => {
        assert.equal((await failureOf(listEvents(client))).code, 'DEPTH_ZERO_SELF_SIGNED_CERT');
        assert.equal(records.length, 1);
      },
      { secure: selfSigned },
    ));
});
