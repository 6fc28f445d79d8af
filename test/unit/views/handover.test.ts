import assert from 'node:assert/strict';
import type { ToldSnapshot } from '../../../src/events/told';
import { createHandover } from '../../../src/views/handover';
import type { Desk } from '../../../src/views/desks';
import { aClock, hour, noon } from '../../builders';

describe('case 85: what another window found while the clock was ahead', () => {
  it('is read once here, and what it finds later is read too', () => {
    let reads = 0;
    const load = () => {
      reads += 1;
      return Promise.resolve();
    };
    const desk = { profileId: 'p1', store: { state: () => ({ loadedAt: noon }) }, loader: { load } } as unknown as Desk;
    const toldSince = (waitingSince: number): ToldSnapshot => ({
      has: () => false,
      snoozedUntil: () => undefined,
      waitingSince: () => waitingSince,
    });
    const { take } = createHandover(aClock());
    const ahead = toldSince(noon + 365 * 24 * hour);
    take(desk, ahead);
    take(desk, ahead);
    assert.equal(reads, 1);
    take(desk, toldSince(noon + hour));
    assert.equal(reads, 2);
    take(desk, toldSince(noon - hour));
    assert.equal(reads, 2);
  });
});
