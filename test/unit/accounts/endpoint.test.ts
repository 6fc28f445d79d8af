import assert from 'node:assert/strict';
import fc from 'fast-check';
import { endpointRefusal, isSameEndpoint, parseEndpoint, siteOf } from '../../../src/accounts/endpoint';
import { t } from './fakes';

const knownHosts = [
  'ens.aliyuncs.com',
  'ens.ap-southeast-1.aliyuncs.com',
  'ens.vpc-proxy.aliyuncs.com',
  'ens-vpc.cn-zhangjiakou.aliyuncs.com',
  'ens-vpc.ap-southeast-1.aliyuncs.com',
];

describe('endpoint', () => {
  for (const host of knownHosts) {
    it(`knows ${host}, however it is written`, () => {
      for (const text of [host, ` ${host}\n`, host.toUpperCase(), `https://${host}`, `HTTPS://${host}/`]) {
        assert.deepEqual(parseEndpoint(text), { ok: true, endpoint: { protocol: 'https', host }, known: true });
      }
    });
  }

  it('takes another host, but does not call it known', () => {
    const endpoint = { protocol: 'https', host: 'gateway.example.com' } as const;
    assert.deepEqual(parseEndpoint('gateway.example.com'), { ok: true, endpoint, known: false });
    assert.equal(siteOf(endpoint), 'other');
  });

  for (const host of [
    `${'x'.repeat(63)}.com`,
    `${'x'.repeat(50)}.`.repeat(5).slice(0, 251).padEnd(253, 'y'),
    'ens.1.example.com',
  ]) {
    it(`takes ${host.slice(0, 20)}…, of ${host.length} characters`, () => {
      assert.deepEqual(parseEndpoint(host), { ok: true, endpoint: { protocol: 'https', host }, known: false });
    });
  }

  it('belongs to a site by its host, over HTTPS alone', () => {
    const sites = knownHosts.map(host => siteOf({ protocol: 'https', host }));
    assert.deepEqual(sites, ['china', 'international', 'china', 'china', 'international']);
    assert.equal(siteOf({ protocol: 'http', host: 'ens.aliyuncs.com' }), 'other');
  });

  it('is the same where the protocol is, too', () => {
    const [one, other] = [
      { protocol: 'https', host: 'ens.aliyuncs.com' },
      { protocol: 'http', host: 'ens.aliyuncs.com' },
    ] as const;
    assert.deepEqual([isSameEndpoint(one, { ...one }), isSameEndpoint(one, other)], [true, false]);
  });

  it('takes http on a loopback address with a port', () => {
    for (const host of ['127.0.0.1:8080', 'localhost:65535', '[::1]:1']) {
      const expected = { ok: true, endpoint: { protocol: 'http', host }, known: false };
      assert.deepEqual(parseEndpoint(`http://${host}`), expected);
      assert.deepEqual(parseEndpoint(`http://${host}/`), expected);
    }
  });

  const refused: Record<string, string> = {
    '': 'empty',
    'https://': 'empty',
    'ens.aliyuncs.com@evil': 'userinfo',
    'ens.aliyuncs.com@evil.com': 'userinfo',
    'https://user:pass@ens.aliyuncs.com': 'userinfo',
    'ens.aliyuncs.com/api': 'path',
    'ens.aliyuncs.com//': 'path',
    'ens.aliyuncs.com\\@evil.com': 'userinfo',
    'evil.com\\.ens.aliyuncs.com': 'path',
    'evil.com#ens.aliyuncs.com': 'path',
    'evil#': 'path',
    'evil.com?ens.aliyuncs.com': 'path',
    'ens.aliyuncs.com:443': 'port',
    'ens.aliyuncs.com:8443': 'port',
    'https://ens.aliyuncs.com:': 'port',
    'ens。aliyuncs。com': 'idn',
    'ens.aliyuncs．com': 'idn',
    'еns.aliyuncs.com': 'idn',
    'xn--ns-mlc.aliyuncs.com': 'idn',
    'example.\u212aom': 'idn',
    'http://ens.aliyuncs.com': 'scheme',
    'ftp://ens.aliyuncs.com': 'scheme',
    'javascript://ens.aliyuncs.com': 'scheme',
    '127.0.0.1': 'loopback',
    'localhost:8080': 'loopback',
    'https://127.0.0.1:8443': 'loopback',
    'http://127.0.0.1': 'loopback',
    'http://127.0.0.1:0': 'loopback',
    'http://127.0.0.1:65536': 'loopback',
    'http://127.0.0.1.evil.com:80': 'scheme',
    'http://localhost.evil.com': 'scheme',
    'http://2130706433:80': 'scheme',
    'http://evil.localhost:8080': 'scheme',
    'http://evil-127.0.0.1:8080': 'scheme',
    'evil.com:x:443': 'notHost',
    'ens.0x': 'notHost',
    'ens.0x7f': 'notHost',
    'ens-.aliyuncs.com': 'notHost',
    [`${'x'.repeat(64)}.com`]: 'notHost',
    [`${'x'.repeat(50)}.`.repeat(5).slice(0, 251).padEnd(254, 'y')]: 'notHost',
    ens: 'notHost',
    'ens.aliyuncs.com%00.evil.com': 'notHost',
    'ens.aliyuncs.com evil.com': 'notHost',
    'ens.aliyuncs.com\nevil.com': 'notHost',
    'ens.aliyuncs.com.': 'notHost',
    '.aliyuncs.com': 'notHost',
    'ens..aliyuncs.com': 'notHost',
    '-ens.aliyuncs.com': 'notHost',
    '100.100.100.200': 'notHost',
    '0x7f.1': 'notHost',
    '[fe80::1]': 'notHost',
  };
  for (const [text, reason] of Object.entries(refused)) {
    it(`case 32: refuses ${JSON.stringify(text)}: ${reason}`, () => {
      const parsed = parseEndpoint(text);
      assert.deepEqual(parsed, { ok: false, reason });
    });
  }

  it('case 32: does not call a host known because it begins or ends like one', () => {
    for (const host of ['ens.aliyuncs.com.evil.com', 'evil-ens.aliyuncs.com', 'ens-aliyuncs.com']) {
      assert.deepEqual(parseEndpoint(host), { ok: true, endpoint: { protocol: 'https', host }, known: false });
    }
  });

  it('has words for each refusal', () => {
    const reasons = ['empty', 'userinfo', 'path', 'port', 'idn', 'scheme', 'loopback', 'notHost'] as const;
    const words = reasons.map(reason => endpointRefusal(reason, t));
    assert.equal(new Set(words).size, reasons.length);
    assert.ok(words.every(text => text.length > 20));
  });

  it('case 32: whatever is typed, sends requests to exactly the host that is shown', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...knownHosts,
        'evil.com',
        '127.0.0.1',
        'localhost',
        '[::1]',
        'https://',
        'http://',
        'a',
        '-',
        '0x7f',
      ),
      fc.constantFrom(
        '@',
        '#',
        '/',
        '\\',
        ':',
        '%00',
        '．',
        '。',
        '?',
        '.',
        ' ',
        '\n',
        ':80',
        ':443',
        'xn--',
        'é',
        '\u200b',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    const typed = fc.array(piece, { minLength: 1, maxLength: 5 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(typed, text => {
        const parsed = parseEndpoint(text);
        if (!parsed.ok) {
          return;
        }
        const { protocol, host } = parsed.endpoint;
        const url = new URL(`${protocol}://${host}`);
        const loopback = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
        assert.equal(url.username + url.password + url.search + url.hash, '');
        assert.equal(url.pathname, '/');
        assert.equal(url.hostname, host.replace(/:\d+$/, ''));
        assert.equal(protocol, loopback ? 'http' : 'https');
        assert.equal(loopback || url.port === '', true);
        assert.equal(parsed.known, knownHosts.includes(host));
        assert.equal(
          text
            .trim()
            .toLowerCase()
            .replace(/^https?:\/\//, '')
            .replace(/\/$/, ''),
          host,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
