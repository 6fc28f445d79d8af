import assert from 'node:assert/strict';
import type { Gateway, SampleKey } from '../../../src/sample';
import { createNonceMemory } from '../../../src/sample/nonces';
import { call, send, start, withGateway, type Body } from './client';
import { sign, type Unsigned } from './sign';

const minute = 60_000;

type Change = (headers: Record<string, string>, gateway: Gateway) => Record<string, string | string[]>;

/** Signs a DescribeEnsRegions call properly, lets the test change it, and answers `status code`. */
async function refusalOf(
  gateway: Gateway,
  {
    key = gateway.keys.main,
    change = headers => headers,
    unsigned = {},
    path = '/',
    body,
  }: { key?: SampleKey; change?: Change; unsigned?: Partial<Unsigned>; path?: string; body?: string } = {},
): Promise<string> {
  const headers = sign(key, { host: gateway.host, action: 'DescribeEnsRegions', at: start, ...unsigned });
  const answer = await send(gateway, { path, headers: change(headers, gateway), ...(body !== undefined && { body }) });
  const { Code } = JSON.parse(answer.text) as Body;
  return `${answer.status} ${String(Code)}`;
}

const without =
  (...names: string[]): Change =>
  headers =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

const replaced =
  (name: string, from: string | RegExp, to: string): Change =>
  headers => ({ ...headers, [name]: headers[name]!.replace(from, to) });

const mainKey = ({ keys }: Gateway): SampleKey => keys.main;

const refusals: [what: string, expected: string, how: (gateway: Gateway) => Parameters<typeof refusalOf>[1]][] = [
  ['no signature at all', '400 IncompleteSignature', () => ({ change: without('authorization') })],
  [
    'the older query signature',
    '400 IncompleteSignature',
    ({ keys }) => ({
      change: ({ host }) => ({ host: host! }),
      path: `/?Action=DescribeEnsRegions&AccessKeyId=${keys.main.accessKeyId}&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&Signature=x`,
    }),
  ],
  ['the SM3 scheme', '400 IncompleteSignature', () => ({ change: replaced('authorization', 'SHA256', 'SM3') })],
  ['a header left out', '400 IncompleteSignature', () => ({ change: without('x-acs-signature-nonce') })],
  [
    'a header sent twice',
    '400 IncompleteSignature',
    () => ({ change: headers => ({ ...headers, 'x-acs-action': ['DescribeEnsRegions', 'EventRedeployInstance'] }) }),
  ],
  ['a host that is not signed', '400 IncompleteSignature', () => ({ change: replaced('authorization', 'host;', '') })],
  [
    'an x-acs header that is not signed',
    '400 IncompleteSignature',
    () => ({ change: headers => ({ ...headers, 'x-acs-extra': '1' }) }),
  ],
  ['another host', '404 InvalidProduct.NotFound', () => ({ unsigned: { host: 'ens.aliyuncs.com' } })],
  [
    'a local date',
    '400 InvalidTimeStamp.Format',
    () => ({ unsigned: { headers: { 'x-acs-date': '2026-11-24 08:00:00' } } }),
  ],
  [
    'a date with month 13',
    '400 InvalidTimeStamp.Format',
    () => ({ unsigned: { headers: { 'x-acs-date': '2026-13-24T08:00:00Z' } } }),
  ],
  ['a date 16 minutes behind', '400 InvalidTimeStamp.Expired', () => ({ unsigned: { at: start - 16 * minute } })],
  ['a date 16 minutes ahead', '400 InvalidTimeStamp.Expired', () => ({ unsigned: { at: start + 16 * minute } })],
  [
    'an unknown key',
    '404 InvalidAccessKeyId.NotFound',
    gateway => ({ key: { ...mainKey(gateway), accessKeyId: 'LTAIUnknown' } }),
  ],
  ['a disabled key', '400 InvalidAccessKeyId.Inactive', ({ keys }) => ({ key: keys.addInactive() })],
  [
    'a wrong secret',
    '400 SignatureDoesNotMatch',
    gateway => ({ key: { ...mainKey(gateway), accessKeySecret: `${mainKey(gateway).accessKeySecret} ` } }),
  ],
  ['a parameter added on the way', '400 SignatureDoesNotMatch', () => ({ path: '/?EnsRegionId=cn-dalian-unicom' })],
  ['a method changed on the way', '400 SignatureDoesNotMatch', () => ({ unsigned: { method: 'GET' } })],
  ['a body that is not the signed one', '400 SignatureDoesNotMatch', () => ({ body: 'a=b' })],
  [
    'a signed hash that is not of the body',
    '400 SignatureDoesNotMatch',
    () => ({ unsigned: { headers: { 'x-acs-content-sha256': 'f'.repeat(64) } } }),
  ],
  ['an STS key without its token', '400 MissingSecurityToken', ({ keys }) => ({ key: withoutToken(keys.addSts()) })],
  [
    'a garbled token',
    '400 InvalidSecurityToken.Malformed',
    ({ keys }) => ({ key: { ...keys.addSts(), securityToken: 'garbled' } }),
  ],
  [
    "another key's token",
    '400 InvalidSecurityToken.MismatchWithAccessKey',
    ({ keys }) => ({ key: { ...keys.addSts(), securityToken: keys.addSts().securityToken! } }),
  ],
  [
    'a token that names another key',
    '400 InvalidSecurityToken.MismatchWithAccessKey',
    ({ keys }) => ({ key: keys.addSts(), unsigned: { headers: { 'x-acs-accesskey-id': keys.main.accessKeyId } } }),
  ],
  ['a token whose time is over', '400 InvalidSecurityToken.Expired', ({ keys }) => ({ key: keys.addSts(start) })],
];

function withoutToken({ accessKeyId, accessKeySecret, access, active }: SampleKey): SampleKey {
  return { accessKeyId, accessKeySecret, access, active };
}

describe('what the sample gateway refuses by its signature', () => {
  for (const [what, expected, how] of refusals) {
    it(`${what}: ${expected}`, () =>
      withGateway({}, async gateway => {
        assert.equal(await refusalOf(gateway, how(gateway)), expected);
        assert.equal(gateway.received.at(-1)!.signature, expected.split(' ')[1]);
      }));
  }

  it('takes a date 14 minutes off either way, and STS credentials with their token', () =>
    withGateway({}, async gateway => {
      assert.equal((await call(gateway, 'DescribeEnsRegions', {}, { at: start - 14 * minute })).status, 200);
      assert.equal((await call(gateway, 'DescribeEnsRegions', {}, { at: start + 14 * minute })).status, 200);
      const sts = await call(gateway, 'DescribeEnsRegions', {}, { key: gateway.keys.addSts() });
      assert.equal(sts.status, 200, sts.text);
    }));

  it('refuses a nonce used before, but not one that only an unsigned request used', () =>
    withGateway({}, async gateway => {
      const forged = { ...gateway.keys.main, accessKeySecret: 'guessed' };
      const codes = [];
      for (const key of [forged, gateway.keys.main, gateway.keys.main]) {
        codes.push((await call(gateway, 'DescribeEnsRegions', {}, { nonce: 'once', key })).json.Code);
      }
      assert.deepEqual(codes, ['SignatureDoesNotMatch', 0, 'SignatureNonceUsed']);
    }));

  it('refuses a request replayed after its nonce was forgotten, by its date', () =>
    withGateway({}, async (gateway, clock) => {
      await call(gateway, 'DescribeEnsRegions', {}, { nonce: 'once', at: start });
      clock.time += 31 * minute;
      const replay = await call(gateway, 'DescribeEnsRegions', {}, { nonce: 'once', at: start });
      assert.equal(replay.json.Code, 'InvalidTimeStamp.Expired');
    }));

  it('keeps its memory of nonces bounded, the oldest go first', () => {
    const clock = { time: 0 };
    const memory = createNonceMemory(() => clock.time, 1_000, 3);
    for (const nonce of ['a', 'b', 'c', 'd']) {
      assert.ok(memory.use(nonce));
    }
    assert.equal(memory.size(), 3);
    assert.equal(memory.use('d'), false);
    assert.ok(memory.use('a'));
    clock.time = 5_000;
    memory.use('e');
    assert.equal(memory.size(), 1);
  });
});
