import assert from 'node:assert/strict';
import { bindWriter, giveConfirmation, intentsOf } from '../../../src/operations/confirmation';
import { aClient, aConfirmation, anEvent, aTarget, hour, noon } from '../../builders';

const self = { pid: 7, window: 'w-7', started: '100' };
const nextId = () => {
  let id = 0;
  return () => `op-${(id += 1)}`;
};

describe('What is recorded of a confirmation before it is sent', () => {
  it('who, where, what and when, as the person saw it', () => {
    const [intent, ...others] = intentsOf(aConfirmation(), self, nextId());
    assert.deepEqual(intent, {
      operation: {
        id: 'op-1',
        at: noon,
        profileId: 'p1',
        account: 'Test',
        host: 'ens.aliyuncs.com',
        keyHash: 'key-1',
        ...self,
        action: 'redeploy',
        eventId: anEvent().eventId,
        resourceId: 'i-sample-1',
        eventType: 'Instance:SystemMaintenance.Redeploy',
        name: 'edge-web-01',
        statusBefore: 'Inquiring',
        notBeforeBefore: noon + 24 * hour,
        plan: { opsType: 'immediate' },
      },
      target: aTarget(),
    });
    assert.deepEqual(others, []);
  });

  it('the sample account, the instance as it was, and the attempt that the person was told of', () => {
    const snapshot = { status: 'Running', addresses: ['192.0.2.10'], disks: ['d-1'] };
    const { account } = aConfirmation();
    const targets = [aTarget({ snapshot, again: 'op-0' })];
    const [intent] = intentsOf(aConfirmation({ account: { ...account, sample: true }, targets }), self);
    const { sample, snapshot: recorded, again } = intent!.operation;
    assert.deepEqual([sample, recorded, again], [true, snapshot, 'op-0']);
  });

  it('no planned time of an event that has none', () => {
    const event = anEvent();
    delete event.notBefore;
    const [intent] = intentsOf(aConfirmation({ targets: [aTarget({ event })] }), self);
    assert.equal('notBeforeBefore' in intent!.operation, false);
  });

  it('one attempt for each event, in their order, each with an id that no other has', () => {
    const names = ['first', 'second', 'third'];
    const targets = names.map(name => aTarget({ name, event: anEvent({ eventId: name }) }));
    const operations = intentsOf(aConfirmation({ targets }), self).map(({ operation }) => operation);
    assert.deepEqual(
      operations.map(({ name, eventId }) => [name, eventId]),
      names.map(name => [name, name]),
    );
    assert.equal(new Set(operations.map(({ id }) => id)).size, 3);
  });
});

describe('A confirmation that was given', () => {
  it('stays what it was, whatever becomes of what it was made from', () => {
    const event = anEvent();
    const targets = [aTarget({ event })];
    const confirmation = aConfirmation({ targets });
    event.status = 'Executed';
    targets.push(aTarget());
    assert.deepEqual(confirmation.targets, [aTarget()]);
    assert.throws(() => Object.assign(confirmation, { action: 'reboot' }), TypeError);
  });

  it('goes with what sends for it', () => {
    const confirmation = aConfirmation();
    const client = aClient();
    const writer = bindWriter(client, confirmation);
    assert.equal(writer.confirmation, confirmation);
    assert.equal(writer.eventRedeployInstance, client.eventRedeployInstance);
  });
});

describe('A confirmation of a planned time', () => {
  it('is not given where that is no whole number of milliseconds, in one of several too', () => {
    for (const planTime of [NaN, Infinity, noon + 0.5]) {
      const targets = [aTarget(), aTarget({ plan: { opsType: 'scheduled', planTime } })];
      assert.throws(() => giveConfirmation({ ...aConfirmation(), targets }), RangeError);
    }
  });
});
