const minute = 60_000;
const unitLength: readonly (readonly [pattern: string, ms: number])[] = [
  ['weeks?|w|周|週|星期', 7 * 24 * 60 * minute],
  ['days?|d|天|日', 24 * 60 * minute],
  ['hours?|hrs?|h|小?时|小?時|钟头|鐘頭', 60 * minute],
  ['minutes?|mins?|m|分钟?|分鐘?', minute],
  ['seconds?|secs?|s|秒钟?|秒鐘?', 1000],
];
const numberWords: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, twelve: 12, half: 0.5 },
  ...{ 半: 0.5, 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const amount = String.raw`(\d+(?:\.\d+)?|[一二两兩三四五六七八九十]+|半|half an?|an?|one|two|three|four|five|six|twelve)`;
const part = String.raw`\s*${amount}\s*(?:个|個)?(半)?\s*(${unitLength.map(([pattern]) => pattern).join('|')})\s*(?:and|,)?`;
const marked = /^(?:\+|in\s+|过|過)\s*(.+?)$|^(.+?)\s*(?:from now|later|以后|以後|之后|之後|后|後)$/i;
const wholly = new RegExp(`^(?:${part})+$`, 'i');

/**
 * How far ahead a text such as `+1d2h30m`, `in 2 hours` or `半小时后` points, in milliseconds; undefined for all others.
 * A day is 24 hours here, whatever the clocks do meanwhile.
 */
export function readRelative(text: string): number | undefined {
  const [, after, before] = marked.exec(text) ?? [];
  const span = after ?? before;
  if (span === undefined || !wholly.test(span)) {
    return undefined;
  }
  return [...span.matchAll(new RegExp(part, 'gi'))].reduce(
    (sum, [, count = '', half, unit = '']) => sum + (numberOf(count.toLowerCase()) + (half ? 0.5 : 0)) * lengthOf(unit),
    0,
  );
}

function lengthOf(unit: string): number {
  return unitLength.find(([pattern]) => new RegExp(`^(?:${pattern})$`, 'i').test(unit))?.[1] ?? NaN;
}

/** `2.5`, `half an`, `十二`, `三十`; NaN for what is no number. */
function numberOf(count: string): number {
  const [tens = '', ones] = count.split('十');
  if (ones !== undefined) {
    return (tens === '' ? 1 : numberOf(tens)) * 10 + (ones === '' ? 0 : numberOf(ones));
  }
  return numberWords[count.replace(/ an?$/, '')] ?? Number(count);
}
