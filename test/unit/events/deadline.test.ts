import assert from 'node:assert/strict';
import { deadlineOf } from '../../../src/events/deadline';
import { anEvent, hour, noon } from '../../builders';

describe('The deadline of an event', () => {
  it('is its planned time', () => {
    assert.deepEqual(deadlineOf(anEvent({ notBefore: noon + hour })), { time: noon + hour, estimated: false });
  });

  it('is five days after publication, as an estimate, for a failure redeploy without a planned time', () => {
    const event = { ...anEvent({ type: 'Instance:SystemFailure.Redeploy', publishTime: noon }) };
    delete event.notBefore;
    assert.deepEqual(deadlineOf(event), { time: noon + 120 * hour, estimated: true });
  });

  it('is estimated too where the planned time only repeats the publication', () => {
    const event = anEvent({ type: 'Instance:SystemFailure.Redeploy', publishTime: noon, notBefore: noon });
    assert.deepEqual(deadlineOf(event), { time: noon + 120 * hour, estimated: true });
  });

  for (const notBeforeText of ['tomorrow', '1715578245', '2026-11-29', '{"seconds":5}']) {
    it(`case 48: is not estimated over a planned time that cannot be read: ${notBeforeText}`, () => {
      const event = { ...anEvent({ type: 'Instance:SystemFailure.Redeploy', publishTime: noon, notBeforeText }) };
      delete event.notBefore;
      assert.equal(deadlineOf(event), undefined);
    });
  }

  it('case 48: is the planned time, though the publication cannot be read', () => {
    const event = { ...anEvent({ publishTimeText: 'yesterday', notBefore: noon + hour }) };
    delete event.publishTime;
    assert.deepEqual(deadlineOf(event), { time: noon + hour, estimated: false });
  });

  for (const status of ['Scheduled', 'Executing', 'Paused']) {
    it(`is not estimated where an answer was given, or nothing is known of one: ${status}`, () => {
      const event = anEvent({ type: 'Instance:SystemFailure.Redeploy', status, publishTime: noon, notBefore: noon });
      assert.equal(deadlineOf(event), undefined);
    });
  }

  it('is unknown for other events without a planned time', () => {
    assert.equal(deadlineOf(anEvent({ publishTime: noon, notBefore: noon })), undefined);
  });

  for (const status of ['Executed', 'Failed', 'Canceled', 'Avoided']) {
    it(`does not exist once the event is ${status}`, () => {
      assert.equal(deadlineOf(anEvent({ status })), undefined);
    });
  }
});
