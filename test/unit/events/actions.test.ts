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
    ['an event of another type', { type: 'Instance:SystemUpgrade.Migrate' }, 'type'],
    ['an event of an unknown type', { type: 'EnsRegion:PortError' }, 'type'],
    ['a running one', { status: 'Executing' }, 'executing'],
    ['a done one', { status: 'Executed' }, 'ended'],
    ['a failed one', { status: 'Failed' }, 'ended'],
    ['a canceled one', { status: 'Canceled' }, 'ended'],
    ['an avoided one', { status: 'Avoided' }, 'ended'],
    ['one in a state this version does not know', { status: 'Paused' }, 'unknownState'],
    ['one whose id has quotes', { eventId: "e-1' or '1" }, 'unsafeId'],
    ['one whose instance id is empty', { resourceId: '' }, 'unsafeId'],
    ['one whose instance id hides a line break', { resourceId: 'i-1\ni-2' }, 'unsafeId'],
  ];
  for (const [what, fields, bar] of barred) {
    it(`not ${what}`, () => {
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
