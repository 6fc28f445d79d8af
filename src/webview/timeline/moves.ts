/** Where a mark is: its lane, counted from the top, and its middle in pixels of the picture. */
export interface Place {
  readonly lane: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Where a key leads from a mark: left and right along time, lane after lane; up and down to the mark nearest in time in
 * the next lane; Home and End to the ends of the lane, with Ctrl to those of the picture. Undefined for other keys.
 */
export function moveBy(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  marks: readonly Place[],
  current: number,
): number | undefined {
  const from = marks[current];
  if (!from) {
    return undefined;
  }
  const inLane = (lane: number) => marks.flatMap((mark, index) => (mark.lane === lane ? [index] : []));
  const nearest = (lane: number) =>
    inLane(lane).reduce<number | undefined>((best, index) => {
      const known = best === undefined ? undefined : marks[best];
      const mark = marks[index];
      return mark && (!known || Math.abs(mark.x - from.x) < Math.abs(known.x - from.x)) ? index : best;
    }, undefined);
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, current - 1);
    case 'ArrowRight':
      return Math.min(marks.length - 1, current + 1);
    case 'ArrowUp':
      return nearest(from.lane - 1) ?? current;
    case 'ArrowDown':
      return nearest(from.lane + 1) ?? current;
    case 'Home':
      return ctrlKey ? 0 : inLane(from.lane)[0];
    case 'End':
      return ctrlKey ? marks.length - 1 : inLane(from.lane).at(-1);
    default:
      return undefined;
  }
}

/** The mark under a point, in pixels of the picture: the nearest one that is near enough to be meant. */
export function markAt(marks: readonly Place[], x: number, y: number): number | undefined {
  let best: number | undefined;
  let least = 13 ** 2;
  for (const [index, mark] of marks.entries()) {
    const square = (mark.x - x) ** 2 + (mark.y - y) ** 2;
    if (square < least) {
      least = square;
      best = index;
    }
  }
  return best;
}

/** How many other marks are so near that they cover this one, or are covered by it. */
export function othersAt(marks: readonly Place[], current: number): number {
  const here = marks[current];
  return here ? marks.filter(({ x, y }) => Math.hypot(x - here.x, y - here.y) < 6).length - 1 : 0;
}
