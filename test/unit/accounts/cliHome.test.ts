import assert from 'node:assert/strict';
import { cliFilePath } from '../../../src/accounts/cliHome';

type Env = Record<string, string | undefined>;

const asked = (platform: NodeJS.Platform, env: Env, homedir = () => '') =>
  cliFilePath('config.json', { platform, env, homedir });
const throws = () => {
  throw new Error('ENOENT: no such file or directory, uv_os_homedir');
};

describe('case 70: where the CLI keeps its files', () => {
  for (const [env, expected] of [
    [{ HOMEDRIVE: 'C:', HOMEPATH: '\\Users\\a', USERPROFILE: 'D:\\b' }, 'C:\\Users\\a/.aliyun/config.json'],
    [{ HOMEDRIVE: 'H:', HOMEPATH: '\\', USERPROFILE: 'D:\\b' }, 'H:\\/.aliyun/config.json'],
    [{ HOMEDRIVE: 'H:', USERPROFILE: 'D:\\b' }, 'H:/.aliyun/config.json'],
    [{ HOMEPATH: '\\\\server\\share\\a', USERPROFILE: 'D:\\b' }, '\\\\server\\share\\a/.aliyun/config.json'],
    [{ HOMEDRIVE: '', HOMEPATH: '', USERPROFILE: 'D:\\b' }, 'D:\\b/.aliyun/config.json'],
    [{ USERPROFILE: 'D:\\b', HOME: 'E:\\c' }, 'D:\\b/.aliyun/config.json'],
    [{ HOME: 'E:\\c' }, 'F:\\d/.aliyun/config.json'],
  ] as const) {
    it(`case 70: on Windows with ${JSON.stringify(env)}`, () => {
      assert.equal(
        asked('win32', env, () => 'F:\\d'),
        expected,
      );
    });
  }

  for (const platform of ['linux', 'darwin'] as const) {
    it(`case 70: on ${platform} under HOME, else where the system says`, () => {
      const windows = { HOMEDRIVE: 'C:', HOMEPATH: '\\Users\\a', USERPROFILE: 'D:\\b' };
      assert.equal(asked(platform, { ...windows, HOME: '/home/a' }, throws), '/home/a/.aliyun/config.json');
      for (const HOME of [undefined, '']) {
        assert.equal(
          asked(platform, { ...windows, HOME }, () => '/home/b'),
          '/home/b/.aliyun/config.json',
        );
      }
    });
  }

  it('case 70: nowhere without a home directory, or with one that depends on where a program was started', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      assert.equal(asked(platform, {}, throws), undefined);
      assert.equal(asked(platform, {}), undefined);
    }
    assert.equal(asked('linux', { HOME: 'a' }), undefined);
    assert.equal(asked('darwin', { HOME: '.' }), undefined);
    assert.equal(asked('win32', { HOMEPATH: 'Users\\a' }), undefined);
    assert.equal(asked('win32', { HOMEDRIVE: 'C:', HOMEPATH: 'Users\\a' }), undefined);
  });
});
