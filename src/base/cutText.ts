/** Longer than nearly all characters that people see as one, UTF-16 units. */
const longest = 64;

const graphemes = new Intl.Segmenter();

/** A text of at most `cap` UTF-16 units: its beginning, which ends between two characters as people see them. */
export function cutText(text: string, cap: number): string {
  return text.length <= cap ? text : text.slice(0, cutPlace(text, cap));
}

/** A text of about `cap` UTF-16 units at most: a third of it the beginning, the rest the end, and `…` for what is left out. */
export function shortenMiddle(text: string, cap: number): string {
  if (text.length <= cap) {
    return text;
  }
  const start = Math.floor((cap - 1) / 3);
  return `${cutText(text, start)}…${text.slice(cutPlace(text, text.length - (cap - 1 - start)))}`;
}

/**
 * Where a text can be cut, at or shortly before a place: never inside a code point, and not inside what is seen as one
 * character (an emoji of several, a letter with its marks) unless that is longer than any real one. `at` in UTF-16 units.
 */
export function cutPlace(text: string, at: number): number {
  const from = Math.max(0, at - longest);
  const before = graphemes.segment(text.slice(from, at + longest)).containing(at - from)?.index;
  if (before === undefined || before > 0) {
    return Math.min(text.length, from + (before ?? at - from));
  }
  // The pair of a code point beyond the first 65,536.
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}
