import assert from 'node:assert/strict';
import { assessRisk } from '../../../src/operations/risk';
import type { Plan, Target } from '../../../src/operations/plan';
import { anEvent, anInstance, hour, noon } from '../../builders';

const now: Plan = { opsType: 'immediate' };
const target = (fields: Partial<Target> = {}): Target => ({ event: anEvent(), instance: anInstance(), ...fields });

describe('The risk of a redeploy', () => {
  it('is normal for one instance with cloud disks', () => {
    assert.equal(assessRisk([target()], now).level, 'normal');
  });

  for (const category of ['file', 'local_hdd', 'local_ssd']) {
    it(`is high with a ${category} disk, and names it`, () => {
      const disk = { category, sizeGiB: 200, role: 'data' as const };
      const risk = assessRisk([target({ instance: anInstance({ disks: [disk] }) })], now);
      assert.equal(risk.level, 'high');
      assert.deepEqual(risk.localDisks[0]?.disk, disk);
    });
  }

  it('is high from three instances on', () => {
    assert.equal(assessRisk([target(), target()], now).level, 'normal');
    assert.equal(assessRisk([target(), target(), target()], now).level, 'high');
  });

  it('names instances whose disks are unknown', () => {
    const unknown: Target = { event: anEvent() };
    assert.deepEqual(assessRisk([unknown], now).unknownInstances, [unknown]);
  });

  it('notes what is scheduled already, and a plan after the deadline', () => {
    const scheduled = target({ event: anEvent({ status: 'Scheduled', notBefore: noon + hour }) });
    const risk = assessRisk([scheduled], { opsType: 'scheduled', planTime: noon + 2 * hour });
    assert.deepEqual(risk.alreadyScheduled, [scheduled]);
    assert.deepEqual(risk.afterDeadline, [scheduled]);
  });
});
