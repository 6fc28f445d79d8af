const day = 24 * 3_600_000;
const weekday = /(下+|本|这|這)(?:个|個)?(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])/;
const weekdays = '一二三四五六日';

/**
 * Says in plainer words what chrono-node's Chinese part misreads: weeks begin on Monday (it counts them from Sunday), and
 * 明早 and 明晚 are tomorrow also shortly after midnight.
 */
export function plainChinese(text: string, nowWall: number): string {
  return text
    .replace(/明早上?/, '明天早上')
    .replace(/明晚上?/, '明天晚上')
    .replace(weekday, (_, week: string, name: string) => {
      const sinceMonday = (new Date(nowWall).getUTCDay() + 6) % 7;
      const weeks = week.startsWith('下') ? week.length : 0;
      const ahead = weeks * 7 + weekdays.indexOf(name === '天' ? '日' : name) - sinceMonday;
      const date = new Date(nowWall + ahead * day);
      return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
    });
}
