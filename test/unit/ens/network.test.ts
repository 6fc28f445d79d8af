import assert from 'node:assert/strict';
import net, { type AddressInfo } from 'node:net';
import { failureOf, against, aBench, listEvents, redeployNow, shortDeadlines } from './harness';
import { answer, startLoopback, type Reply } from './loopback';
import { ok } from './retryHarness';
import { selfSigned } from './selfSigned';

const silence: Reply = () => undefined;

/** Writes one byte each 20 ms, for as long as somebody listens. */
const drip: Reply = socket => {
  socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n');
  const timer = setInterval(() => socket.write(' '), 20);
  socket.once('close', () => {
    clearInterval(timer);
  });
};

/** The first request is answered at once; `then` meets the second, on the same kept-alive connection. */
const afterOneAnswer = (then: Reply): Reply => {
  let first = true;
  return (socket, head) => {
    (first ? ok : then)(socket, head);
    first = false;
  };
};

describe('A call that the network fails', () => {
  it('case 2: never answered, a redeploy: may have been accepted, however short the wait for a connection', () =>
    against(
      silence,
      async ({ client, server }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.kind, error.code, error.phase], ['network', 'AnswerTimeout', 'sent']);
        assert.equal(server.requests.length, 1);
        await server.clientGone;
      },
      { deadlines: { connect: 50, firstByte: 200, total: 800 } },
    ));

  it('case 3: dripping, on a first and on a reused connection: ends at the total deadline', () =>
    against(afterOneAnswer(drip), async ({ client, server }) => {
      await listEvents(client);
      const started = performance.now();
      const error = await failureOf(redeployNow(client));
      assert.deepEqual(
        [error.kind, error.code, error.phase, error.httpStatus],
        ['network', 'TotalTimeout', 'answer', 200],
      );
      assert.ok(performance.now() - started < shortDeadlines.total + 300);
      assert.equal(server.connections(), 1);
      await server.clientGone;
      const again = aBench(server.endpoint);
      assert.equal((await failureOf(redeployNow(again.client))).code, 'TotalTimeout');
    }));

  it('case 4: reset before the answer: may have been accepted', () =>
    against(
      socket => socket.resetAndDestroy(),
      async ({ client, server }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.kind, error.code, error.phase], ['network', 'ECONNRESET', 'sent']);
        assert.equal(server.requests.length, 1);
      },
    ));

  it('a kept-alive connection that dies: counts as sent at once', () =>
    against(
      afterOneAnswer(socket => socket.resetAndDestroy()),
      async ({ client, server }) => {
        await listEvents(client);
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.code, error.phase], ['ECONNRESET', 'sent']);
        assert.equal(server.connections(), 1);
      },
    ));

  it('case 8: cut off in the body: an answer began, its end is missing', () =>
    against(
      socket => {
        socket.write(answer(200, '{"RequestId":"R-1"', { 'content-length': '500' }), () => socket.destroy());
      },
      async ({ client }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual(
          [error.kind, error.code, error.phase, error.requestId],
          ['network', 'ECONNRESET', 'answer', undefined],
        );
      },
    ));

  it('case 9: refused: nothing was sent', async () => {
    const server = await startLoopback(ok);
    await server.close();
    const { client } = aBench(server.endpoint);
    const error = await failureOf(redeployNow(client));
    assert.deepEqual([error.kind, error.code, error.phase], ['network', 'ECONNREFUSED', 'connect']);
    assert.match(error.advice, /^127\.0\.0\.1:\d+ can’t be reached \(ECONNREFUSED\)\./);
  });

  it('case 9: a host that does not exist: nothing was sent', async () => {
    const { client } = aBench(
      { protocol: 'http', host: 'nowhere.invalid' },
      { deadlines: { connect: 5_000, firstByte: 1, total: 6_000 } },
    );
    const error = await failureOf(redeployNow(client));
    assert.equal(error.phase, 'connect');
    assert.equal(error.kind, 'network');
    assert.match(error.code, /^(ENOTFOUND|EAI_AGAIN)$/);
    assert.match(error.advice, /name look-up/);
  });

  it('case 10: a certificate nobody trusts: named, and the server saw no request', () =>
    against(
      ok,
      async ({ client, server }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.kind, error.code, error.phase], ['network', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'connect']);
        assert.match(error.advice, /\(DEPTH_ZERO_SELF_SIGNED_CERT\)\. Check .*certificates of this machine/);
        assert.equal(server.requests.length, 0);
      },
      { secure: selfSigned },
    ));

  it('case 10: only TLS 1.0 offered: refused, and the server saw no request', () =>
    against(
      ok,
      async ({ client, server }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.kind, error.phase], ['network', 'connect']);
        assert.match(error.advice, /secure connection/);
        assert.equal(server.requests.length, 0);
      },
      { secure: { ...selfSigned, minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } },
    ));

  it('a TLS handshake that never ends: the wait for a connection ends it, nothing was sent', async () => {
    const mute = net.createServer(socket => socket.resume());
    await new Promise<void>(resolve => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    const { client } = aBench(
      { protocol: 'https', host: `127.0.0.1:${port}` },
      { deadlines: { ...shortDeadlines, connect: 100 } },
    );
    const error = await failureOf(redeployNow(client));
    assert.deepEqual([error.kind, error.code, error.phase], ['network', 'ConnectTimeout', 'connect']);
    await new Promise(resolve => mute.close(resolve));
  });

  it('an answer that is no HTTP: a protocol error after sending', () =>
    against(
      socket => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
      async ({ client }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.kind, error.phase], ['protocol', 'sent']);
      },
    ));
});

describe('case 37: a call that is cancelled', () => {
  it('before it starts: nothing is sent, and the log says so', () =>
    against(ok, async ({ client, server, records }) => {
      const error = await failureOf(redeployNow(client, AbortSignal.abort()));
      assert.deepEqual([error.kind, error.code, error.phase], ['cancelled', 'Cancelled', 'connect']);
      assert.equal(server.connections(), 0);
      assert.deepEqual(
        records.map(({ action, outcome }) => [action, outcome]),
        [['EventRedeployInstance', 'cancelled']],
      );
    }));

  it('while it waits for an answer: the server sees the connection close', () => {
    const abort = new AbortController();
    return against(
      () => {
        abort.abort();
      },
      async ({ client, server, records }) => {
        const error = await failureOf(redeployNow(client, abort.signal));
        assert.deepEqual([error.kind, error.phase], ['cancelled', 'sent']);
        await server.clientGone;
        assert.equal(records[0]?.outcome, 'cancelled');
      },
    );
  });

  it('while the body arrives: ends, with the status it had seen', () => {
    const abort = new AbortController();
    return against(
      (socket, head) => {
        drip(socket, head);
        setTimeout(() => {
          abort.abort();
        }, 60);
      },
      async ({ client, server }) => {
        const error = await failureOf(listEvents(client, abort.signal));
        assert.deepEqual([error.kind, error.phase, error.httpStatus], ['cancelled', 'answer', 200]);
        await server.clientGone;
      },
    );
  });

  it('after it has ended: stays a success', () =>
    against(ok, async ({ client }) => {
      const abort = new AbortController();
      const call = redeployNow(client, abort.signal);
      assert.deepEqual(await call, { requestId: 'R-1' });
      abort.abort();
      assert.deepEqual(await call, { requestId: 'R-1' });
    }));
});
