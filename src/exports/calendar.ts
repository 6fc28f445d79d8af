/** One moment in a calendar. Texts are plain, on one line each, and without control characters. */
export interface CalendarEntry {
  /** The same for the same thing in every export, so that a calendar updates what it has. */
  uid: string;
  /** Unix milliseconds, in the years 0 to 9999. */
  start: number;
  summary: string;
  description: readonly string[];
  /** How long before the start to remind, as durations of RFC 5545: `-PT1H`. */
  reminders: readonly string[];
}

const encoder = new TextEncoder();

/** An iCalendar file by RFC 5545; all times in UTC. `now` in Unix milliseconds. */
export function calendarText(entries: readonly CalendarEntry[], now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ENS Events//ENS Events//EN',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap(entry => entryLines(entry, now)),
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

/** Transparent: a plan of a machine makes nobody busy. */
function entryLines({ uid, start, summary, description, reminders }: CalendarEntry, now: number): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(start)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${description.map(escaped).join('\\n')}`,
    'TRANSP:TRANSPARENT',
    ...reminders.flatMap(trigger => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:${trigger}`,
      `DESCRIPTION:${escaped(summary)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/** `20261129T020000Z` */
function utc(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Section 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, String.raw`\$&`);
}

/** Section 3.1: at most 75 octets a line, the rest after a line break and a space; no character is cut in two. */
function folded(line: string): string {
  let whole = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      whole += '\r\n ';
      octets = 1;
    }
    whole += character;
    octets += size;
  }
  return whole;
}
