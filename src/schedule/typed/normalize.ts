/** Longest text that is read, in characters. */
export const longestTextLength = 100;

const simplified: Readonly<Record<string, string>> = {
  ...{ 點: '点', 時: '时', 兩: '两', 後: '后', 週: '周', 號: '号', 鐘: '钟', 個: '个', 這: '这' },
  ...{ 裡: '里', 裏: '里', 禮: '礼', 過: '过', 間: '间', 現: '现', 馬: '马', 於: '于', 〇: '零' },
};
/** Full-width and other wide forms; small raised figures are not among them, which would become figures of a number. */
const wideForms = /[\u3000\uFE30-\uFE6F\uFF00-\uFFEF]/g;
const dashes = /[\u2010-\u2015\u2212]/g;
const apostrophes = /[\u2018\u2019]/g;
const ratio = /\u2236/g;

/**
 * A typed text as the grammar reads it: full-width forms are plain ones, with plain dashes, simplified
 * characters, single spaces and small letters. A lone `M` after a number stays large: it is minutes to one reader and
 * months to another. Every step but the first keeps the length, so that positions in `shown` are the same.
 * @returns `text` for the grammar, `shown` as it was typed for messages
 */
export function normalize(typed: string): { text: string; shown: string } {
  const shown = typed
    .replace(wideForms, character => character.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim();
  const text = shown
    .replace(dashes, '-')
    .replace(apostrophes, "'")
    .replace(ratio, ':')
    .replace(/\p{Script=Han}/gu, character => simplified[character] ?? character)
    .replace(/(?<!\d ?)[A-Z]|[A-LN-Z]|M(?=[A-Za-z])/g, letter => letter.toLowerCase());
  return { text, shown };
}
