import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCliConfig } from '../../../src/accounts/aliyunCli';
import { readUpTo } from '../../../src/accounts/readUpTo';
import { readSafetyPolicy } from '../../../src/accounts/safetyPolicy';
import { t } from './fakes';

const deny = '{"enabled":true,"rules":[{"pattern":"*","action":"deny"}]}';
const config = '{"profiles":[{"name":"a","mode":"AK","access_key_id":"LTAItest","access_key_secret":"s"}]}';
const clock = { sleep: () => Promise.resolve() };

/** What is done for a policy, and what is said of a configuration, at a place on the disk. */
async function read(file: string | undefined) {
  const source = { path: file, readFile: readUpTo, clock, t };
  const policy = await readSafetyPolicy({ ...source, env: {} });
  const profiles = await readCliConfig(source);
  return {
    policy: policy.kind === 'ok' ? policy.decide(['EventRedeployInstance']) : policy.problem,
    config: profiles.ok ? 'profiles' : profiles.problem,
  };
}

const noFile = /^This is no file but a folder, a pipe, a device or a link that leads nowhere: ~\/\.aliyun\//;
const noHome = /^The home directory could not be found, and so neither could this file: ~\/\.aliyun\//;
const notOpened = /^The file ~\/\.aliyun\/[a-z-]+\.json could not be opened: check its permissions\.$/;

/** Windows has none of these, or asks for rights before it makes one. */
const posix = process.platform === 'win32' ? it.skip : it;

describe('case 70: a file of the CLI that is none', function () {
  // To wait for the other end of a pipe would be for ever.
  this.timeout(2_000);

  let home: string;
  let file: string;
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'ens-events-odd-'));
    file = path.join(home, '.aliyun', 'file.json');
    await mkdir(path.dirname(file));
  });
  afterEach(async () => {
    await rm(home, { recursive: true, force: true });
  });

  const saysOf = async (place: string | undefined, expected: RegExp) => {
    const said = await read(place);
    assert.match(said.policy, expected);
    assert.match(said.config, expected);
  };

  it('case 70: nothing there is no policy, whether the folder is there or not', async () => {
    const none = {
      policy: 'allow',
      config: t('The Aliyun CLI is not set up on this computer: there is no file {0}.', '~/.aliyun/config.json'),
    };
    assert.deepEqual(await read(file), none);
    await rm(path.dirname(file), { recursive: true });
    assert.deepEqual(await read(file), none);
  });

  posix('case 70: a link to nowhere is unreadable, at the file or at its folder', async () => {
    await symlink(path.join(home, 'gone.json'), file);
    await saysOf(file, noFile);
    await rm(path.dirname(file), { recursive: true });
    await symlink(path.join(home, 'gone'), path.dirname(file));
    await saysOf(file, noFile);
  });

  posix('case 70: so is a link to nowhere in place of the home directory', async () => {
    await symlink(path.join(home, 'gone'), path.join(home, 'linked'));
    await saysOf(path.join(home, 'linked', '.aliyun', 'file.json'), noFile);
  });

  posix('case 70: so is a link that leads to itself, at the file or at its folder', async () => {
    await symlink(file, file);
    await saysOf(file, noFile);
    await rm(path.dirname(file), { recursive: true });
    await symlink(path.dirname(file), path.dirname(file));
    await saysOf(file, noFile);
  });

  posix('case 70: a link to a file is that file', async () => {
    await writeFile(path.join(home, 'policy.json'), deny);
    await symlink('../policy.json', file);
    assert.equal((await read(file)).policy, 'deny');
    await writeFile(path.join(home, 'policy.json'), config);
    assert.equal((await read(file)).config, 'profiles');
  });

  posix('case 70: a pipe is unreadable at once, and so is a link to one', async () => {
    execFileSync('mkfifo', [file]);
    await saysOf(file, noFile);
    await symlink(file, path.join(home, 'link.json'));
    await saysOf(path.join(home, 'link.json'), noFile);
  });

  it('case 70: so is a folder', async () => {
    await mkdir(file);
    await saysOf(file, noFile);
  });

  posix('case 70: so is a socket', async () => {
    const server = createServer();
    await new Promise<void>(resolve => server.listen(file, resolve));
    await saysOf(file, noFile);
    await new Promise(resolve => server.close(resolve));
  });

  for (const device of ['/dev/null', '/dev/zero', '/dev/tty']) {
    posix(`case 70: so is a device: ${device}`, async () => {
      await symlink(device, file);
      await saysOf(file, noFile);
    });
  }

  it('case 70, case 89: a file that the system hands out in pieces is read to its end', async function () {
    if (process.platform !== 'linux') {
      this.skip();
    }
    // One reading of it gives a page of memory at most.
    const text = await readUpTo('/proc/self/maps', 1024 * 1024);
    assert.ok(text.length > 4096 && text.endsWith('\n'));
  });

  posix('case 70: a file in place of the folder is unreadable', async () => {
    await rm(path.dirname(file), { recursive: true });
    await writeFile(path.dirname(file), deny);
    await saysOf(file, notOpened);
  });

  posix('case 70: so is one that may not be read', async function () {
    await writeFile(file, deny);
    await chmod(file, 0);
    // The superuser may read all the same.
    if (process.getuid?.() === 0) {
      this.skip();
    }
    await saysOf(file, notOpened);
  });

  it('case 70: a home directory that is gone, or not known, is no reason to think that there is no policy', async () => {
    await saysOf(path.join(home, 'gone', '.aliyun', 'file.json'), noHome);
    await saysOf(undefined, noHome);
  });

  const utf16 = /is stored as UTF-16: save it as UTF-8\.$/;
  const comments = /has comments, which JSON does not allow: take them out\.$/;
  for (const [title, written, problem] of [
    ['UTF-16 of Windows', Buffer.from(`\ufeff${deny}`, 'utf16le'), utf16],
    ['UTF-16, big end first', Buffer.from(`\ufeff${deny}`, 'utf16le').swap16(), utf16],
    ['UTF-16 of Windows without its mark', Buffer.from(deny, 'utf16le'), utf16],
    ['UTF-16, big end first, without its mark', Buffer.from(deny, 'utf16le').swap16(), utf16],
    ['an empty file', Buffer.from(''), /is not a /],
    ['a byte order mark alone', Buffer.from('\ufeff'), /is not a /],
    ['blanks', Buffer.from('  \n'), /is not a /],
    ['a line of comment', Buffer.from(`// mine\n${deny}`), comments],
    ['a comment between two members', Buffer.from(deny.replace(',', ', /* mine */ ')), comments],
    ['a comma too many, and an address', Buffer.from('{"a": "https://example.com", }'), /is not a /],
    ['half an address', Buffer.from('{"a": "https://exam'), /is not a /],
  ] as const) {
    it(`case 70, case 89: what is not plain JSON is unreadable, with the reason: ${title}`, async () => {
      await writeFile(file, written);
      await saysOf(file, problem);
    });
  }

  it('case 70: two keys that differ by case only, or not at all, are unreadable wherever they stand', async () => {
    for (const text of [
      '{"enabled":true,"rules":[],"Rules":[{"pattern":"*","action":"deny"}]}',
      '{"enabled":true,"Enabled":false,"rules":[]}',
      '{"enabled":true,"enabled":false,"rules":[]}',
      '{"enabled":true,"rules":[{"pattern":"*","action":"deny"}],"rules":[]}',
      '{"enabled":true,"rules":[{"pattern":"*","action":"deny","Action":"allow"}]}',
      '{"enabled":true,"rules":[{"pattern":"*","action":"deny","action":"deny"}]}',
      '{"enabled":true,"rules":[{"pattern":"*","pattern":"x","action":"deny"}]}',
      '{"enabled":true,"rules":[],"rule\\u0073":[{"pattern":"*","action":"deny"}]}',
      '{"enabled":true,"rules":[],"ruleſ":[{"pattern":"*","action":"deny"}]}',
      '{"enabled":true,"rules":[],"a}":{"x":"{"},"RULES" \t:\n[]}',
      '{"enabled":true,"rules":[],"note":{"b":1,"B":2}}',
      '{"profiles":[],"Profiles":[]}',
      '{"profiles":[{"name":"a","mode":"AK","access_key_id":"LTAItest","Access_Key_Id":"LTAIother"}]}',
    ]) {
      await writeFile(file, text);
      await saysOf(file, /has one key twice, perhaps in other case, so it is not clear which one counts\.$/);
    }
  });

  it('case 70: the same keys in several objects, and keys in strings, are none twice', async () => {
    await writeFile(
      file,
      '{"enabled":true,"rules":[{"pattern":"\\"action\\":\\\\","action":"allow"},{"pattern":"*","action":"deny"}],"note":["rules","rules"]}',
    );
    assert.equal((await read(file)).policy, 'deny');
  });

  it('case 70: a file made to be slow is judged at once', async function () {
    this.timeout(60_000);
    const texts = [
      `{"a":"${'\\"'.repeat(500_000)}`,
      `"${'\\"'.repeat(500_000)}`,
      '"\\'.repeat(500_000),
      `{"enabled":true,"rules":[{"pattern":"x${' '.repeat(1_000_000)}x","action":"deny"}]}`,
      `{"enabled":true,"rules":[],"x":${'['.repeat(500_000)}${']'.repeat(500_000)}}`,
      `{${'"":{'.repeat(200_000)}${'}'.repeat(200_000)}}`,
      `{"a"${' '.repeat(1_000_000)}`,
    ];
    for (const text of texts) {
      await writeFile(file, text);
      const started = performance.now();
      await read(file);
      assert.ok(performance.now() - started < 5_000, text.slice(0, 20));
    }
  });
});
