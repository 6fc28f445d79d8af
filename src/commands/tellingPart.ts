/** Characters: fewer are typed by chance. */
const leastCharacters = 4;
/** As many characters more are shown where that makes it begin with a word. */
const mostToWord = 2;

const separator = /[-_./:\s]/u;

/**
 * The end of a name that tells it from all others of the list, whatever the case: the shortest of at least four characters,
 * from the beginning of a word where one is near. Undefined where no end of it does, since another name has all of it in it.
 */
export function tellingPart(name: string, others: Iterable<string>): string | undefined {
  const characters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  const lower = [...others].map(other => other.toLowerCase());
  const endFrom = (start: number) => characters.slice(start).join('');
  const isTelling = (end: string) => !lower.some(other => other.includes(end.toLowerCase()));
  const starts = Array.from(characters.keys())
    .reverse()
    .slice(leastCharacters - 1);
  // A blank at its beginning would not be seen, nor read when it is typed.
  const isSeen = (start: number) => !/^\s/u.test(characters[start] ?? '');
  const found = (starts.length === 0 ? [0] : starts).find(start => isSeen(start) && isTelling(endFrom(start)));
  if (found === undefined) {
    return undefined;
  }
  const isWordStart = (start: number) =>
    start === 0 || (separator.test(characters[start - 1] ?? '') && !separator.test(characters[start] ?? ''));
  const near = Array.from({ length: mostToWord + 1 }, (_, more) => found - more).find(isWordStart);
  return endFrom(near ?? found);
}
