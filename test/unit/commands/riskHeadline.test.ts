import assert from 'node:assert/strict';
import { riskHeadline } from '../../../src/commands/riskHeadline';
import type { Disk } from '../../../src/ens/types';
import type { Action } from '../../../src/events/actions';
import type { Target } from '../../../src/operations/plan';
import { assessRisk } from '../../../src/operations/risk';
import { anEvent, anInstance, anOperation, english } from '../../builders';

const local = (sizeGiB?: number): Disk => ({
  category: 'local_ssd',
  role: 'data',
  ...(sizeGiB !== undefined && { sizeGiB }),
});
const cloud: Disk = { category: 'pangu', sizeGiB: 40, role: 'system' };
const strange: Disk = { category: 'new_kind', sizeGiB: 500, role: 'data' };

function target(n: number, disks?: Disk[], plan: Target['plan'] = { opsType: 'immediate' }): Target {
  const instance = anInstance({ instanceId: `i-${n}`, name: `edge-${n}`, disks: disks ?? [] });
  return { event: anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` }), plan, ...(disks && { instance }) };
}

function headline(targets: Target[], action: Action = 'redeploy', unclear = false): string {
  const attempt = anOperation();
  const facts = { events: [], operations: [], unclear: () => (unclear ? attempt : undefined), strict: false };
  return riskHeadline(action, assessRisk(targets, facts), english);
}
const given = { opsType: 'immediate', dataPolicy: 'abandon' } as const;
const tried = { opsType: 'immediate', dataPolicy: 'try_transfer' } as const;
const forced = { opsType: 'immediate', dataPolicy: 'force_transfer' } as const;

describe('the risk in one sentence', () => {
  for (const [said, targets, action] of [
    ['edge-1 loses its local disks: 1 disk, 200 GiB.', [target(1, [local(200), cloud])]],
    ['edge-1 loses its local disks: 2 disks, 2,040 GiB.', [target(1, [local(2000), local(40)])]],
    ['edge-1 loses its local disks: 2 disks.', [target(1, [local(2000), local()])]],
    [
      '3 of 6 instances lose their local disks: 4 disks, 2,040 GiB.',
      [
        target(1, [local(1000), local(1000)]),
        target(2, [local(20)]),
        target(3, [local(20)]),
        ...[4, 5, 6].map(n => target(n, [cloud])),
      ],
    ],
    [
      '1 of 3 instances loses its local disks: 1 disk, 20 GiB. Not all disks of 2 instances are known.',
      [target(1, [local(20)]), target(2), target(3, [])],
    ],
    [
      '2 of 3 instances lose their local disks: 2 disks, 40 GiB. Not all disks of 1 instance are known.',
      [target(1, [local(20)]), target(2, [local(20), strange]), target(3, [cloud])],
    ],
    [
      'edge-1 loses its local disks: 1 disk, 200 GiB. Not all of its disks are known.',
      [target(1, [local(200), strange, cloud])],
    ],
    ['The disks of i-1 are not known: take their data as lost.', [target(1)]],
    ['The disks of 1 of 2 instances are not known: take their data as lost.', [target(1), target(2, [cloud])]],
    ['edge-1 loses the data of all its disks.', [target(1, [cloud], given)], 'migrate'],
    [
      '1 of 2 instances loses the data of all its disks.',
      [target(1, [local(5)], given), target(2, [cloud])],
      'migrate',
    ],
    [
      '2 of 2 instances lose the data of all their disks.',
      [target(1, [cloud], given), target(2, [cloud], given)],
      'migrate',
    ],
    ['edge-1 may arrive without its data.', [target(1, [cloud], tried)], 'migrate'],
    ['2 instances may arrive without their data.', [target(1, [cloud], tried), target(2, [cloud], tried)], 'migrate'],
    ['edge-1 loses its local disks: 1 disk, 5 GiB.', [target(1, [local(5)], tried)], 'migrate'],
    ['No local disk was found.', [target(1, [cloud], forced)], 'migrate'],
    ['No local disk was found.', [target(1, [cloud])]],
    ['2 instances, none with a local disk.', [target(1, [cloud]), target(2, [cloud])]],
    ['The instance restarts.', [target(1, [local(5)])], 'reboot'],
    ['2 instances restart.', [target(1, [local(5)]), target(2)], 'reboot'],
  ] as [string, Target[], Action?][]) {
    it(said, () => {
      assert.equal(headline(targets, action), said);
    });
  }

  it('counts an instance of two events once, with its disks', () => {
    const again = target(1, [local(20)]);
    const second = { ...again, event: { ...again.event, eventId: 'e-1b' } };
    assert.equal(headline([again, second]), 'edge-1 loses its local disks: 1 disk, 20 GiB.');
    assert.equal(
      headline([target(1, [cloud]), { ...target(1, [cloud]), event: anEvent({ eventId: 'e-1b', resourceId: 'i-1' }) }]),
      'Several events of one instance: it is acted on more than once.',
    );
  });

  it('says of an unclear attempt that this may be a second one', () => {
    assert.equal(
      headline([target(1, [cloud])], 'redeploy', true),
      'An earlier attempt has no clear outcome: this may be a second one.',
    );
  });

  it('shows a name as text', () => {
    const hostile = target(1, [local(5)]);
    const instance = { ...hostile.instance!, name: '$(trash)\u202e' };
    assert.equal(headline([{ ...hostile, instance }]), '$ (trash)\\u{202e} loses its local disks: 1 disk, 5 GiB.');
  });
});
