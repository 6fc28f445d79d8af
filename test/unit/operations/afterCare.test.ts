// What became of an instance, in the words of a person.
import assert from 'node:assert/strict';
import type { Disk, Instance } from '../../../src/ens/types';
import { afterCareSummary, snapshotOf, type Tended } from '../../../src/operations/afterCare';
import type { End } from '../../../src/operations/operation';
import { anInstance, anOperation, english } from '../../builders';
import { chinese } from '../l10n/chinese';

const disk = (diskId: string): Disk => ({ category: 'local_ssd', role: 'data', diskId, sizeGiB: 500 });
const withDisks = (...ids: string[]): Instance => anInstance({ status: 'Running', disks: ids.map(disk) });

function told(
  operation: Partial<Tended>,
  [before, after]: [Instance | undefined, Instance | undefined],
  how: End['how'] = 'done',
  t = english,
): string {
  const whole = anOperation({ name: 'edge-1', ...operation });
  return afterCareSummary({ ...whole, ...(before && { snapshot: snapshotOf(before) }) }, how, after, t);
}

describe('What became of an instance', () => {
  for (const [before, after, text] of [
    [['a'], ['b'], 'Its disk was replaced; its data is gone.'],
    [['a', 'b'], ['c', 'd'], 'Both disks were replaced; their data is gone.'],
    [['a', 'b', 'c'], ['d', 'e', 'f'], 'All 3 disks were replaced; their data is gone.'],
    [['a', 'b', 'c'], ['a', 'b', 'd'], '1 of 3 disks was replaced; its data is gone.'],
    [['a', 'b', 'c'], ['a', 'd', 'e'], '2 of 3 disks were replaced; their data is gone.'],
    [['a', 'b'], ['a'], 'Its disks changed: 0 new, 1 gone.'],
    [['a'], ['a', 'b'], 'Its disks changed: 1 new, 0 gone.'],
    [['a'], ['a'], 'Node, addresses and disks are as before.'],
    [['a', 'b'], [], 'Its disks are not known.'],
  ] as const) {
    it(`is told of its disks: ${text}`, () => {
      const pair = [withDisks(...before), withDisks(...after)] satisfies [Instance, Instance];
      assert.equal(told({}, pair), `edge-1 was redeployed and is running. ${text}`);
      assert.equal(told({ action: 'reboot' }, pair), `edge-1 was rebooted and is running. ${text}`);
    });
  }

  it('is not told of lost data where a migration took it along, and is where it was given up', () => {
    const pair = [withDisks('a', 'b'), withDisks('c', 'd')] satisfies [Instance, Instance];
    const migrated = (dataPolicy: 'try_transfer' | 'force_transfer' | 'abandon') =>
      told({ action: 'migrate', plan: { opsType: 'immediate', dataPolicy } }, pair);
    assert.equal(migrated('try_transfer'), 'edge-1 was migrated and is running. Its disks changed: 2 new, 2 gone.');
    assert.equal(migrated('force_transfer'), migrated('try_transfer'));
    assert.match(migrated('abandon'), /Both disks were replaced; their data is gone\.$/);
  });

  it('begins with how its operation ended, whatever it is like', () => {
    const running = withDisks('a');
    const pair = [running, running] satisfies [Instance, Instance];
    const same = 'It is running. Node, addresses and disks are as before.';
    assert.equal(told({}, pair, 'failed'), `The redeploy of edge-1 failed. ${same}`);
    assert.equal(told({ action: 'reboot' }, pair, 'canceled'), `The reboot of edge-1 was canceled. ${same}`);
    assert.equal(told({}, pair, 'gone'), `Unknown: the service no longer lists the event of edge-1. ${same}`);
    const stopped = anInstance({ status: 'Stopped' });
    const unknown = { instanceId: 'i-1', addresses: [], disks: [] };
    assert.equal(told({}, [undefined, stopped]), 'edge-1 was redeployed. Its state is now: Stopped.');
    assert.equal(told({}, [undefined, unknown]), 'edge-1 was redeployed. Its state is not known.');
    assert.equal(told({}, [running, undefined]), 'edge-1 was redeployed. The instance could not be read afterwards.');
    assert.equal(told({ name: '', resourceId: 'i-1' }, [undefined, running]), 'i-1 was redeployed and is running.');
  });

  it('is told in Chinese with the state in words', () => {
    const pair = [withDisks('a', 'b'), withDisks('c', 'd')] satisfies [Instance, Instance];
    assert.equal(told({}, pair, 'done', chinese), 'edge-1 已重新部署，正在运行。两块磁盘均已更换，原有数据已丢失。');
    const stopped = anInstance({ status: 'Stopped' });
    assert.equal(
      told({}, [undefined, stopped], 'done', chinese),
      'edge-1 已重新部署。实例当前状态：已停止（Stopped）。',
    );
  });
});

describe('What is kept of an instance before an operation', () => {
  const cloud: Disk = { category: 'pangu', role: 'system', sizeGiB: 40 };
  const odd: Disk = { category: 'nvme_x', role: 'data' };
  for (const [what, disks, localDisks] of [
    ['its local disks', [cloud, disk('a')], ['data 500 GiB local_ssd']],
    ['that it has no local disk', [cloud], []],
    [
      'its local disks beside others that may be local',
      [odd, disk('a')],
      ['data ? GiB nvme_x (unknown kind)', 'data 500 GiB local_ssd'],
    ],
    ['those that may be local', [cloud, odd], ['data ? GiB nvme_x (unknown kind)']],
    ['nothing of local disks where none was read', [], undefined],
  ] as const) {
    it(what, () => {
      assert.deepEqual(snapshotOf(anInstance({ disks })).localDisks, localDisks);
    });
  }
});
