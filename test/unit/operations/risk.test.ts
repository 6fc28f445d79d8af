import assert from 'node:assert/strict';
import type { Operation } from '../../../src/operations/operation';
import { dataPolicies, type Target } from '../../../src/operations/plan';
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
  it('is normal for one instance with cloud disks, where nothing speaks against it', () => {
    assert.deepEqual(assessRisk([target()], facts()), {
      level: 'normal',
      targets: [
        {
          target: target(),
          localDisks: [],
          unknownDisks: [],
          unread: false,
          disksUnknown: false,
          alreadyScheduled: false,
          afterDeadline: false,
          repeats: [],
          otherEvents: [],
        },
      ],
    });
  });

  it('is high where it is for one of several', () => {
    const disk = { category: 'local_ssd', role: 'data' } as const;
    const other = target({
      event: anEvent({ eventId: 'e-2', resourceId: 'i-sample-2' }),
      instance: anInstance({ instanceId: 'i-sample-2', disks: [disk] }),
    });
    assert.equal(assessRisk([target(), other], facts()).level, 'high');
  });

  for (const category of ['file', 'local_hdd', 'local_ssd']) {
    it(`is high with a ${category} disk, and names it`, () => {
      const disk = { category, sizeGiB: 200, role: 'data' as const };
      const risk = one({ instance: anInstance({ disks: [disk] }) });
      assert.equal(risk.level, 'high');
      assert.deepEqual(risk.localDisks, [disk]);
    });
  }

  it('is high where all data is given up, whatever the disks are', () => {
    for (const dataPolicy of dataPolicies) {
      const plan = { opsType: 'immediate', dataPolicy } as const;
      assert.equal(one({ plan }).level, dataPolicy === 'abandon' ? 'high' : 'normal', dataPolicy);
    }
  });

  it('is high from three instances on', () => {
    const targets = ['i-1', 'i-2', 'i-3'].map(resourceId => target({ event: anEvent({ resourceId }) }));
    assert.equal(assessRisk(targets.slice(0, 2), facts()).level, 'normal');
    assert.equal(assessRisk(targets, facts()).level, 'high');
  });

  it('case 69: is high for several events of one instance, each of which names the others', () => {
    const targets = ['e-1', 'e-2', 'e-3'].map(eventId => target({ event: anEvent({ eventId }) }));
    for (const some of [targets.slice(0, 2), targets]) {
      const risk = assessRisk(some, facts({ events: some.map(({ event }) => event) }));
      assert.equal(risk.level, 'high');
      for (const { target: own, repeats, otherEvents } of risk.targets) {
        assert.deepEqual(
          repeats,
          some.filter(other => other !== own).map(({ event }) => event),
        );
        assert.deepEqual(otherEvents, []);
      }
    }
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

  it('case 96: is high where the instance could not be read, and says so', () => {
    const unread = target();
    delete unread.instance;
    const { level, targets } = assessRisk([unread], facts());
    assert.deepEqual([level, targets[0]?.unread, targets[0]?.disksUnknown], ['high', true, true]);
  });

  const cloud = { category: 'pangu', role: 'system' } as const;
  for (const [what, disks] of [
    ['no disk', []],
    ['a disk without a kind', [{ ...cloud, category: '' }]],
    ['a disk of a kind nobody knows beside others', [cloud, { ...cloud, category: 'tape' }]],
  ] as const) {
    it(`case 96: is high where the instance came with ${what}, and says that its disks are not known`, () => {
      const { level, unread, disksUnknown, unknownDisks } = one({ instance: anInstance({ disks }) });
      assert.deepEqual([level, unread, disksUnknown], ['high', false, true]);
      assert.deepEqual(
        unknownDisks,
        disks.filter(({ category }) => category !== 'pangu'),
      );
    });
  }

  for (const category of ['pangu', 'cloud_efficiency', 'cloud_ssd']) {
    it(`is normal with a ${category} disk`, () => {
      const risk = one({ instance: anInstance({ disks: [cloud, { category, role: 'data' }] }) });
      assert.deepEqual([risk.level, risk.disksUnknown], ['normal', false]);
    });
  }

  it('notes what is scheduled already, and a plan after the deadline', () => {
    const event = anEvent({ status: 'Scheduled', notBefore: noon + hour });
    const risk = one({ event, plan: { opsType: 'scheduled', planTime: noon + 2 * hour } });
    assert.equal(risk.alreadyScheduled, true);
    assert.equal(risk.afterDeadline, true);
  });

  it('takes a plan for the deadline, or of an event without one, for one in time', () => {
    const untimed = anEvent();
    delete untimed.notBefore;
    const at = (planTime: number, event = anEvent({ notBefore: noon + hour })) =>
      one({ event, plan: { opsType: 'scheduled', planTime } }).afterDeadline;
    assert.deepEqual([at(noon), at(noon + hour), at(noon + hour + 1), at(noon, untimed)], [false, false, true, false]);
  });

  it('asks for no plan where it is done at once: the deadline may have passed', () => {
    assert.equal(
      one({ event: anEvent({ publishTime: noon - 3 * hour, notBefore: noon - hour }) }).afterDeadline,
      false,
    );
  });

  it('names the other open events and the last operation of the instance', () => {
    const others = [
      anEvent({ eventId: 'e-2', type: 'Disk:Stalled' }),
      anEvent({ eventId: 'e-3', status: 'Executed' }),
      anEvent({ eventId: 'e-4', resourceId: 'i-sample-9' }),
    ];
    const operations = [
      anOperation({ id: 'first' }),
      anOperation({ id: 'second' }),
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
