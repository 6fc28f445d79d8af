import assert from 'node:assert/strict';
import { takenTimes } from '../../../src/operations/takenTimes';
import { anEvent, anOperation, hour, noon } from '../../builders';

describe('times that are taken', () => {
  const plan = { opsType: 'scheduled', planTime: noon + hour } as const;
  const accepted = { kind: 'accepted', requestId: 'REQ-1' } as const;

  it('are the plans of operations that are still open', () => {
    const ended = { how: 'done', status: 'Executed', at: noon } as const;
    assert.deepEqual(takenTimes([anOperation({ plan, outcome: accepted })], []), [noon + hour]);
    assert.deepEqual(takenTimes([anOperation({ plan, outcome: accepted, end: ended })], []), []);
    assert.deepEqual(takenTimes([anOperation({ outcome: accepted })], []), []);
  });

  it('are the times of scheduled events, not the deadlines of others', () => {
    const scheduled = anEvent({ status: 'Scheduled', notBefore: noon + 2 * hour });
    assert.deepEqual(takenTimes([], [scheduled, anEvent()]), [noon + 2 * hour]);
  });
});
