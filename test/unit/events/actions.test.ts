import assert from 'node:assert/strict';
import { actionFor, permissionFor, type ActionBar } from '../../../src/events/actions';
import { anEvent } from '../../builders';

describe('What may be redeployed', () => {
  for (const type of ['Instance:SystemFailure.Redeploy', 'Instance:SystemMaintenance.Redeploy']) {
    it(`${type} that needs an answer`, () => {
      assert.deepEqual(permissionFor('redeploy', anEvent({ type })), { allowed: true, alreadyScheduled: false });
    });
  }

  it('a scheduled one, which is noted', () => {
    assert.deepEqual(permissionFor('redeploy', anEvent({ status: 'Scheduled' })), {
      allowed: true,
      alreadyScheduled: true,
    });
  });

  const barred: [string, Parameters<typeof anEvent>[0], ActionBar][] = [
    ['not an event of another type', { type: 'Instance:SystemUpgrade.Migrate' }, 'type'],
    ['not an event of an unknown type', { type: 'EnsRegion:PortError' }, 'type'],
    ['not a running one', { status: 'Executing' }, 'executing'],
    ['not a done one', { status: 'Executed' }, 'ended'],
    ['not a failed one', { status: 'Failed' }, 'ended'],
    ['not a canceled one', { status: 'Canceled' }, 'ended'],
    ['not an avoided one', { status: 'Avoided' }, 'ended'],
    ['not one in a state this version does not know', { status: 'Paused' }, 'unknownState'],
    ['case 30: not one whose id has quotes', { eventId: "e-1' or '1" }, 'unsafeId'],
    ['case 30: not one whose instance id is empty', { resourceId: '' }, 'unsafeId'],
    ['case 30: not one whose instance id hides a line break', { resourceId: 'i-1\ni-2' }, 'unsafeId'],
  ];
  for (const [what, fields, bar] of barred) {
    it(what, () => {
      assert.deepEqual(permissionFor('redeploy', anEvent(fields)), { allowed: false, bar });
    });
  }
});

describe('The action of an event', () => {
  const cases: [string, string | undefined][] = [
    ['Instance:SystemFailure.Redeploy', 'redeploy'],
    ['Instance:SystemMaintenance.Redeploy', 'redeploy'],
    ['Instance:SystemMaintenance.Reboot', 'reboot'],
    ['Instance:SystemUpgrade.Migrate', 'migrate'],
    ['Instance:SystemFailure.Reboot', undefined],
    ['IP:SafeBan', undefined],
  ];
  for (const [type, action] of cases) {
    it(`${type}: ${action ?? 'none'}`, () => {
      assert.equal(actionFor({ type }), action);
    });
  }
});
