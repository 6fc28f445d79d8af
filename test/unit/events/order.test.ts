import assert from 'node:assert/strict';
import { bySection } from '../../../src/events/order';
import { anEvent, hour, noon } from '../../builders';

const ids = (events: { eventId: string }[] | undefined) => events?.map(({ eventId }) => eventId);

describe('Sections of the list', () => {
  it('come in the order a person needs them, without empty ones', () => {
    const events = ['Executed', 'Executing', 'Inquiring'].map(status => anEvent({ status }));
    assert.deepEqual([...bySection(events).keys()], ['needsAnswer', 'running', 'ended']);
  });

  it('show the soonest deadline first, then the newest without one', () => {
    const events = [
      anEvent({ eventId: 'later', notBefore: noon + 5 * hour }),
      anEvent({ eventId: 'none-old', notBefore: noon - 9 * hour, publishTime: noon - 8 * hour }),
      anEvent({ eventId: 'soon', notBefore: noon + hour }),
      anEvent({ eventId: 'none-new', notBefore: noon - 9 * hour, publishTime: noon - hour }),
    ];
    assert.deepEqual(ids(bySection(events).get('needsAnswer')), ['soon', 'later', 'none-new', 'none-old']);
  });

  it('keep an event whose state is unknown among the running ones', () => {
    assert.deepEqual([...bySection([anEvent({ status: 'Paused' })]).keys()], ['running']);
  });
});
