import assert from 'node:assert/strict';
import type { TimelineEvent } from '../../../src/views/timeline/messages';
import { sortedBy, sortEntries } from '../../../src/webview/timeline/sorting';

const event = (fields: Partial<TimelineEvent>): TimelineEvent => ({ open: true, ...fields }) as TimelineEvent;
const orderOf = (events: TimelineEvent[], ...sorting: Parameters<typeof sortedBy> | []) => {
  const { open, over } = sortEntries({ events }, sorting[0] && sortedBy(...(sorting as Parameters<typeof sortedBy>)));
  return [open.map(([index]) => index), over.map(([index]) => index)];
};

describe('The order of the timeline’s table', () => {
  it('has what is not over first by time, then the rest, the latest first', () => {
    const events = [event({ open: false }), event({}), event({ open: false }), event({})];
    assert.deepEqual(orderOf(events), [
      [1, 3],
      [2, 0],
    ]);
  });

  it('is turned by a second click on a heading, and begins anew at another one', () => {
    const first = sortedBy('name', undefined);
    assert.deepEqual(first, { column: 'name', descending: false });
    assert.deepEqual(sortedBy('name', first), { column: 'name', descending: true });
    assert.deepEqual(sortedBy('name', sortedBy('name', first)), first);
    assert.deepEqual(sortedBy('time', first), { column: 'time', descending: false });
  });

  it('counts as people do, both ways, in both parts', () => {
    const names = ['edge-10', 'edge-2', 'edge-1'];
    const events = [...names.map(name => event({ name })), ...names.map(name => event({ name, open: false }))];
    assert.deepEqual(orderOf(events, 'name', undefined), [
      [2, 1, 0],
      [5, 4, 3],
    ]);
    assert.deepEqual(orderOf(events, 'name', { column: 'name', descending: false }), [
      [0, 1, 2],
      [3, 4, 5],
    ]);
  });

  it('goes by times and ranks, not by their words', () => {
    const events = [
      event({ at: 30, time: 'a', deadline: 300, rank: 2, level: 'x' }),
      event({ at: 4, time: 'b', deadline: 40, rank: 10, level: 'y' }),
      event({ at: 200, time: 'c', deadline: 5, rank: 1, level: 'z' }),
    ];
    assert.deepEqual(orderOf(events, 'time', undefined)[0], [1, 0, 2]);
    assert.deepEqual(orderOf(events, 'left', undefined)[0], [2, 1, 0]);
    assert.deepEqual(orderOf(events, 'level', undefined)[0], [2, 0, 1]);
  });

  it('has rows with nothing in the column last either way; what is over has no time left', () => {
    const events = [event({}), event({ accountName: 'B' }), event({ accountName: 'A' }), event({})];
    assert.deepEqual(orderOf(events, 'accountName', undefined)[0], [2, 1, 0, 3]);
    assert.deepEqual(orderOf(events, 'accountName', { column: 'accountName', descending: false })[0], [1, 2, 0, 3]);
    const over = [event({ open: false, deadline: 9 }), event({ open: false, deadline: 1 })];
    assert.deepEqual(orderOf(over, 'left', undefined)[1], [1, 0]);
  });
});
