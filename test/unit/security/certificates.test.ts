import assert from 'node:assert/strict';
import { request, withTransport, type RequestOptions } from '../../../src/ens/transport';
import { noSignal } from '../builders';
import { against, shortDeadlines } from '../ens/harness';
import { always } from '../ens/loopback';
import { selfSigned } from '../ens/selfSigned';

describe('case 10: T17: a server whose certificate nobody trusts', () => {
  const switches: [string, object][] = [
    ['ignoreSSL', { ignoreSSL: true }],
    ['rejectUnauthorized', { rejectUnauthorized: false }],
    ['an agent', { agent: { options: { rejectUnauthorized: false } } }],
    ['ca', { ca: selfSigned.cert }],
  ];
  for (const [name, options] of switches) {
    it(`gets no request, even where the SDK passes on ${name}`, () =>
      against(
        always(200, { RequestId: 'R-1' }),
        async ({ server }) => {
          const { host } = server.endpoint;
          const exchange = { phase: 'connect' as const, headers: {} };
          const call = withTransport({ signal: noSignal, deadlines: shortDeadlines, exchange }, () =>
            request(`https://${host}/`, options as RequestOptions),
          );
          await assert.rejects(call, { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
          assert.equal(exchange.phase, 'connect');
          assert.deepEqual(server.requests, []);
        },
        { secure: selfSigned },
      ));
  }
});
