import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { buildShipped, type Shipped } from './shipped';

describe('What ships', () => {
  let shipped: Shipped;
  before(() => {
    shipped = buildShipped();
  });

  /** Every match in every bundle, each once, as `bundle: text`. */
  const found = (pattern: RegExp) =>
    Object.entries(shipped.bundles).flatMap(([name, text]) =>
      [...new Set(text.match(pattern) ?? [])].map(match => `${name}: ${match}`),
    );

  it('T6: is four bundles, of which activation loads one', () => {
    assert.deepEqual(Object.keys(shipped.bundles).sort(), ['ens', 'extension', 'sample', 'times']);
  });

  it('T6: asks for these modules of Node and no others: nothing starts a program or opens a socket of its own', () => {
    const asked = found(/require\("[^."][^"]*"\)/g);
    const modules = new Set(asked.map(text => /"(?:node:)?([^"]+)"/.exec(text)?.[1]));
    assert.deepEqual([...modules].sort(), [
      ...['async_hooks', 'crypto', 'fs', 'fs/promises', 'http', 'https', 'os', 'path'],
      ...['querystring', 'stream', 'stream/consumers', 'timers/promises', 'url', 'vscode', 'zlib'],
    ]);
    assert.deepEqual(found(/child_process|worker_threads|process\.binding|\beval\(|new Function\b/g), []);
  });

  it('case 34: T6: reads no AccessKey of the environment: its names stand in an error text of the SDK only', () => {
    const names = found(/ALIBABA_?CLOUD_\w+|ALICLOUD_\w+/gi);
    assert.deepEqual(names.sort(), [
      'ens: ALIBABA_CLOUD_ACCESS_KEY_ID',
      'ens: ALIBABA_CLOUD_ACCESS_KEY_SECRET',
      // The aliyun CLI's safety policy (accounts/safetyPolicy.ts): switches, not keys.
      'extension: ALIBABA_CLOUD_SAFETY_POLICY_ENABLED',
      'extension: ALIBABA_CLOUD_SAFETY_POLICY_RULES',
    ]);
    const advice = /please ensure that ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET are set/g;
    assert.doesNotMatch((shipped.bundles['ens'] ?? '').replaceAll(advice, ''), /ALIBABA_CLOUD/);
    assert.deepEqual(found(/process\.env/g), ['extension: process.env']);
  });

  it('case 34: T6: has no part of the default credential chain and its metadata host', () => {
    assert.deepEqual(found(/100\.100\.100\.200|latest\/meta-data|ecs_ram_role|oidc_role_arn|credentials_uri/gi), []);
  });

  it('T1: knows these hosts and no others', () => {
    const hosts = found(/\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|cn|net|org|io)\b/gi);
    assert.deepEqual(hosts.sort(), [
      // The SDK's own: the page its error text names, and an OSS address that only OSS calls use.
      'ens: api.alibabacloud.com',
      'ens: api.aliyun.com',
      'ens: help.aliyun.com',
      'ens: oss-accelerate.aliyuncs.com',
      'extension: api.alibabacloud.com',
      'extension: api.aliyun.com',
      'extension: ens-vpc.ap-southeast-1.aliyuncs.com',
      'extension: ens-vpc.cn-zhangjiakou.aliyuncs.com',
      'extension: ens.aliyuncs.com',
      'extension: ens.ap-southeast-1.aliyuncs.com',
      'extension: ens.console.alibabacloud.com',
      'extension: ens.console.aliyun.com',
      'extension: ens.vpc-proxy.aliyuncs.com',
      'sample: api.aliyun.com',
    ]);
  });

  it('case 34: T5: has no module that prints what it is asked to sign when DEBUG or NODE_DEBUG is set', () => {
    assert.deepEqual(found(/\bNODE_DEBUG\b|\bDEBUG\b|debuglog|supports-color/g), []);
    assert.deepEqual(
      ['debug', 'httpx', 'ms'].filter(name => shipped.packages.includes(name)),
      [],
    );
  });

  it('T4: hears addresses that other programs open in one place, which shows an event (host/sharing)', () => {
    assert.deepEqual(found(/registerUriHandler|registerExternalUriOpener/g), ['extension: registerUriHandler']);
  });

  it('T15: has pages of its own in panels only: no view, no editor of a file type', () => {
    const ways = /createWebview\w*|registerWebviewView\w*|registerCustomEditor\w*/g;
    assert.deepEqual(found(ways), ['extension: createWebviewPanel']);
  });

  it('T17: switches off no check of a certificate', () => {
    // The SDK passes on two switches; the transport, which is ours, follows neither (next test file).
    assert.deepEqual(found(/ignoreSSL|rejectUnauthorized|NODE_TLS_\w+|checkServerIdentity/g).sort(), [
      'ens: ignoreSSL',
      'ens: rejectUnauthorized',
    ]);
  });

  it('T20: is made of these packages and no others, each under a permissive licence', () => {
    assert.deepEqual(shipped.packages, [
      ...['@alicloud/gateway-spi', '@alicloud/openapi-client', '@alicloud/openapi-util', '@alicloud/tea-typescript'],
      ...['@alicloud/tea-util', '@observablehq/plot', 'croner'],
      ...['d3-array', 'd3-axis', 'd3-color', 'd3-format', 'd3-geo', 'd3-interpolate', 'd3-path', 'd3-scale'],
      ...['d3-scale-chromatic', 'd3-selection', 'd3-shape', 'd3-time', 'd3-time-format'],
      ...['dayjs', 'isoformat', 'kitx', 'valibot'],
    ]);
    const licences = shipped.packages.map(name => {
      const manifest = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { license?: unknown };
      return `${name}: ${String(manifest.license)}`;
    });
    assert.deepEqual(
      licences.filter(text => !/: (MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD)$/.test(text)),
      [],
    );
  });
});
