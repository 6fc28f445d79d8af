import assert from 'node:assert/strict';
import { currentInstances, type SampleEvent, type SampleInstance } from '../../../src/sample';
import { createAccount, type SampleAccount } from '../../../src/sample/account';
import { types } from '../../../src/sample/eventRows';
import { kindOf } from '../../../src/sample/kinds';
import { statusAt } from '../../../src/sample/events';
import { start } from './client';

const day = 24 * 3_600_000;
const fiveDays = 5 * day;

/** Moments at which a fixed date, or a date counted in local time, would show. */
const moments: [what: string, time: number][] = [
  ['as the other tests have it', start],
  ['in 2030', Date.UTC(2030, 5, 15, 9)],
  ['as Europe puts its clocks forward', Date.UTC(2030, 2, 31, 0, 59, 59, 999)],
  ['as New York puts its clocks back', Date.UTC(2030, 10, 3, 5, 59)],
  ['at the end of a month', Date.UTC(2031, 0, 31, 23, 59, 59, 999)],
  ['on a leap day', Date.UTC(2028, 1, 29, 16)],
  ['at the end of a year', Date.UTC(2029, 11, 31, 23, 30)],
];

/** The sizes that ENS publishes: cores and GiB (instance overview of its user guide). */
const published: Record<string, [cores: number, memoryGiB: number]> = {
  'ens.sn1.tiny': [2, 4],
  'ens.sn1.small': [4, 8],
  'ens.sn1.medium': [8, 16],
  'ens.sn1.large': [16, 32],
  'ens.sn1.xlarge': [32, 64],
  'ens.sm1.small': [4, 16],
  'ens.sm1.medium': [8, 32],
  'ens.sm1.large': [16, 64],
  'ens.sm1.xlarge': [32, 128],
  'ens.se1.small': [4, 32],
  'ens.se1.large': [16, 128],
};

const isLocal = ({ category }: { category: string }): boolean => /^(file|local_(hdd|ssd))$/.test(category);
const isCloud = ({ category }: { category: string }): boolean => /^(pangu|cloud_(efficiency|ssd))$/.test(category);

/** The instance that an event is about, by its own id or that of a disk. */
function instanceOf({ instances }: SampleAccount, { resourceId }: SampleEvent): SampleInstance {
  const found = instances.find(
    ({ instanceId, disks }) => instanceId === resourceId || disks.some(({ diskId }) => diskId === resourceId),
  );
  return found ?? assert.fail(resourceId);
}

for (const [what, now] of moments) {
  for (const events of [undefined, 1_500]) {
    describe(`the sample account of ${events ?? 'the usual'} events, ${what}`, () => {
      const account = createAccount(() => now, { ...(events !== undefined && { events }) });
      const ofType = (type: string) => account.events.filter(event => event.type === type);

      it('has failure redeploys where local disks are, which run five days after publication', () => {
        const failures = ofType(types.redeployNow);
        assert.ok(failures.length > 2);
        for (const event of failures) {
          const { name, disks } = instanceOf(account, event);
          assert.ok(disks.some(isLocal), name);
          assert.equal(event.notBefore ?? event.publishTime + fiveDays, event.publishTime + fiveDays, name);
          assert.equal(event.publishTime + fiveDays > now, statusAt(event, now) === 'Inquiring', name);
        }
      });

      it('has failure restarts where cloud disks are, and an instance that waits for its restart is stopped', () => {
        const restarts = ofType(types.restarted);
        assert.ok(restarts.some(event => statusAt(event, now) === 'Executing'));
        for (const event of restarts) {
          const { name, disks, status } = instanceOf(account, event);
          assert.ok(disks.every(isCloud), name);
          assert.ok(statusAt(event, now) !== 'Executing' || status === 'Stopped', name);
        }
      });

      it('has no operation under way that its instance knows nothing of', () => {
        const running = account.events.filter(event => kindOf(event.type) && statusAt(event, now) === 'Executing');
        assert.deepEqual(running, []);
        assert.ok(currentInstances(account).every(({ status }) => /^(Running|Stopped|Expired)$/.test(status)));
      });

      it('has instance types that are published, disks of known categories, a physical machine with local ones', () => {
        for (const { name, spec, family, cores, memoryMiB, disks } of account.instances) {
          assert.ok(
            disks.every(disk => isLocal(disk) || isCloud(disk)),
            name,
          );
          if (family === 'x86_pm') {
            assert.ok(spec === undefined && disks.every(isLocal), name);
          } else {
            assert.deepEqual([cores, memoryMiB / 1024], published[spec!], spec);
          }
        }
        assert.ok(account.instances.some(({ family }) => family === 'x86_pm'));
        // A physical machine moves nowhere.
        const migrated = ofType(types.migrate).map(event => instanceOf(account, event).family);
        assert.ok(!migrated.includes('x86_pm'));
      });

      it('was there before its events, and has expired or will after them', () => {
        for (const { name, status, createTime, expireTime } of account.instances) {
          assert.ok(createTime < now - 180 * day && createTime > now - 2 * 366 * day, name);
          assert.equal(expireTime < now, status === 'Expired', name);
          assert.ok(Math.abs(expireTime - now) < 2 * 366 * day, name);
        }
        for (const event of account.events) {
          const { name, createTime, expireTime, status } = instanceOf(account, event);
          assert.ok(event.publishTime <= now && event.publishTime > createTime, name);
          assert.ok(status === 'Expired' || (event.notBefore ?? 0) < expireTime, name);
          // What has ended, and what is running, has no time ahead.
          const isOpen = /^(Inquiring|Scheduled)$/.test(statusAt(event, now));
          assert.ok(isOpen || (event.notBefore ?? 0) <= now, name);
          assert.ok(event.status !== 'Scheduled' || event.notBefore! > now, name);
        }
      });

      it('names no date and no time of day', () => {
        for (const { reason } of account.events) {
          assert.doesNotMatch(reason!, /\d{4}|\d:\d\d|\d月/);
        }
      });
    });
  }
}

describe('the sample account at another moment', () => {
  it('is the same one, all of its times moved by as much', () => {
    const shift = 1_234 * day;
    const [one, other] = [start, start + shift].map(now => createAccount(() => now));
    const moved = ({ createTime, expireTime, ...rest }: SampleInstance) => ({
      ...{ ...rest, createTime: createTime + shift, expireTime: expireTime + shift },
    });
    assert.deepEqual(other!.instances, one!.instances.map(moved));
    assert.deepEqual(
      other!.events.map(({ publishTime, notBefore }) => [publishTime - shift, notBefore && notBefore - shift]),
      one!.events.map(({ publishTime, notBefore }) => [publishTime, notBefore]),
    );
  });
});
