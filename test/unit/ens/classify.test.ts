import assert from 'node:assert/strict';
import fc from 'fast-check';
import { adviceFor } from '../../../src/ens/advice';
import {
  isTlsCode,
  kindOfServiceCode,
  kindOfStatus,
  kindOfTransportCode,
  mayBeClockCode,
} from '../../../src/ens/classify';
import type { ErrorKind } from '../../../src/ens/error';
import { safeRecommend } from '../../../src/ens/hints';
import { t } from '../builders';

const kinds: Record<ErrorKind, readonly string[]> = {
  credential: [
    'InvalidAccessKeyId.NotFound',
    'InvalidAccessKeyId.Inactive',
    'SignatureDoesNotMatch',
    'IncompleteSignature',
    'MissingAccessKeyId',
    'MissingSecurityToken',
    'InvalidSecurityToken.Expired',
    'InvalidSecurityToken.Malformed',
    'InvalidSecurityToken.MismatchWithAccessKey',
    'InvalidCredentials',
    'ERR_INVALID_CHAR',
  ],
  clock: ['InvalidTimeStamp.Format', 'InvalidTimeStamp.Expired'],
  throttled: [
    ...['Throttling', 'Throttling.Api', 'Throttling.User', 'throttling.user', 'RequestThrottled', 'Flow.Control'],
    ...['FLOWCONTROL', 'SystemBusy', 'server_busy', 'ServiceBusy', 'TooManyRequests', 'too_many_requests'],
    ...['RequestLimitExceeded', 'request-limit', 'ExceedQps', 'RateLimit', 'Api.rate_exceeded', '429'],
  ],
  permission: ['NoPermission', 'Forbidden', 'Forbidden.RAM', 'Forbidden.Anything'],
  request: ['MissingParameter', 'MissingEventId', 'InvalidParameter', 'InvalidParameter.PlanTime'],
  configuration: [
    'InvalidApi.NotFound',
    'InvalidAction.NotFound',
    'InvalidVersion',
    'InvalidProduct.NotFound',
    'UnsupportedHTTPMethod',
  ],
  server: [
    ...['InternalError', 'ServiceUnavailable', 'SignatureNonceUsed', 'internal_error', 'InternalServerError'],
    ...['Internal.Server.Failure', 'InternalException', 'SystemError', 'server-error', 'UnknownError'],
    ...['ServiceUnavailableTemporary', 'service_unavailable', 'BadGateway', 'Bad_Gateway', 'RequestTimeout'],
    ...['time_out', 'TimedOut', 'timed_out', '408', '425', '500', '599'],
  ],
  network: ['407'],
  protocol: [],
  cancelled: [],
};

describe('What an error code means', () => {
  for (const [kind, codes] of Object.entries(kinds)) {
    for (const code of codes) {
      it(`${code}: ${kind}`, () => {
        assert.equal(kindOfServiceCode(code), kind);
      });
    }
  }

  it('is not guessed for unknown codes, nor for ours and the system’s when a server says them', () => {
    const codes = ['(none)', '', 'Cancelled', 'ECONNREFUSED', 'nopermission', 'constructor', '__proto__'];
    const numbers = ['200', '399', '600', '0500', '5000', '50', 'x500', '500x', '-500'];
    for (const code of [...codes, ...numbers, 'MigrateLimitExceeded', 'OperateLimit', 'TooManyInstances']) {
      assert.equal(kindOfServiceCode(code), undefined, code);
    }
  });

  it('may be about a clock where it speaks of one, or of a signature that is too old', () => {
    const clocks = [
      ...['InvalidTimestamp', 'illegal_time_stamp', 'RequestTimeTooSkewed', 'SignatureExpired', 'Signature.Expired'],
      ...['RequestExpired', 'request_expire', 'ExpiredSignature', 'expired.request'],
    ];
    assert.deepEqual(
      clocks.filter(code => !mayBeClockCode(code)),
      [],
    );
    const others = [
      'InvalidSecurityToken.Expired',
      'Expired',
      'InvalidParameter.PlanTime',
      'RequestTimeout',
      'Signature',
    ];
    assert.deepEqual(others.filter(mayBeClockCode), []);
  });

  it('is left to the HTTP status then', () => {
    const byStatus = [400, 401, 403, 404, 407, 408, 425, 429, 499, 500, 503, 599, 200, 302].map(kindOfStatus);
    assert.deepEqual(byStatus, [
      'request',
      'credential',
      'permission',
      'request',
      'network',
      'server',
      'server',
      'throttled',
      'request',
      'server',
      'server',
      'server',
      'protocol',
      'protocol',
    ]);
  });

  it('is the network for sockets, names, time-outs and TLS', () => {
    for (const code of [
      'ECONNRESET',
      'EPIPE',
      'ETIMEDOUT',
      'EAI_AGAIN',
      'ENETUNREACH',
      'TotalTimeout',
      'CERT_HAS_EXPIRED',
    ]) {
      assert.equal(kindOfTransportCode(code), 'network', code);
    }
    assert.equal(kindOfTransportCode('HPE_INVALID_CONSTANT'), 'protocol');
    assert.equal(kindOfTransportCode('BodyTooLarge'), 'protocol');
    assert.equal(kindOfTransportCode('EncodedBody'), 'protocol');
    assert.equal(kindOfTransportCode('Cancelled'), 'cancelled');
  });

  it('tells TLS from the rest of the network', () => {
    const tls = [
      'CERT_HAS_EXPIRED',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      'EPROTO',
    ];
    assert.deepEqual(
      tls.filter(code => !isTlsCode(code)),
      [],
    );
    const others = ['ECONNREFUSED', 'ENOTFOUND', 'TotalTimeout', 'ETIMEDOUT', 'EPROTOTYPE', 'EPROTONOSUPPORT'];
    assert.deepEqual(others.filter(isTlsCode), []);
    assert.deepEqual(['X_ERR_TLS_', 'X_ERR_SSL_', 'XEPROTO'].filter(isTlsCode), [], 'only at the beginning');
  });
});

describe('Advice', () => {
  const allKinds = Object.keys(kinds) as ErrorKind[];

  it('is in sentences for every kind and code, without an exclamation mark', () => {
    const codes = [...Object.values(kinds).flat(), 'ENOTFOUND', 'BodyTooLarge', 'EPROTO', '(none)'];
    for (const kind of allKinds) {
      for (const code of codes) {
        const advice = adviceFor({ kind, code, host: 'ens.aliyuncs.com' }, t);
        assert.match(advice, /^([A-Z]|ens\.aliyuncs\.com can’t)[^!{}]+$/, `${kind} ${code}`);
      }
    }
  });

  it('is another one for each kind', () => {
    const words: Record<ErrorKind, RegExp> = {
      credential: /^Sign in again and check/,
      permission: /^Ask the owner of the account/,
      clock: /^Set the clock/,
      throttled: /^The service limits how often/,
      request: /^The service does not accept what was asked/,
      configuration: /^Check the endpoint of the account.*: ens\.aliyuncs\.com$/,
      server: /^The service has a problem/,
      network: /^ens\.aliyuncs\.com can’t be reached\. Check the network connection/,
      protocol: /^Something other than the ENS service answered/,
      cancelled: /^Start again/,
    };
    for (const kind of allKinds) {
      assert.match(adviceFor({ kind, code: '(none)', host: 'ens.aliyuncs.com' }, t), words[kind]);
    }
  });

  it('case 23: tells each credential problem apart', () => {
    const said = kinds.credential.map(code => adviceFor({ kind: 'credential', code, host: 'h' }, t));
    assert.match(
      adviceFor({ kind: 'credential', code: 'InvalidSecurityToken.Expired', host: 'h' }, t),
      /expired.*sign in again/,
    );
    assert.ok(new Set(said).size >= 7);
  });

  it('case 22: says whether the clock is slow or fast, where that is known', () => {
    const clock = (clockSkew?: number) =>
      adviceFor(
        { kind: 'clock', code: 'InvalidTimeStamp.Expired', host: 'h', ...(clockSkew !== undefined && { clockSkew }) },
        t,
      );
    assert.match(clock(-960_000), /fast.*: 16$/);
    assert.match(clock(960_000), /slow.*: 16$/);
    assert.match(clock(), /^Set the clock/);
    assert.match(clock(10_000), /^Set the clock/, 'less than half a minute is no difference to tell');
  });
});

describe('A help address of the service', () => {
  it('is followed only to the two API sites over https', () => {
    const good = [
      'https://api.aliyun.com/troubleshoot?q=a',
      'https://api.alibabacloud.com/troubleshoot?intl_lang=EN_US',
    ];
    assert.deepEqual(good.map(safeRecommend), good);
    const bad = [
      '',
      'x',
      'http://api.aliyun.com/',
      'https://api.aliyun.com.evil.com/',
      'https://evil.com/api.aliyun.com',
      'https://api.aliyun.com@evil.com/',
      'https://user@api.aliyun.com/',
      'https://:password@api.aliyun.com/',
      'https://api.aliyun.com:8443/',
      'command:workbench.action.quit',
      'https://api.aliyun.com\\@evil.com/x'.replace('api.aliyun.com', 'evil.com'),
      'javascript:alert(1)//api.aliyun.com',
    ];
    assert.deepEqual(bad.map(safeRecommend).filter(Boolean), []);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        safeRecommend(text);
        safeRecommend(`https://${text}`);
      }),
    );
  });
});
