/** The clocks of a zone; what they are ahead of UTC at a moment, both in milliseconds. */
export interface WallClock {
  offsetAt(time: number): number;
}

/** Minutes since midnight on the wall clock: `from` is quiet, `to` is not any more. They cross midnight where from > to. */
export interface QuietHours {
  from: number;
  to: number;
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** `22:00-07:00`; undefined for an empty text, for one that says nothing, and for no time at all (`08:00-08:00`). */
export function parseQuietHours(text: string): QuietHours | undefined {
  const match = /^\s*(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\s*$/.exec(text);
  if (!match) {
    return undefined;
  }
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  if (Math.max(fromHour, toHour) > 23 || Math.max(fromMinute, toMinute) > 59) {
    return undefined;
  }
  const hours = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
  return hours.from === hours.to ? undefined : hours;
}

/** Whether the wall clock shows a time within the quiet hours. `time` in Unix milliseconds. */
export function isQuiet(hours: QuietHours | undefined, time: number, zone: WallClock): boolean {
  if (!hours) {
    return false;
  }
  const { from, to } = hours;
  const shown = Math.floor(sinceMidnight(wallOf(time, zone)) / minute);
  return from < to ? shown >= from && shown < to : shown >= from || shown < to;
}

/**
 * When the quiet hours that hold at `now` end; undefined where none do. Both in Unix milliseconds. Where the clocks skip
 * that time it is when they do.
 */
export function quietUntil(hours: QuietHours | undefined, now: number, zone: WallClock): number | undefined {
  if (!hours || !isQuiet(hours, now, zone)) {
    return undefined;
  }
  let end = nextWallTime(hours.to, now, zone);
  while (end - minute > now && !isQuiet(hours, end - minute, zone)) {
    end -= minute;
  }
  return end;
}

/** The next moment after `now` at which the clocks show `minutes` since midnight. */
export function nextWallTime(minutes: number, now: number, zone: WallClock): number {
  const wall = wallOf(now, zone);
  const today = wall - sinceMidnight(wall) + minutes * minute;
  return [today, today + day].map(time => instantOf(time, zone)).find(time => time > now) ?? now + day;
}

/** The first moment at which the clocks show `wall`, a wall time in milliseconds. */
function instantOf(wall: number, zone: WallClock): number {
  const before = wall - zone.offsetAt(wall - day);
  const after = wall - zone.offsetAt(wall + day);
  return [before, after].find(time => wallOf(time, zone) === wall) ?? before;
}

function wallOf(time: number, zone: WallClock): number {
  return time + zone.offsetAt(time);
}

function sinceMidnight(wall: number): number {
  return ((wall % day) + day) % day;
}
