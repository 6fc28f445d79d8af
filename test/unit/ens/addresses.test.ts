import assert from 'node:assert/strict';
import dns, { type LookupAddress } from 'node:dns';
import { fromSystem } from '../../../src/ens/systemError';
import { aBench, failureOf, listEvents, redeployNow } from './harness';
import { startLoopback } from './loopback';
import { ok } from './retryHarness';
import { startSlowListener } from './slowListener';

type Answered = (error: null, addresses: LookupAddress[]) => void;

/** Runs `run` while every name has these addresses. */
async function resolvedAs(addresses: readonly string[], run: () => Promise<void>): Promise<void> {
  const usual = dns.lookup;
  const all = addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }));
  const lookup = (_host: string, _options: object, answered: Answered) => {
    answered(null, all);
  };
  Object.assign(dns, { lookup });
  try {
    await run();
  } finally {
    Object.assign(dns, { lookup: usual });
  }
}

const patient = { connect: 5_000, firstByte: 5_000, total: 9_000 };

describe('A host with several addresses', () => {
  it('case 52: the handshake of one takes a second, the other is refused: connects all the same', async function () {
    if (process.platform !== 'linux') {
      // Elsewhere a full queue refuses.
      this.skip();
    }
    const slow = await startSlowListener();
    try {
      await resolvedAs(['127.0.0.1', '::1'], async () => {
        const { client, records } = aBench(
          { protocol: 'http', host: `several.example:${slow.port}` },
          { deadlines: patient },
        );
        const call = redeployNow(client);
        // By now Node would have given the slow one up by itself.
        setTimeout(slow.open, 400);
        assert.deepEqual(await call, { requestId: 'R-1' });
        assert.deepEqual(
          records.map(({ outcome }) => outcome),
          ['ok'],
        );
      });
    } finally {
      await slow.close();
    }
  });

  it('case 52: one is refused, the other is there: connects', async () => {
    const server = await startLoopback(ok);
    const port = server.endpoint.host.split(':')[1] ?? '';
    for (const addresses of [
      ['::1', '127.0.0.1'],
      ['127.0.0.1', '::1'],
    ]) {
      await resolvedAs(addresses, async () => {
        const { client } = aBench({ protocol: 'http', host: `several.example:${port}` });
        assert.equal((await listEvents(client)).requestId, 'R-1');
      });
    }
    await server.close();
  });

  it('case 53: all are refused: says so, with code and words', async () => {
    const server = await startLoopback(ok);
    await server.close();
    const port = server.endpoint.host.split(':')[1] ?? '';
    await resolvedAs(['127.0.0.1', '::1', '127.0.0.1'], async () => {
      const { client, records } = aBench({ protocol: 'http', host: `several.example:${port}` });
      const error = await failureOf(redeployNow(client));
      assert.deepEqual([error.kind, error.code, error.phase], ['network', 'ECONNREFUSED', 'connect']);
      assert.match(
        error.message,
        new RegExp(`^connect ECONNREFUSED 127\\.0\\.0\\.1:${port}; connect E\\w+ ::1:${port}`),
      );
      assert.equal(error.message.split('127.0.0.1').length, 2, 'each of them once');
      assert.equal(records[0]?.message, error.message);
    });
  });
});

describe('What the system says of a failure', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' });
  const slow = Object.assign(new Error('connect ETIMEDOUT 127.0.0.2:9'), { code: 'ETIMEDOUT' });
  const cases: [string, unknown, string, string][] = [
    ['one error', refused, 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9'],
    [
      'several, without words and code of their own',
      new AggregateError([refused, slow]),
      'ECONNREFUSED',
      'connect ECONNREFUSED 127.0.0.1:9; connect ETIMEDOUT 127.0.0.2:9',
    ],
    [
      'several, the first without a code',
      new AggregateError([new Error('socket hang up'), slow]),
      'ETIMEDOUT',
      'socket hang up; connect ETIMEDOUT 127.0.0.2:9',
    ],
    [
      'several, with a code of their own',
      Object.assign(new AggregateError([refused, slow]), { code: 'EHOSTUNREACH' }),
      'EHOSTUNREACH',
      'connect ECONNREFUSED 127.0.0.1:9; connect ETIMEDOUT 127.0.0.2:9',
    ],
    [
      'several, with words of their own',
      new AggregateError([refused], 'No address works'),
      'ECONNREFUSED',
      'No address works',
    ],
    [
      'several in one of several',
      new AggregateError([new AggregateError([refused]), slow]),
      'ECONNREFUSED',
      'connect ECONNREFUSED 127.0.0.1:9; connect ETIMEDOUT 127.0.0.2:9',
    ],
    ['several, but none is named', new AggregateError([]), '(none)', 'AggregateError'],
    ['no error', undefined, '(none)', 'undefined'],
    ['an error without words', Object.assign(new Error(''), { code: 'EPIPE' }), 'EPIPE', 'EPIPE'],
    ['a code that is a number', Object.assign(new Error('odd'), { code: 7 }), '(none)', 'odd'],
  ];
  for (const [name, error, code, message] of cases) {
    it(`case 53: ${name}: ${code}`, () => {
      const failure = fromSystem(error);
      assert.deepEqual([failure.code, failure.message], [code, message]);
    });
  }

  it('case 53: a thousand of them: a few are named', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => new Error(`connect EX 10.0.0.${n}`));
    assert.ok(fromSystem(new AggregateError(many)).message.length < 500);
  });
});
