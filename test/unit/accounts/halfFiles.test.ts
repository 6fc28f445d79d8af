import assert from 'node:assert/strict';
import { readCliConfig } from '../../../src/accounts/aliyunCli';
import { readSafetyPolicy } from '../../../src/accounts/safetyPolicy';
import { manualClock } from '../manualClock';
import { t } from './fakes';

const policy = '{"enabled":true,"rules":[{"pattern":"*","action":"deny"}]}';
const config = '{"profiles":[{"name":"a","mode":"AK","access_key_id":"LTAItest","access_key_secret":"s"}]}';
const missing = Object.assign(new Error('none'), { code: 'ENOENT' });

/** A file that another program writes: each reading finds the next of these, and then the last for ever. */
function fileInMotion(...states: (string | Error)[]) {
  let readings = 0;
  const clock = manualClock();
  const readFile = () => {
    const state = states[Math.min(readings, states.length - 1)] ?? '';
    readings += 1;
    return typeof state === 'string' ? Promise.resolve(state) : Promise.reject(state);
  };
  const source = { path: '/file.json', readFile, clock, t };
  /** What a reader ends with, once the time of one more reading has gone by. */
  const after = async <T>(reading: Promise<T>): Promise<T> => {
    await clock.pass(1_000);
    return reading;
  };
  return {
    clock,
    readings: () => readings,
    decision: async () => {
      const read = await after(readSafetyPolicy({ ...source, env: {} }));
      return read.kind === 'ok' ? read.decide(['EventRedeployInstance']) : read.problem;
    },
    profiles: async () => {
      const read = await after(readCliConfig(source));
      return read.ok ? read.profiles.length : read.problem;
    },
  };
}

describe('case 70, case 89: a file that the CLI is writing', () => {
  for (const half of ['', policy.slice(0, 20), '{', '{"enabled":tr']) {
    it(`case 70: half a policy is read once more: ${half || '(empty)'}`, async () => {
      const file = fileInMotion(half, policy);
      assert.equal(await file.decision(), 'deny');
      assert.deepEqual([file.readings(), file.clock.slept], [2, [200]]);
    });
  }

  for (const half of ['', config.slice(0, 40), '{"profiles":[']) {
    it(`case 89: half a configuration is read once more: ${half || '(empty)'}`, async () => {
      const file = fileInMotion(half, config);
      assert.equal(await file.profiles(), 1);
      assert.deepEqual([file.readings(), file.clock.slept], [2, [200]]);
    });
  }

  it('case 70, case 89: and once only', async () => {
    const half = fileInMotion('{');
    assert.match(await half.decision(), /is not a safety policy/);
    assert.equal(half.readings(), 2);
    const twice = fileInMotion('{', '', config);
    assert.match(String(await twice.profiles()), /is not a configuration/);
    assert.equal(twice.readings(), 2);
  });

  it('case 70: what the second reading finds counts, whatever it is', async () => {
    assert.equal(await fileInMotion('', missing).decision(), 'allow');
    assert.match(await fileInMotion('', '{"enabled":true,"Enabled":false}').decision(), /has one key twice/);
    const denied = Object.assign(new Error('no'), { code: 'EACCES' });
    assert.match(await fileInMotion('', denied).decision(), /check its permissions/);
  });

  it('case 70, case 89: what time does not mend is read once', async () => {
    for (const text of [policy, '[]', 'null', `// mine\n${policy}`, '{\0"\0e\0', '{"a":1,"A":2}']) {
      const file = fileInMotion(text);
      await file.decision();
      await file.profiles();
      assert.deepEqual([file.readings(), file.clock.slept], [2, []], text);
    }
    const none = fileInMotion(missing);
    assert.equal(await none.decision(), 'allow');
    assert.deepEqual([none.readings(), none.clock.slept], [1, []]);
  });
});
