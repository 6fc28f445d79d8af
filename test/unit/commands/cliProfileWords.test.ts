import assert from 'node:assert/strict';
import { readCliConfig } from '../../../src/accounts/aliyunCli';
import { cliProfileWords } from '../../../src/commands/cliProfileWords';
import { english, noon } from '../../builders';

const hour = 3_600_000;
const ak = { name: 'work', mode: 'AK', access_key_id: 'LTAI0canarycanary0001', access_key_secret: 'canary-secret' };
const sts = { ...ak, mode: 'StsToken', access_key_id: 'STS.0canarycanary0002', sts_token: 'canary-token' };

/** Each row of the list, as `label | description | detail`. */
async function listed(...profiles: unknown[]): Promise<string[]> {
  const config = await readCliConfig({
    path: '/config.json',
    readFile: () => Promise.resolve(JSON.stringify({ current: 'work', profiles })),
    clock: { sleep: () => Promise.resolve() },
    t: english,
  });
  assert.ok(config.ok);
  return config.profiles.map(profile => {
    const { label, description, detail = '' } = cliProfileWords(profile, config.profiles, noon, english);
    return [label, description, detail].join(' | ');
  });
}

describe('case 89: the profiles of the CLI in the list', () => {
  it('case 89: one of each name is told by name and mode', async () => {
    assert.deepEqual(await listed(ak, { ...ak, name: 'home' }, { ...ak, name: '' }), [
      'work | AK · current | ',
      'home | AK | ',
      '(no name) | AK | ',
    ]);
  });

  it('case 89: several of one name are told apart by key and place, and the CLI uses the first', async () => {
    assert.deepEqual(await listed(ak, sts, { ...ak, name: 'home' }, ak), [
      'work | AK · current · LTAI…0001 · 1 of 3 with this name | ',
      'work | StsToken · STS.…0002 · 2 of 3 with this name | ',
      'home | AK | ',
      'work | AK · LTAI…0001 · 3 of 3 with this name | ',
    ]);
  });

  it('case 89: so are those that cannot be imported, without their key', async () => {
    assert.deepEqual(
      (await listed({ ...ak, mode: 'OAuth' }, { ...ak, mode: 'OAuth' })).map(row => row.split(' | ').slice(0, 2)),
      [
        ['work', 'OAuth · current · 1 of 2 with this name'],
        ['work', 'OAuth · 2 of 2 with this name'],
      ],
    );
  });

  it('case 89: so are names that only look the same', async () => {
    const long = 'x'.repeat(60);
    const rows = await listed(
      { ...ak, name: `${long}1` },
      { ...ak, name: `${long}2` },
      { ...ak, name: `\u202e${long}` },
    );
    assert.deepEqual(
      rows.map(row => /\d of \d/.exec(row)?.[0]),
      ['1 of 3', '2 of 3', '3 of 3'],
    );
    for (const [one, other] of [
      ['', '\u200b'],
      ['', '(no name)'],
      ['caf\u00e9', 'cafe\u0301'],
    ]) {
      assert.deepEqual(
        (await listed({ ...ak, name: one }, { ...ak, name: other })).map(row => /\d of \d/.exec(row)?.[0]),
        ['1 of 2', '2 of 2'],
      );
    }
  });

  it('case 89: no row holds a secret, a token or a whole key ID', async () => {
    const rows = await listed(
      ak,
      ak,
      sts,
      sts,
      { ...ak, access_key_secret: 'canary secret' },
      { ...sts, mode: 'OAuth' },
    );
    assert.doesNotMatch(rows.join('\n'), /canary/);
  });

  for (const [left, said] of [
    [-36 * hour, 'Its temporary credentials ended 1 d 12 h ago'],
    [-5_000, 'Its temporary credentials ended 5 s ago'],
    [0, 'Its temporary credentials ended 0 s ago'],
    [10 * 60_000, 'Its temporary credentials end in 10 min'],
    [3 * hour, 'Its temporary credentials end in 3 h'],
  ] as const) {
    it(`case 89: a token is listed with its time: ${said}`, async () => {
      const rows = await listed({ ...sts, sts_expiration: (noon + left) / 1000 });
      assert.deepEqual(rows, [`work | StsToken · current | ${said}`]);
    });
  }

  it('case 89: a time that says nothing, or of a token that the profile does not use, is not listed', async () => {
    for (const sts_expiration of [undefined, null, 0, -1, '1764000000', 1e300]) {
      assert.deepEqual(await listed({ ...sts, sts_expiration }), ['work | StsToken · current | ']);
    }
    assert.deepEqual(await listed({ ...ak, sts_expiration: 1 }), ['work | AK · current | ']);
    assert.match((await listed({ ...sts, mode: 'OAuth', sts_expiration: 1 })).join(), /browser/);
  });
});
