/** A moment as the clock of a zone shows it, made with Intl alone: nothing of the product. */
export interface Fields {
  time: number;
  zone: string;
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 0 is Sunday. */
  weekday: number;
  /** `+08:00`. */
  offset: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formats.set(zone, format);
  return format;
}

export const two = (value: number) => String(value).padStart(2, '0');

export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** What the clock of the zone shows at a full minute. */
export function fieldsAt(time: number, zone: string): Fields {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? NaN;
  const [year, month, day, hour, minute] = [of('year'), of('month'), of('day'), of('hour'), of('minute')];
  const local = Date.UTC(year, month - 1, day, hour, minute);
  const weekday = new Date(local).getUTCDay();
  return { time, zone, year, month, day, hour, minute, weekday, offset: offsetText((local - time) / 60_000) };
}

/** Every moment near this one at which the clock shows the same: two where clocks are put back. */
export function passes({ time, zone, hour, minute }: Fields): number[] {
  return [-60, -30, 0, 30, 60]
    .map(minutes => time + minutes * 60_000)
    .filter(other => {
      const shown = fieldsAt(other, zone);
      return shown.hour === hour && shown.minute === minute;
    });
}
