import assert from 'node:assert/strict';
import { parseWindows, windowsBetween } from '../../../src/schedule/index';
import { english, hour } from '../../builders';

const day = 24 * hour;

/** Good entries; those without a zone are meant in Shanghai. */
export function windowsOf(...entries: string[]) {
  const { windows, problems } = parseWindows(entries, { t: english, timeZone: 'Asia/Shanghai' });
  assert.deepEqual(problems, []);
  return windows;
}

/** When an entry is open, from a time in UTC on, as `11-24 02:00 to 11-24 05:00` in UTC. */
export function opened(entry: string, from: string, length = day): string[] {
  const start = Date.parse(`${from}Z`);
  const clock = (time: number) => new Date(time).toISOString().slice(5, 16).replace('T', ' ');
  return windowsBetween(windowsOf(entry), start, start + length).map(
    ({ start, end }) => `${clock(start)} to ${clock(end)}`,
  );
}
