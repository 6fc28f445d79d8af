const units = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const hanDigits = '零一二三四五六七八九';

/** Patterns of whole numbers, without a group of their own: in English words, in Chinese characters, in either or digits. */
export const englishNumber = `(?:(?:${tens.join('|')})(?:[- ](?:${units.slice(1, 10).join('|')}))?|${units.join('|')})(?![a-z])`;
export const hanNumber = '[零一二两三四五六七八九十百]+';
export const wholeNumber = `(?:\\d+|${hanNumber}|${englishNumber})`;

/** `7`, `twenty-five`, `二十五`; undefined for what is no number. */
export function readNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) {
    return Number(text);
  }
  const [first = '', second] = text.split(/[- ]/);
  const ten = tens.indexOf(first);
  if (ten >= 0) {
    return (ten + 2) * 10 + (second === undefined ? 0 : units.indexOf(second));
  }
  const unit = units.indexOf(text);
  return unit >= 0 ? unit : readHanNumber(text);
}

/** `两`, `十`, `二十五`, `一百零五`; undefined for digits in a row such as `三零`, which are no number. */
function readHanNumber(text: string): number | undefined {
  const [, hundreds, rest = ''] = /^(?:([一二两三四五六七八九])百)?(.*)$/.exec(text) ?? [];
  const small = readBelowHundred(rest.replace(/^零(?=.)/, hundreds === undefined ? '零' : ''));
  if (hundreds === undefined) {
    return small;
  }
  return rest === '' ? digit(hundreds) * 100 : small && digit(hundreds) * 100 + small;
}

function readBelowHundred(text: string): number | undefined {
  if (text.length === 1 && text !== '十') {
    return hanDigits.includes(text) || text === '两' ? digit(text) : undefined;
  }
  const match = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text);
  const [, ten = '', ones = ''] = match ?? [];
  return match ? (ten === '' ? 1 : digit(ten)) * 10 + (ones === '' ? 0 : digit(ones)) : undefined;
}

/** Digits one by one: `三零` is 30, `二零二六` is 2026. */
export function readHanDigits(text: string): number | undefined {
  const digits = Array.from(text, digit);
  return digits.every(value => value >= 0) ? Number(digits.join('')) : undefined;
}

/** `两三`, `八九`: one or the other; undefined for all else. */
export function readNeighbours(text: string): [number, number] | undefined {
  const [first = -1, second = -1] = Array.from(text, digit);
  return text.length === 2 && first > 0 && second === first + 1 ? [first, second] : undefined;
}

/** -1 for what is no digit. */
function digit(character: string): number {
  return character === '两' ? 2 : hanDigits.indexOf(character);
}
