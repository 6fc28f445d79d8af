import assert from 'node:assert/strict';
import { createAccount } from '../../../src/sample/account';
import { statusAt } from '../../../src/sample/events';
import { failingName } from '../../../src/sample/instances';
import { start } from './client';

const account = createAccount(() => start);
const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

describe('the sample account', () => {
  it('has about 40 events over 15 instances on 6 nodes', () => {
    assert.ok(account.events.length >= 40 && account.events.length <= 45, String(account.events.length));
    assert.equal(account.instances.length, 15);
    assert.equal(account.nodes.length, 6);
    assert.equal(distinct(account.instances.map(({ regionId }) => regionId)).length, 6);
  });

  it('shows all ten documented types and one that is not, all states and all levels', () => {
    assert.equal(distinct(account.events.map(({ type }) => type)).length, 11);
    assert.deepEqual(distinct(account.events.map(event => statusAt(event, start))), [
      'Avoided',
      'Canceled',
      'Executed',
      'Executing',
      'Failed',
      'Inquiring',
      'Scheduled',
    ]);
    assert.deepEqual(distinct(account.events.map(({ level }) => level)), ['CRITICAL', 'INFO', 'WARN']);
  });

  it('has well-formed, distinct ids that are plainly made up', () => {
    for (const { eventId } of account.events) {
      assert.match(eventId, /^e-0000[0-9a-f]{28}$/);
    }
    for (const { instanceId } of account.instances) {
      assert.match(instanceId, /^i-sample[a-z0-9]{19}$/);
    }
    assert.equal(distinct(account.events.map(({ eventId }) => eventId)).length, account.events.length);
    assert.equal(distinct(account.instances.map(({ instanceId }) => instanceId)).length, 15);
  });

  it('needs answers overdue, within hours, within days, and without a time', () => {
    const waiting = account.events.filter(({ status }) => status === 'Inquiring');
    const hoursLeft = waiting.map(({ notBefore }) => notBefore && (notBefore - start) / 3_600_000);
    for (const [what, holds] of [
      ['overdue', (left?: number) => left !== undefined && left < 0],
      ['within hours', (left?: number) => left !== undefined && left > 3.3 && left < 3.4],
      ['within days', (left?: number) => left !== undefined && left > 48],
      ['without a time', (left?: number) => left === undefined],
    ] as const) {
      assert.ok(hoursLeft.some(holds), what);
    }
  });

  it('has local disks here and cloud disks there, reasons in English and Chinese', () => {
    const categories = distinct(account.instances.flatMap(({ disks }) => disks.map(({ category }) => category)));
    assert.deepEqual(categories, ['cloud_efficiency', 'cloud_ssd', 'file', 'local_hdd', 'local_ssd', 'pangu']);
    assert.ok(account.events.some(({ reason }) => /[一-鿿]/.test(reason!)));
    assert.ok(account.events.some(({ reason }) => /^[\x20-\x7e]+$/.test(reason!)));
  });

  it('has every event on something the account owns', () => {
    const owned = account.instances.flatMap(({ instanceId, disks }) => [
      instanceId,
      ...disks.map(({ diskId }) => diskId),
    ]);
    for (const { resourceId } of account.events) {
      assert.ok(owned.includes(resourceId), resourceId);
    }
  });

  it('is the same for the same moment, and moves with it', () => {
    assert.deepEqual(createAccount(() => start).events, account.events);
    const later = createAccount(() => start + 1_000);
    assert.deepEqual(
      later.events.map(({ eventId, publishTime }) => [eventId, publishTime - 1_000]),
      account.events.map(({ eventId, publishTime }) => [eventId, publishTime]),
    );
  });

  it('grows to thousands of events, with instances to match, one name each', () => {
    const large = createAccount(() => start, { events: 2_000 });
    assert.equal(large.events.length, 2_000);
    assert.equal(distinct(large.events.map(({ eventId }) => eventId)).length, 2_000);
    assert.equal(large.instances.length, 500);
    assert.equal(distinct(large.instances.map(({ name }) => name)).length, 500);
    assert.equal(
      large.instances
        .filter(({ failsRedeploy }) => failsRedeploy)
        .map(({ name }) => name)
        .join(),
      failingName,
    );
    assert.ok(large.events.every(({ publishTime }) => publishTime <= start));
  });

  it('is empty when asked to be', () => {
    assert.deepEqual(createAccount(() => start, { events: 0 }).events, []);
  });
});
