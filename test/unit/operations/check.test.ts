import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import { lateness, refusalOf } from '../../../src/operations/check';
import { anEvent, english, hour, noon } from '../../builders';

const refusal = (fresh: EnsEvent | undefined) => refusalOf('redeploy', anEvent(), fresh, english);

describe('An event read again before the sending', () => {
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
      assert.equal(error?.advice, 'Nothing was sent. Refresh, look at the event again and decide anew.');
    });
  }
});

describe('A plan at the moment of sending', () => {
  const at = (planTime: number) => lateness({ opsType: 'scheduled', planTime }, { now: () => noon }, english);

  it('is refused where its time has come', () => {
    for (const planTime of [noon, noon - 1, noon - hour]) {
      const error = at(planTime);
      assert.deepEqual(
        [error?.reason, error?.message, error?.advice],
        ['past', 'The planned time has passed.', 'Nothing was sent. Choose a later time.'],
      );
    }
  });

  it('is sent while its time is to come, and where it is for now', () => {
    assert.equal(at(noon + 1), undefined);
    assert.equal(lateness({ opsType: 'immediate' }, { now: () => noon }, english), undefined);
  });
});
