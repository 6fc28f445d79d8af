import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { against, failureOf, listEvents, redeployNow } from './harness';
import { always, success } from './loopback';

const json = JSON.stringify(success());
const encoded = (encoding: string) => ({ 'content-encoding': encoding });

const compressors: [string, string, (body: Buffer | string) => Buffer][] = [
  ['gzip', 'gzip', gzipSync],
  ['gzip, in capitals', 'GZIP', gzipSync],
  ['gzip, under its old name', 'x-gzip', gzipSync],
  ['deflate', 'deflate', deflateSync],
  ['deflate without a head', ' Deflate', deflateRawSync],
  ['br', 'br', body => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
  ['gzip beside no coding', 'identity, gzip', gzipSync],
];

describe('A body and the coding it is said to have', () => {
  for (const encoding of ['', ' ', 'none', 'Identity', 'identity', 'utf-8', 'UTF-8', 'utf8', 'identity, none']) {
    it(`case 55: plain JSON said to be ${JSON.stringify(encoding)}: is read`, () =>
      against(always(200, json, encoded(encoding)), async ({ client }) => {
        assert.equal((await listEvents(client)).requestId, 'R-1');
        assert.deepEqual(await redeployNow(client), { requestId: 'R-1' });
      }));
  }

  for (const [name, encoding, compress] of compressors) {
    it(`case 55: ${name}: is decoded and read, a byte order mark too`, async () => {
      for (const body of [json, `\ufeff${json}`]) {
        await against(always(200, compress(body), encoded(encoding)), async ({ client }) => {
          assert.equal((await listEvents(client)).requestId, 'R-1');
          assert.deepEqual(await redeployNow(client), { requestId: 'R-1' });
        });
      }
    });

    it(`case 55: ${name}: a refusal is read as well`, () => {
      const body = compress(JSON.stringify({ RequestId: 'R-7', Code: 'NoPermission', Message: 'no' }));
      return against(always(400, body, encoded(encoding)), async ({ client }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.kind, error.code, error.requestId], ['permission', 'NoPermission', 'R-7']);
      });
    });

    it(`case 55: ${name}, of 64 MiB once decoded: is cut at 4 MiB`, () => {
      const bomb = compress(Buffer.alloc(64 * 1024 * 1024, ' '));
      assert.ok(bomb.length < 4 * 1024 * 1024);
      return against(
        always(200, bomb, encoded(encoding)),
        async ({ client }) => {
          const before = process.memoryUsage().rss;
          const error = await failureOf(redeployNow(client));
          assert.deepEqual([error.kind, error.code, error.phase], ['protocol', 'BodyTooLarge', 'answer']);
          assert.ok(process.memoryUsage().rss - before < 32 * 1024 * 1024);
        },
        { deadlines: { connect: 5_000, firstByte: 5_000, total: 9_000 } },
      );
    });

    it(`case 55: ${name}, that ends early or is something else: a clear error without binary`, async () => {
      const whole = compress(`{"RequestId":"${randomBytes(2_000).toString('hex')}"}`);
      for (const body of [whole.subarray(0, whole.length / 2), Buffer.from([0x1f, 0x8b, 0, 1, 2]), Buffer.from(json)]) {
        await against(always(200, body, encoded(encoding)), async ({ client, server }) => {
          const error = await failureOf(redeployNow(client));
          assert.deepEqual([error.kind, error.code, error.phase], ['protocol', 'EncodedBody', 'answer']);
          assert.equal(error.message, 'The answer is compressed, which was not asked for.');
          assert.equal(server.requests.length, 1);
        });
      }
    });

    it(`case 55: ${name}, with no body at all: no answer of ENS`, () =>
      against(always(204, '', encoded(encoding)), async ({ client }) => {
        assert.match((await failureOf(redeployNow(client))).message, /^This is not an answer of the ENS API: HTTP 204/);
      }));
  }

  it('case 55: gzip of more than 4 MiB as it is: is cut there, and the server sees the connection close', () => {
    const body = gzipSync(randomBytes(6 * 1024 * 1024));
    return against(always(200, body, encoded('gzip')), async ({ client, server }) => {
      assert.equal((await failureOf(listEvents(client))).code, 'BodyTooLarge');
      await server.clientGone;
    });
  });

  for (const encoding of ['zstd', 'compress', 'gzip, gzip', 'br, gzip', 'x-unknown', 'gzip;q=1', '\u00e9']) {
    it(`case 55: ${encoding}: a clear error, before the body is read`, () =>
      against(always(200, gzipSync(json), encoded(encoding)), async ({ client, server }) => {
        const error = await failureOf(redeployNow(client));
        assert.deepEqual([error.kind, error.code, error.phase], ['protocol', 'EncodedBody', 'answer']);
        await server.clientGone;
      }));
  }
});
