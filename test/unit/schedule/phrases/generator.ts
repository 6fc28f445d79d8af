/** Parts a phrase is made of; each list has what people write. */
const english = {
  days: [
    ...['', 'today', 'tomorrow', 'tonight', 'day after tomorrow', 'friday', 'sunday', 'monday', 'on wednesday'],
    ...['this saturday', 'next friday', 'next sunday', 'tomorrow morning', 'tomorrow night', 'saturday evening'],
    ...['tomorrow afternoon', 'sunday morning', '29 nov', 'Nov 29', 'december 1st', '24 nov', '5 dec 2026'],
    ...['Nov 29, 2026', '2026-11-29', '2026/12/05', '29-Nov-2026', '3/4', '28.11.', '12/12/2026', 'in 3 days'],
  ],
  clocks: [
    ...['2am', 'at 2am', '2:30am', '11pm', '11:30 PM', '12am', '12pm', '02:00', '23:15', '14:00', '9:30', 'noon'],
    ...['midnight', 'at 2', 'at 11', 'at 14', 'half past two', 'quarter to 3', "8 o'clock", '02:00:30', '24:00'],
    ...['in the morning at 3', '2am UTC', '02:00 UTC+8', '0200h'],
  ],
  durations: [
    'in 2 hours',
    'in an hour',
    'in half an hour',
    'in 90 minutes',
    '3 hours from now',
    'in 2 days',
    'in 2 weeks',
  ],
};

const chinese = {
  days: [
    ...['', '今天', '明天', '后天', '大后天', '今晚', '明晚', '明早', '周五', '周日', '星期天', '下周一', '下周日'],
    ...['这周五', '周六晚上', '明天夜里', '11月29日', '2026年11月29日', '12月1号', '11月24日', '11月29日周日'],
  ],
  clocks: [
    ...['2点', '两点', '凌晨2点', '凌晨两点半', '早上8点', '上午10点', '中午12点', '中午1点', '下午3点', '下午三点半'],
    ...['晚上8点', '晚上11点半', '晚上12点', '半夜两点', '14点', '14点30分', '02:00', '23:15', '零点', '下午15:00'],
  ],
  durations: ['2小时后', '两个小时后', '半小时后', '三十分钟后', '十分钟后', '3天后', '两周后', '一个半小时后'],
};

/** A small generator of numbers from 0 to 1 that gives the same series for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Phrase {
  text: string;
  language: 'en' | 'zh';
  now: number;
}

/** As many phrases as wanted, the same ones for the same seed; some come several times, at other nows. */
export function phrases(count: number, seed: number): Phrase[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  const nows = ['2026-11-25T10:00:00+08:00', '2026-11-27T23:30:00+08:00', '2026-11-28T01:10:00+08:00'];
  return Array.from({ length: count }, () => {
    const language = random() < 0.6 ? 'en' : 'zh';
    const { days, clocks, durations } = language === 'en' ? english : chinese;
    const gap = language === 'en' ? ' ' : '';
    const [day, clock] = [pick(days), pick(clocks)];
    const inOrder = language === 'zh' || random() < 0.7 ? [day, clock] : [clock, day];
    const text = random() < 0.1 ? pick(durations) : inOrder.filter(Boolean).join(gap);
    return { text, language, now: Date.parse(pick(nows)) };
  });
}
