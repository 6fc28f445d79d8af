import { chineseClock } from './chineseClock';
import { chineseDays } from './chineseDays';
import { durations } from './durations';
import { englishClock } from './englishClock';
import { englishDays } from './englishDays';
import { given } from './given';
import { mixed } from './mixed';
import { numericDates } from './numericDates';
import { partsChineseDay } from './partsChineseDay';
import { partsChineseNight } from './partsChineseNight';
import { partsEnglish } from './partsEnglish';
import { refusals } from './refusals';
import type { Row } from './rows';
import { zones } from './zones';

/** Every table of phrases by its theme. */
export const tables: Readonly<Record<string, readonly Row[]>> = {
  given,
  'English clocks': englishClock,
  'English days': englishDays,
  'dates in figures': numericDates,
  durations,
  'Chinese clocks': chineseClock,
  'Chinese days': chineseDays,
  'mixed and full-width': mixed,
  zones,
  refusals,
  'parts of the day, English': partsEnglish,
  'parts of the day, Chinese': partsChineseDay,
  'parts of the night, Chinese': partsChineseNight,
};
