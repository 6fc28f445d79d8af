import assert from 'node:assert/strict';
import {
  canonicalRequest,
  parseAuthorization,
  sha256,
  signCanonical,
  type RawRequest,
} from '../../../src/sample/signature';

const secret = 'YourAccessKeySecret';
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

function request(query: string, headers: Record<string, string>): RawRequest {
  const all = {
    host: 'ens.aliyuncs.com',
    'x-acs-content-sha256': emptyHash,
    'x-acs-date': '2023-10-26T10:22:32Z',
    'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
    'x-acs-version': '2017-11-10',
    ...headers,
  };
  return {
    method: 'POST',
    target: `/?${query}`,
    headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
    body: Buffer.alloc(0),
  };
}

function signed(raw: RawRequest): { hash: string; signature: string } {
  const canonical = canonicalRequest(raw, Object.keys(raw.headers));
  return { hash: sha256(canonical), signature: signCanonical(canonical, secret) };
}

const official = {
  host: 'ecs.cn-shanghai.aliyuncs.com',
  'x-acs-action': 'RunInstances',
  'x-acs-version': '2014-05-26',
};
const officialQuery = 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai';

describe('the ACS3-HMAC-SHA256 signature', () => {
  it("equals Alibaba Cloud's published example", () => {
    assert.deepEqual(signed(request(officialQuery, official)), {
      hash: '7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259',
      signature: '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    });
  });

  it('does not fall for the date and nonce that the same page prints next to that signature', () => {
    const sample = {
      ...official,
      'x-acs-date': '2023-10-26T09:01:01Z',
      'x-acs-signature-nonce': 'd410180a5abf7fe235dd9b74aca91fc0',
    };
    const { signature } = signed(request(officialQuery, sample));
    assert.equal(signature, 'e521358f7776c97df52e6b2891a8bc73026794a071b50c3323388c4e0df64804');
  });

  it('covers a comma-joined list', () => {
    const query =
      'EventTypes=Instance%3ASystemFailure.Redeploy%2CInstance%3ASystemMaintenance.Redeploy&PageNumber=1&PageSize=100';
    assert.deepEqual(signed(request(query, { 'x-acs-action': 'DescribeHistoryEvents' })), {
      hash: '11c71f365fbffa20a7d8810a7eff013a999817989ce2c2b8d08b24a57fa20481',
      signature: '1888433098883f64363cf76bfbeac771e2097ba72b3068c22ca6a9e2fa79b916',
    });
  });

  it('covers a planned redeploy, in whatever order its parameters are sent', () => {
    const query =
      'ResourceId=i-55qi8m11rr53c4i964md8a00l&PlanTime=1742452232000&OpsType=scheduled&EventId=e-d71ff150945b9c02eb6ebc0016328468';
    assert.deepEqual(signed(request(query, { 'x-acs-action': 'EventRedeployInstance' })), {
      hash: '0ce734b76186c34c73d48f02e7efbc55b700499998a9ac5b426f9748d7dc1acc',
      signature: 'f1f80a983d8ed73c8b5b156a0476641c5c58b33eaebcdbacfc2b2aaac77860f2',
    });
  });

  it('covers a security token, and text that has to be encoded strictly', () => {
    const headers = {
      'x-acs-action': 'DescribeHistoryEvents',
      'x-acs-accesskey-id': 'YourAccessKeyId',
      'x-acs-security-token': 'YourSecurityToken',
    };
    const expected = {
      hash: '8d39f0ea8e21220198649de051b5ffd17828b8bab6cc2d851e44194bf7002245',
      signature: '23038bc20e75a229747d0eb3cc54becf6bbead855332bda4b98fbe4dad0db6ba',
    };
    assert.deepEqual(signed(request('ResourceIds=a%20b%2Bc%2A~%21%27%28%29%E4%B8%AD', headers)), expected);
    // The same text, sloppily encoded by the sender.
    assert.deepEqual(signed(request("ResourceIds=a+b%2Bc*%7E!'()%E4%B8%AD", headers)), expected);
  });

  it('is not read from another scheme or a garbled header', () => {
    const signature = 'a'.repeat(64);
    const good = `ACS3-HMAC-SHA256 Credential=key,SignedHeaders=host;x-acs-date,Signature=${signature}`;
    assert.deepEqual(parseAuthorization(good), {
      accessKeyId: 'key',
      signedHeaders: ['host', 'x-acs-date'],
      signature,
    });
    for (const bad of [
      '',
      good.replace('SHA256', 'SM3'),
      good.replace('ACS3-', ''),
      good.slice(0, -1),
      good.replace('Credential=key,', ''),
      `${good},Extra=1`,
    ]) {
      assert.equal(parseAuthorization(bad), undefined, bad);
    }
  });
});
