/** Without white space at its ends, as Go's strings.TrimSpace sees it: U+0085 is some, U+FEFF is none. */
export function trimSpace(text: string): string {
  // The look back makes one try of each run of white space, so that a long text cannot take long.
  return text.replace(/^\p{White_Space}+/u, '').replace(/(?<!\p{White_Space})\p{White_Space}+$/u, '');
}

/** For comparing without case with ASCII words as Go's regexp and encoding/json do, for which ſ (U+017F) is an s. */
export function foldCase(text: string): string {
  return text.toLowerCase().replaceAll('\u017f', 's');
}
