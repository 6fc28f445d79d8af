import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import { eventKey } from '../../../src/events/event';
import { lateness, refusalOf } from '../../../src/operations/check';
import { anEvent, english, hour, noon } from '../../builders';

const refusal = (fresh: EnsEvent | undefined, complete = true) => {
  const events = new Map(fresh ? [[eventKey(anEvent()), fresh]] : []);
  return refusalOf('redeploy', anEvent(), { events, complete }, english);
};

describe('case 36: an event read again before the sending', () => {
  it('may be acted on while it is what the person saw, whatever else changed', () => {
    assert.equal(refusal(anEvent({ reason: 'Other words', level: 'CRITICAL', extra: { New: '1' } })), undefined);
  });

  const refused: [string, EnsEvent | undefined, string, string][] = [
    ['is not listed any more', undefined, 'gone', 'The service does not list this event any more.'],
    ['runs', anEvent({ status: 'Executing' }), 'notAllowed', 'Its operation is already running.'],
    ['has ended', anEvent({ status: 'Executed' }), 'notAllowed', 'The event has ended.'],
    [
      'was scheduled',
      anEvent({ status: 'Scheduled' }),
      'changed',
      'The event changed since you confirmed, its state is now: scheduled',
    ],
    [
      'is of another type that also takes it',
      anEvent({ type: 'Instance:SystemFailure.Redeploy' }),
      'changed',
      'The planned time of the event changed since you confirmed.',
    ],
    [
      'has another planned time',
      anEvent({ notBefore: noon }),
      'changed',
      'The planned time of the event changed since you confirmed.',
    ],
  ];
  for (const [what, fresh, reason, message] of refused) {
    it(`${what}: refused, and says why and what to do`, () => {
      const error = refusal(fresh);
      assert.deepEqual([error?.reason, error?.message], [reason, message]);
      assert.equal(error?.advice, 'Refresh, look at the event again and decide anew.');
    });
  }
});

describe('case 48: an event whose planned time nobody can read', () => {
  const unread = (notBeforeText: string) => {
    const event = anEvent({ notBeforeText });
    delete event.notBefore;
    return event;
  };
  const checked = (fresh: EnsEvent) =>
    refusalOf('redeploy', unread('soon'), { events: new Map([[eventKey(fresh), fresh]]), complete: true }, english);

  it('may be acted on while the service writes the same', () => {
    assert.equal(checked(unread('soon')), undefined);
  });

  it('is refused where it writes something else by then, or a time', () => {
    for (const fresh of [unread('later'), anEvent()]) {
      assert.equal(checked(fresh)?.message, 'The planned time of the event changed since you confirmed.');
    }
  });
});

describe('case 51: an event that an incomplete reading lacks', () => {
  it('is not called gone: nothing is sent, since nobody knows', () => {
    const error = refusal(undefined, false);
    assert.deepEqual(
      [error?.reason, error?.message],
      ['unread', 'The event could not be read again: the list came incomplete.'],
    );
  });

  it('may be acted on where it is in it', () => {
    assert.equal(refusal(anEvent(), false), undefined);
  });
});

describe('A plan at the moment of sending', () => {
  const at = (planTime: number, skew?: number) =>
    lateness({ opsType: 'scheduled', planTime }, { now: () => noon }, skew, english);

  it('case 27: is refused where its time has come', () => {
    for (const planTime of [noon, noon - 1, noon - hour]) {
      const error = at(planTime);
      assert.deepEqual(
        [error?.reason, error?.message, error?.advice],
        ['past', 'The planned time has passed.', 'Choose a later time.'],
      );
    }
  });

  const minute = 60_000;

  it('case 67: is refused where there is less than a minute left to it', () => {
    for (const left of [1, 1_000, minute - 1]) {
      assert.deepEqual(
        [at(noon + left)?.reason, at(noon + left)?.message],
        ['past', 'The planned time is less than a minute away.'],
      );
    }
    assert.equal(at(noon + minute), undefined);
  });

  it('case 67: is refused where its time has come by the service’s clock, whatever the computer’s says', () => {
    assert.equal(at(noon + hour, hour)?.message, 'The planned time has passed.');
    assert.equal(at(noon + hour, hour - minute + 1)?.message, 'The planned time is less than a minute away.');
    assert.equal(at(noon + hour, hour - minute), undefined);
  });

  it('case 67: is refused where its time has come by the computer’s clock, though the service’s is behind', () => {
    assert.equal(at(noon, -hour)?.message, 'The planned time has passed.');
  });

  it('is refused where it is no whole number of milliseconds', () => {
    for (const planTime of [NaN, Infinity, -Infinity, noon + hour + 0.5, 2 ** 60]) {
      assert.deepEqual(
        [at(planTime)?.message, at(planTime)?.advice],
        ['The planned time is no time.', 'Choose a later time.'],
      );
    }
  });

  it('is sent where it is for now', () => {
    assert.equal(lateness({ opsType: 'immediate' }, { now: () => noon }, hour, english), undefined);
  });
});
