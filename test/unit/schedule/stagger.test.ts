import assert from 'node:assert/strict';
import fc from 'fast-check';
import { staggerTimes } from '../../../src/schedule/stagger';
import { hour, noon } from '../../builders';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const tenMinutes = 600_000;

/** Minutes after noon. */
const at = (minutes: number) => noon + minutes * 60_000;

describe('one after the other', () => {
  it('keeps the order given where no event has a deadline', () => {
    assert.deepEqual(staggerTimes({ start: noon, every: tenMinutes, count: 3 }), { times: [at(0), at(10), at(20)] });
  });

  it('takes the event with the earliest deadline first and answers each its own time', () => {
    const deadlines = [noon + 3 * hour, undefined, noon + hour, noon + 2 * hour];
    assert.deepEqual(staggerTimes({ start: noon, every: tenMinutes, count: 4, deadlines }), {
      times: [at(20), at(30), at(0), at(10)],
    });
  });

  it('starts each before its deadline, not at it', () => {
    const both = { start: noon, every: tenMinutes, count: 2 };
    assert.deepEqual(staggerTimes({ ...both, deadlines: [at(10), at(10)] }), { tooLate: 1 });
    assert.deepEqual(staggerTimes({ ...both, deadlines: [at(10), at(10) + 1] }), { times: [at(0), at(10)] });
    assert.deepEqual(staggerTimes({ start: noon, every: tenMinutes, count: 1, deadlines: [noon] }), { tooLate: 1 });
  });

  it('says how many would miss their deadline', () => {
    const deadlines = [at(15), at(15), at(15), at(15)];
    assert.deepEqual(staggerTimes({ start: noon, every: tenMinutes, count: 4, deadlines }), { tooLate: 2 });
  });

  it('has nothing to say of no events', () => {
    assert.deepEqual(staggerTimes({ start: noon, every: tenMinutes, count: 0 }), { times: [] });
  });

  it('waits for the next slot where one has closed', () => {
    const slots = [
      { start: at(-30), end: at(20) },
      { start: at(60), end: at(65) },
      { start: at(90), end: at(120) },
    ];
    const four = { start: noon, every: tenMinutes, count: 4, slots };
    assert.deepEqual(staggerTimes(four), { times: [at(0), at(10), at(60), at(90)] });
    const deadlines = [undefined, at(61), undefined, at(5)];
    assert.deepEqual(staggerTimes({ ...four, deadlines }), { times: [at(60), at(10), at(90), at(0)] });
  });

  it('says how many fit into no slot, or into none before their deadline', () => {
    const slots = [{ start: noon, end: at(20) }];
    assert.deepEqual(staggerTimes({ start: noon, every: tenMinutes, count: 5, slots }), { tooLate: 3 });
    assert.deepEqual(staggerTimes({ start: noon, every: tenMinutes, count: 2, slots: [] }), { tooLate: 2 });
    const later = [...slots, { start: at(60), end: at(90) }];
    const deadlines = [at(60), at(60), at(60)];
    assert.deepEqual(staggerTimes({ start: noon, every: tenMinutes, count: 3, deadlines, slots: later }), {
      tooLate: 1,
    });
  });

  const minutes = fc.integer({ min: -10, max: 60 }).map(at);
  const deadlineLists = fc.array(fc.option(minutes, { nil: undefined }), { maxLength: 5 });
  const everies = fc.integer({ min: 1, max: 20 }).map(every => every * 60_000);

  it('property: finds times whenever any order keeps every deadline, and only then', () => {
    fc.assert(
      fc.property(deadlineLists, everies, (deadlines, every) => {
        const found = staggerTimes({ start: noon, every, count: deadlines.length, deadlines });
        const possible = orders(deadlines).some(order =>
          order.every((deadline, slot) => deadline === undefined || noon + slot * every < deadline),
        );
        assert.equal('times' in found, possible);
      }),
      runs,
    );
  });

  it('property: with slots each time lies in one and before its deadline, and no two are closer than asked', () => {
    const slotLists = fc
      .uniqueArray(fc.integer({ min: -20, max: 200 }), { minLength: 2, maxLength: 12 })
      .map(edges => edges.sort((a, b) => a - b).map(at))
      .map(edges =>
        edges.flatMap((start, index) => {
          const end = edges[index + 1];
          return index % 2 === 0 && end !== undefined ? [{ start, end }] : [];
        }),
      );
    fc.assert(
      fc.property(deadlineLists, everies, slotLists, (deadlines, every, slots) => {
        const found = staggerTimes({ start: noon, every, count: deadlines.length, deadlines, slots });
        if ('tooLate' in found) {
          return;
        }
        const { times } = found;
        assert.ok(times.every(time => time >= noon && slots.some(({ start, end }) => start <= time && time < end)));
        assert.ok(times.every((time, index) => time < (deadlines[index] ?? Infinity)));
        const inOrder = [...times].sort((a, b) => a - b);
        assert.ok(inOrder.every((time, index) => time - (inOrder[index - 1] ?? -Infinity) >= every));
      }),
      runs,
    );
  });

  it('property: every slot is used once, and each time lies before its deadline', () => {
    fc.assert(
      fc.property(deadlineLists, everies, (deadlines, every) => {
        const found = staggerTimes({ start: noon, every, count: deadlines.length, deadlines });
        if ('tooLate' in found) {
          assert.ok(found.tooLate >= 1 && found.tooLate <= deadlines.filter(deadline => deadline !== undefined).length);
          return;
        }
        assert.deepEqual(
          [...found.times].sort((a, b) => a - b),
          deadlines.map((_, slot) => noon + slot * every),
        );
        assert.ok(found.times.every((time, index) => time < (deadlines[index] ?? Infinity)));
      }),
      runs,
    );
  });
});

function orders<T>(items: readonly T[]): T[][] {
  return items.length === 0
    ? [[]]
    : items.flatMap((item, index) => orders(items.filter((_, other) => other !== index)).map(rest => [item, ...rest]));
}
