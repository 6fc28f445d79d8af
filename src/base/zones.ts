/**
 * Wall clocks. A "wall time" is what a clock on the wall shows, kept as the Unix milliseconds at which a clock in UTC
 * shows the same. dayjs's own zone plugin is not used: it reads the zone's clock back through the machine's zone and is
 * an hour off where that one has a gap.
 */
export interface Zone {
  /** What its clocks are ahead of UTC at a moment; both in milliseconds. */
  offsetAt(time: number): number;
}

const day = 24 * 3_600_000;

/** A zone by its IANA name, the machine's when absent. Throws RangeError for an unknown name. */
export function namedZone(timeZone?: string): Zone {
  const clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn-hc-h23', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return {
    offsetAt: time => {
      const parts = clock.formatToParts(time);
      const part = (type: Intl.DateTimeFormatPartTypes) =>
        Number(parts.find(candidate => candidate.type === type)?.value ?? 0);
      const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
      return wall - Math.floor(time / 1000) * 1000;
    },
  };
}

/** True for an IANA name that this computer knows, in any case of its letters. */
export function isZoneName(name: string): boolean {
  try {
    namedZone(name);
    return true;
  } catch {
    return false;
  }
}

/** A zone that never changes; `offset` in milliseconds ahead of UTC. */
export function fixedZone(offset: number): Zone {
  return { offsetAt: () => offset };
}

/** The moments at which the clocks show `wall`: one, none where clocks are put forward, two where they are put back. */
export function instantsAt(wall: number, zone: Zone): number[] {
  const offsets = new Set([zone.offsetAt(wall - day), zone.offsetAt(wall + day)]);
  return [...offsets]
    .map(offset => wall - offset)
    .filter(time => time + zone.offsetAt(time) === wall)
    .sort((a, b) => a - b);
}

/** For a wall time that no clock shows: the moment that a clock which nobody put forward would show it. */
export function instantAfterGap(wall: number, zone: Zone): number {
  return wall - zone.offsetAt(wall - day);
}
