import type { Typing } from './rows';

const shanghai = (clock: string): Typing => ({ now: `${clock.replace(' ', 'T')}:00+08:00`, zone: 'Asia/Shanghai' });

export const wednesday = shanghai('2026-11-25 10:00');
export const fridayLate = shanghai('2026-11-27 23:30');
/** Saturday, shortly after midnight. */
export const afterMidnight = shanghai('2026-11-28 01:10');
export const sunday = shanghai('2026-11-29 09:30');
/** A Monday. */
export const endOfMonth = shanghai('2026-11-30 10:00');
/** A Thursday. */
export const newYearsEve = shanghai('2026-12-31 22:00');
/** A Monday, the day before 29 February. */
export const leapYear = shanghai('2028-02-28 10:00');

export const berlin: Typing = { now: '2026-11-25T20:00:00+01:00', zone: 'Europe/Berlin' };
/** The clocks go from 02:00 to 03:00 in the coming night. */
export const berlinSpring: Typing = { now: '2026-03-28T22:00:00+01:00', zone: 'Europe/Berlin' };
/** The clocks go from 03:00 back to 02:00 in this night. */
export const berlinAutumn: Typing = { now: '2026-10-25T00:30:00+02:00', zone: 'Europe/Berlin' };
/** The clocks go from 02:00 to 03:00 in the coming night. */
export const newYorkSpring: Typing = { now: '2026-03-07T20:00:00-05:00', zone: 'America/New_York' };
/** The clocks go from 02:00 back to 01:00 in the coming night. */
export const newYorkAutumn: Typing = { now: '2026-10-31T20:00:00-04:00', zone: 'America/New_York' };
export const kolkata: Typing = { now: '2026-11-25T10:00:00+05:30', zone: 'Asia/Kolkata' };
export const stJohns: Typing = { now: '2026-11-25T10:00:00-03:30', zone: 'America/St_Johns' };
export const stJohnsSpring: Typing = { now: '2026-03-07T20:00:00-03:30', zone: 'America/St_Johns' };
export const stJohnsAutumn: Typing = { now: '2026-10-31T20:00:00-02:30', zone: 'America/St_Johns' };
/** The clocks go forward by half an hour only, from 02:00 to 02:30, in the coming night. */
export const lordHoweSpring: Typing = { now: '2026-10-03T20:00:00+10:30', zone: 'Australia/Lord_Howe' };
export const utc: Typing = { now: '2026-11-25T10:00:00Z', zone: 'UTC' };
