import { fixedZone, isZoneName, namedZone } from '../../base/zones';
import { phrase, type Meaning, type Phrase } from './parts';
import { hourMs, minuteMs } from './units';

const shanghai = 'Asia/Shanghai';
const widestOffsetMs = 14 * hourMs;
/** Letters that stand for more than one zone, or for one in summer only (CST: Chicago, Shanghai, Havana). */
const abbreviations = [
  ...['acst', 'aedt', 'aest', 'akst', 'ast', 'awst', 'bst', 'cdt', 'cest', 'cet', 'cst', 'edt', 'eest', 'eet'],
  ...['est', 'gst', 'hkt', 'hst', 'ist', 'jst', 'kst', 'mdt', 'met', 'msk', 'mst', 'nzdt', 'nzst', 'pdt'],
  ...['pkt', 'pst', 'pt', 'et', 'sast', 'sgt', 'sst', 'west', 'wet'],
];
const offset = '([+-]) ?(\\d{1,2})(?::?(\\d{2}))?';

/** Zones: UTC, offsets, names of the time zone database, Beijing's. */
export const zoneNames: readonly Phrase[] = [
  phrase('(?:北京时间|beijing time|china standard time)', () => ({ kind: 'zone', zone: namedZone(shanghai) })),
  phrase('(?:utc|gmt)', () => zoneAt('+', '0')),
  phrase(`(?:utc|gmt) ?${offset}`, zoneAt),
  // 2026-11-28T18:00Z; a letter alone only after digits.
  phrase('(?<=\\d ?)z', () => zoneAt('+', '0')),
  // After a time. A dash may stand between two times instead, so it belongs to one only where it is written close to its number.
  phrase('(?<=[\\dm] ?)(\\+)(\\d{2}):?(\\d{2})', zoneAt),
  phrase('(?<=\\d:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?|t\\d{6})(\\+)(\\d{2})', zoneAt),
  phrase('(?<=[\\dm] |\\dt[\\d:.]+)(-)(\\d{2}):?(\\d{2})', zoneAt),
  phrase(
    '([a-z]+(?:[_-][a-z]+)*(?:/[a-z0-9_+-]+)+)',
    name => knownZone(name ?? '') ?? { kind: 'impossible', why: 'unknownZone' },
  ),
  phrase('([a-z]{5,})', name => knownZone(name ?? '')),
  phrase(`(?:${abbreviations.join('|')})`, () => ({ kind: 'impossible', why: 'sharedZone' })),
];

function zoneAt(sign: string | undefined, hours = '0', minutes = '0'): Meaning {
  const length = Number(hours) * hourMs + Number(minutes) * minuteMs;
  if (length > widestOffsetMs || Number(minutes) > 59) {
    return { kind: 'impossible', why: 'wideOffset' };
  }
  return { kind: 'zone', zone: fixedZone(sign === '-' ? -length : length) };
}

function knownZone(name: string): Meaning | undefined {
  return isZoneName(name) ? { kind: 'zone', zone: namedZone(name) } : undefined;
}
