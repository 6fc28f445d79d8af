import type { Range, TimelineData, TimelineEvent } from '../../views/timeline/messages';

const hour = 3_600_000;

/** How much is shown, in hours before and after now. */
const reach: Readonly<Record<Range, readonly [before: number, after: number]>> = {
  day: [6, 24],
  week: [24, 7 * 24],
  fortnight: [3 * 24, 14 * 24],
  month: [7 * 24, 30 * 24],
};

export const rowHeight = 18;
const lanePadding = 12;
/** Half of what a shape takes of its row, with a little air, in pixels. */
const reachOfShape = 9;
/** Lines that would need more rows than this are left out; shapes that would need more than that lie upon each other. */
const mostRowsOfLines = 10;
const mostRows = 6;
/** Rows below these for what is over, in a lane where not all has room. */
const mostRowsOfOver = 2;

export interface View {
  range: Range;
  lanes: 'node' | 'instance';
  /** Of the part that has the events, in pixels. */
  width: number;
}

/** An event in the picture; pixels from the left and the top of the part that has the events. */
export interface Mark {
  event: TimelineEvent;
  /** In `data.events`. */
  index: number;
  x: number;
  y: number;
  /** Where its line begins, where it has one. */
  from?: number;
}

export interface Lane {
  label: string;
  top: number;
  height: number;
  /** In order of time. */
  marks: Mark[];
}

export interface Layout {
  /** Unix milliseconds at the left and the right edge. */
  start: number;
  end: number;
  lanes: Lane[];
  height: number;
  /** Events that are not shown: ended before the range, or after it. */
  earlier: number;
  later: number;
}

/**
 * Places the events of a range in lanes, the lane that is due first on top. Shapes that would touch go into rows below
 * each other; what is open and was due before the range stays at its left edge.
 */
export function layOut(data: TimelineData, { range, lanes, width }: View): Layout {
  const [before, after] = reach[range];
  const start = data.now - before * hour;
  const end = data.now + after * hour;
  const xOf = (ms: number) => ((Math.min(Math.max(ms, start), end) - start) / (end - start)) * width;
  const byLane = new Map<number, Mark[]>();
  let earlier = 0;
  let later = 0;
  for (const [index, event] of data.events.entries()) {
    if (event.at < start && !event.open) {
      earlier++;
    } else if (event.at > end) {
      later++;
    } else {
      const mark = { event, index, x: xOf(event.at), y: 0, ...(event.open && event.from && { from: xOf(event.from) }) };
      const lane = byLane.get(event[lanes]) ?? [];
      byLane.set(event[lanes], lane);
      lane.push(mark);
    }
  }
  const labels = lanes === 'node' ? data.nodes : data.instances;
  let top = 0;
  const placed = [...byLane].sort(byUrgency).map(([lane, marks]) => {
    const height = stack(marks, top) * rowHeight + lanePadding;
    top += height;
    return { label: labels[lane] ?? '', top: top - height, height, marks };
  });
  return { start, end, lanes: placed, height: top, earlier, later };
}

function byUrgency([a, marksA]: [number, Mark[]], [b, marksB]: [number, Mark[]]): number {
  return firstDue(marksA) - firstDue(marksB) || a - b;
}

/** The first open event; lanes in which everything is over come last, whatever their times. */
function firstDue(marks: readonly Mark[]): number {
  return marks.find(({ event }) => event.open)?.event.at ?? Number.MAX_SAFE_INTEGER;
}

/**
 * Gives each mark its row; answers how many there are. With lines where there is room, else the shapes alone: what is not
 * over above the rest, which may lie upon each other.
 */
function stack(marks: readonly Mark[], top: number): number {
  let rows = rowsOf(marks, ({ x, from = x }) => from, mostRowsOfLines + 1);
  if (last(rows) >= mostRowsOfLines) {
    rows = rowsInParts(marks);
    for (const mark of marks) {
      delete mark.from;
    }
  }
  for (const [index, mark] of marks.entries()) {
    mark.y = top + lanePadding / 2 + (rows[index] ?? 0) * rowHeight + rowHeight / 2;
  }
  return last(rows) + 1;
}

function rowsInParts(marks: readonly Mark[]): number[] {
  const open = marks.filter(({ event }) => event.open);
  const over = marks.filter(({ event }) => !event.open);
  const rowsOfOpen = rowsOf(open, ({ x }) => x, mostRows);
  const below = open.length > 0 ? last(rowsOfOpen) + 1 : 0;
  const rowsOfOver = rowsOf(over, ({ x }) => x, mostRowsOfOver).map(row => row + below);
  const all = [...rowsOfOpen, ...rowsOfOver];
  const rows = new Map([...open, ...over].map((mark, index) => [mark, all[index] ?? 0]));
  return marks.map(mark => rows.get(mark) ?? 0);
}

/** The largest row. Math.max takes its numbers as arguments, of which 100,000 are too many. */
function last(rows: readonly number[]): number {
  return rows.reduce((most, row) => Math.max(most, row), 0);
}

/** The first row that is free, of so many at most; where none is, marks lie upon each other. */
function rowsOf(marks: readonly Mark[], startOf: (mark: Mark) => number, most: number): number[] {
  const ends: number[] = [];
  const rows = new Map<Mark, number>();
  for (const mark of [...marks].sort((a, b) => startOf(a) - startOf(b))) {
    const free = ends.findIndex(end => end <= startOf(mark) - reachOfShape);
    const row = free >= 0 ? free : ends.length < most ? ends.length : rows.size % most;
    rows.set(mark, row);
    ends[row] = mark.x + reachOfShape;
  }
  return marks.map(mark => rows.get(mark) ?? 0);
}
