import assert from 'node:assert/strict';
import { createNap } from '../../../src/events/nap';
import { settle } from '../accounts/fakes';
import { manualClock } from '../manualClock';

const second = 1_000;

describe('A nap', () => {
  it('wakes once, in time', async () => {
    const clock = manualClock();
    let woken = 0;
    createNap(clock).begin(20 * second, () => (woken += 1));
    await clock.pass(19 * second);
    assert.equal(woken, 0);
    await clock.pass(100 * second);
    assert.deepEqual([woken, clock.waiting()], [1, 0]);
  });

  it('that is ended wakes nobody and leaves no timer', async () => {
    const clock = manualClock();
    const nap = createNap(clock);
    nap.begin(20 * second, () => assert.fail('woken'));
    assert.equal(nap.end(), false);
    await settle();
    assert.equal(clock.waiting(), 0);
    await clock.pass(30 * second);
  });

  const cases: [string, number, number, boolean][] = [
    ['that went as it should', 20, 0, false],
    ['that is cut short', 3, 0, false],
    ['case 40: whose clock was corrected by seconds', 20, -3, false],
    ['case 40: during which the machine slept', 5, 3_600, true],
    ['case 40: during which the clock was put forward', 20, 31, true],
    ['case 40: during which the clock was put back', 5, -3_600, true],
  ];
  for (const [what, passed, jump, noticed] of cases) {
    it(`${what}: ${noticed ? 'the time is off' : 'nothing to notice'}`, async () => {
      const clock = manualClock();
      const nap = createNap(clock);
      nap.begin(20 * second, () => undefined);
      await clock.pass(passed * second);
      clock.jump(jump * second);
      assert.equal(nap.end(), noticed);
      assert.equal(nap.end(), false, 'it is told once');
    });
  }
});
