import assert from 'node:assert/strict';
import { markAt, moveBy, othersAt } from '../../../src/webview/timeline/moves';

const place = (lane: number, x: number) => ({ lane, x, y: lane * 30 });
/** Three lanes, of which the first has three marks. */
const marks = [place(0, 10), place(0, 50), place(0, 90), place(1, 15), place(1, 80), place(2, 45)];
const from = (current: number, key: string, ctrlKey = false) => moveBy({ key, ctrlKey }, marks, current);

describe('Keys in the timeline’s picture', () => {
  it('lead left and right along time, lane after lane, and stay at the ends', () => {
    assert.deepEqual([from(1, 'ArrowLeft'), from(0, 'ArrowLeft'), from(3, 'ArrowLeft')], [0, 0, 2]);
    assert.deepEqual([from(1, 'ArrowRight'), from(2, 'ArrowRight'), from(5, 'ArrowRight')], [2, 3, 5]);
  });

  it('lead up and down to the mark nearest in time, and stay where there is no lane', () => {
    assert.deepEqual([from(0, 'ArrowDown'), from(2, 'ArrowDown'), from(1, 'ArrowDown')], [3, 4, 4]);
    assert.deepEqual([from(3, 'ArrowUp'), from(4, 'ArrowUp'), from(5, 'ArrowUp')], [0, 2, 3]);
    assert.deepEqual([from(0, 'ArrowUp'), from(5, 'ArrowDown')], [0, 5]);
  });

  it('lead to the ends of the lane, with Ctrl to those of the picture', () => {
    assert.deepEqual([from(1, 'Home'), from(4, 'Home'), from(4, 'Home', true)], [0, 3, 0]);
    assert.deepEqual([from(1, 'End'), from(3, 'End'), from(3, 'End', true)], [2, 4, 5]);
  });

  it('lead nowhere where the key or the mark is another', () => {
    assert.deepEqual([from(1, 'a'), from(1, 'Enter'), from(9, 'ArrowLeft')], [undefined, undefined, undefined]);
  });
});

describe('The pointer in the timeline’s picture', () => {
  it('is at the nearest mark that is near enough to be meant', () => {
    assert.equal(markAt(marks, 12, 3), 0);
    assert.equal(markAt(marks, 50, 12), 1);
    assert.equal(markAt(marks, 50, 13), undefined);
    assert.equal(markAt([place(0, 0), place(0, 8)], 5, 0), 1);
    assert.equal(markAt([place(0, 0), place(0, 8)], 4, 0), 0);
    assert.equal(markAt([], 0, 0), undefined);
  });

  it('knows how many other marks are under the one it is at', () => {
    const close = [place(0, 0), place(0, 5), place(0, 6), place(0, 11)];
    assert.deepEqual([othersAt(close, 0), othersAt(close, 1), othersAt(close, 3), othersAt(close, 9)], [1, 2, 1, 0]);
  });
});
