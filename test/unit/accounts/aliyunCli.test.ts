import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { readCliConfig, type CliProfile } from '../../../src/accounts/aliyunCli';
import { cliFileLimit } from '../../../src/accounts/cliFile';
import { readUpTo } from '../../../src/accounts/readUpTo';
import { t } from './fakes';

const clock = { sleep: () => Promise.resolve() };
const readText = (text: string) =>
  readCliConfig({ path: '/config.json', readFile: () => Promise.resolve(text), clock, t });

async function profilesOf(...profiles: unknown[]): Promise<readonly CliProfile[]> {
  const config = await readText(JSON.stringify({ current: 'default', profiles }));
  assert.ok(config.ok);
  return config.profiles;
}

const ak = { name: 'default', mode: 'AK', access_key_id: 'LTAItest', access_key_secret: 'canary-secret' };
const credentials = { accessKeyId: 'LTAItest', accessKeySecret: 'canary-secret' };

describe('import from the Aliyun CLI', () => {
  it('case 88, case 91: takes names with joined emoji as they are, and cuts long ones between characters', async () => {
    const names = ['👩‍💻 prod', 'حساب‌ها', `${'x'.repeat(59)}😀`, `${'x'.repeat(55)}👨‍👩‍👧‍👦`, 'a\u200db\u202ec'];
    const profiles = await profilesOf(...names.map(name => ({ ...ak, name })));
    const expected = ['👩‍💻 prod', 'حساب‌ها', 'x'.repeat(59), 'x'.repeat(55), 'abc'];
    assert.deepEqual(
      profiles.map(({ name }) => name),
      expected,
    );
  });

  it('takes over permanent and temporary keys', async () => {
    const profiles = await profilesOf(ak, { ...ak, name: 'temp', mode: 'StsToken', sts_token: ' canary-token\n' });
    assert.deepEqual(profiles, [
      { name: 'default', mode: 'AK', current: true, credentials },
      {
        name: 'temp',
        mode: 'StsToken',
        current: false,
        credentials: { ...credentials, securityToken: 'canary-token' },
      },
    ]);
  });

  it('knows when a temporary key ends, where the file says so', async () => {
    const temporary = { ...ak, mode: 'StsToken', sts_token: 'x' };
    const ends = await profilesOf(
      { ...temporary, sts_expiration: 1_764_000_000 },
      { ...temporary, sts_expiration: 'x' },
    );
    assert.deepEqual(
      ends.map(({ expiresAt }) => expiresAt),
      [1_764_000_000_000, undefined],
    );
  });

  it('reads modes without case and guesses an empty one, as the CLI does', async () => {
    const profiles = await profilesOf(
      { ...ak, mode: 'ak' },
      { ...ak, mode: 'STSTOKEN', sts_token: 'x' },
      { ...ak, mode: '' },
      { ...ak, mode: '', sts_token: 'x' },
      { ...ak, mode: '', ram_role_arn: 'acs:ram::1:role/x' },
    );
    assert.deepEqual(
      profiles.map(profile => [profile.mode, 'credentials' in profile]),
      [
        ['AK', true],
        ['StsToken', true],
        ['AK', true],
        ['StsToken', true],
        ['RamRoleArn', false],
      ],
    );
  });

  it('lists every other mode with the reason why it cannot be imported', async () => {
    const modes = [
      'RamRoleArn',
      'EcsRamRole',
      'ChainableRamRoleArn',
      'OIDC',
      'CloudSSO',
      'OAuth',
      'External',
      'CredentialsURI',
    ];
    const profiles = await profilesOf(
      ...[...modes, 'BearerToken', 'Quantum', '$(canary)', 7].map(mode => ({ ...ak, mode })),
    );
    assert.equal(profiles.length, 12);
    for (const profile of profiles.slice(0, -1)) {
      assert.ok('whyNot' in profile && profile.whyNot.length > 20, profile.mode);
      assert.ok(!JSON.stringify(profile).includes('canary'));
    }
    // A mode that is no text counts as empty.
    assert.equal(profiles.at(-1)?.mode, 'AK');
  });

  it('says when a profile lacks its keys', async () => {
    const [noSecret, noToken, badId] = await profilesOf(
      { ...ak, access_key_secret: '' },
      { ...ak, mode: 'StsToken' },
      { ...ak, access_key_id: 'a b' },
    );
    for (const profile of [noSecret, noToken, badId]) {
      assert.ok(profile && 'whyNot' in profile);
    }
  });

  it('follows the profile to a known endpoint or its site, and to no other host', async () => {
    const profiles = await profilesOf(
      { ...ak, endpoint: 'ens-vpc.ap-southeast-1.aliyuncs.com' },
      { ...ak, site: 'international' },
      { ...ak, site: 'china', endpoint: 'ens.aliyuncs.com@evil.com' },
      { ...ak, endpoint: 'evil.com' },
      { ...ak, endpoint: 'http://127.0.0.1:80' },
    );
    assert.deepEqual(
      profiles.map(({ endpoint }) => endpoint?.host),
      [
        'ens-vpc.ap-southeast-1.aliyuncs.com',
        'ens.ap-southeast-1.aliyuncs.com',
        'ens.aliyuncs.com',
        undefined,
        undefined,
      ],
    );
  });

  it('skips entries that are no profiles, and accepts a byte order mark', async () => {
    assert.equal((await profilesOf(null, 7, ak)).length, 1);
    assert.ok((await readText(`\ufeff${JSON.stringify({ profiles: [ak] })}`)).ok);
  });

  const noConfig = [
    '',
    'canary',
    '{"profiles":[{"access_key_secret":"canary"',
    'null',
    '[]',
    '{"profiles":"canary"}',
    '{"profiles":[]}',
  ];
  for (const text of noConfig) {
    it(`says that the file is no configuration, without repeating it: ${text}`, async () => {
      const config = await readText(text);
      assert.ok(!config.ok && !config.problem.includes('canary'));
    });
  }

  for (const text of ['{}', '{"profiles":null}', '{"current":"a"}', '{"profiles":[]}', '{"Profiles":[null]}']) {
    it(`case 89: no profiles are said to be none: ${text}`, async () => {
      const config = await readText(text);
      assert.ok(!config.ok);
      assert.equal(config.problem, 'The file ~/.aliyun/config.json has no profiles.');
    });
  }

  it('case 89: keys in other case are taken as the CLI takes them', async () => {
    const config = await readText(
      '{"Current":"a","PROFILES":[{"Name":"a","MODE":"AK","Access_Key_Id":"LTAItest","access_key_Secret":"canary-secret"}]}',
    );
    assert.ok(config.ok);
    assert.deepEqual(config.profiles, [{ name: 'a', mode: 'AK', current: true, credentials }]);
  });

  it('survives any JSON document', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async profiles => {
        await readText(profiles);
        await readText(`{"profiles":[${profiles}]}`);
      }),
    );
  });

  it('tells a missing file from one that may not be opened', async () => {
    const problemWith = async (code: string) => {
      const readFile = () => Promise.reject(Object.assign(new Error('canary'), { code }));
      const config = await readCliConfig({ path: '/config.json', readFile, clock, t });
      assert.ok(!config.ok && !config.problem.includes('canary'));
      return config.problem;
    };
    assert.match(await problemWith('ENOENT'), /no file/);
    assert.match(await problemWith('EACCES'), /permissions/);
  });

  it('does not read a file that is too large to be a configuration', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-'));
    try {
      const file = path.join(folder, 'config.json');
      await writeFile(file, JSON.stringify({ profiles: [ak], padding: 'x'.repeat(2 * cliFileLimit) }));
      assert.equal((await readUpTo(file, 100)).length, 101);
      const config = await readCliConfig({ path: file, readFile: readUpTo, clock, t });
      assert.ok(!config.ok && config.problem.includes('too large'));
      await writeFile(file, JSON.stringify({ profiles: [ak] }));
      assert.ok((await readCliConfig({ path: file, readFile: readUpTo, clock, t })).ok);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
