import assert from 'node:assert/strict';
import type { Operation } from '../../../src/operations/operation';
import type { Target } from '../../../src/operations/plan';
import { assessRisk, type RiskFacts } from '../../../src/operations/risk';
import { anEvent, anInstance, anOperation, hour, noon } from '../../builders';

const target = (fields: Partial<Target> = {}): Target => ({
  event: anEvent(),
  instance: anInstance(),
  plan: { opsType: 'immediate' },
  ...fields,
});
const facts = (fields: Partial<RiskFacts> = {}): RiskFacts => ({
  events: [anEvent()],
  operations: [],
  unclear: () => undefined,
  strict: false,
  ...fields,
});
const one = (fields: Partial<Target> = {}, known: Partial<RiskFacts> = {}) => {
  const risk = assessRisk([target(fields)], facts(known));
  return { level: risk.level, ...risk.targets[0]! };
};

describe('The risk of acting on an event', () => {
  it('is normal for one instance with cloud disks', () => {
    assert.equal(one().level, 'normal');
  });

  for (const category of ['file', 'local_hdd', 'local_ssd']) {
    it(`is high with a ${category} disk, and names it`, () => {
      const disk = { category, sizeGiB: 200, role: 'data' as const };
      const risk = one({ instance: anInstance({ disks: [disk] }) });
      assert.equal(risk.level, 'high');
      assert.deepEqual(risk.localDisks, [disk]);
    });
  }

  it('is high from three instances on', () => {
    assert.equal(assessRisk([target(), target()], facts()).level, 'normal');
    assert.equal(assessRisk([target(), target(), target()], facts()).level, 'high');
  });

  it('is high where the account or a policy asks for typing', () => {
    assert.equal(one({}, { strict: true }).level, 'high');
  });

  it('is high, and names the attempt, where an earlier one has no clear outcome', () => {
    const unclear: Operation = anOperation({ outcome: { kind: 'unknown', code: 'ECONNRESET', message: '' } });
    const risk = one({}, { unclear: () => unclear });
    assert.equal(risk.level, 'high');
    assert.equal(risk.unclear, unclear);
  });

  it('says where the instance could not be read', () => {
    const unread = target();
    delete unread.instance;
    assert.equal(assessRisk([unread], facts()).targets[0]?.unread, true);
  });

  it('notes what is scheduled already, and a plan after the deadline', () => {
    const event = anEvent({ status: 'Scheduled', notBefore: noon + hour });
    const risk = one({ event, plan: { opsType: 'scheduled', planTime: noon + 2 * hour } });
    assert.equal(risk.alreadyScheduled, true);
    assert.equal(risk.afterDeadline, true);
  });

  it('names the other open events and the last operation of the instance', () => {
    const others = [
      anEvent({ eventId: 'e-2', type: 'Disk:Stalled' }),
      anEvent({ eventId: 'e-3', status: 'Executed' }),
      anEvent({ eventId: 'e-4', resourceId: 'i-sample-9' }),
    ];
    const operations = [
      anOperation({ id: 'first' }),
      anOperation({ id: 'last' }),
      anOperation({ resourceId: 'i-sample-9' }),
    ];
    const risk = one({}, { events: [anEvent(), ...others], operations });
    assert.deepEqual(
      risk.otherEvents.map(({ eventId }) => eventId),
      ['e-2'],
    );
    assert.equal(risk.lastOperation?.id, 'last');
  });
});
