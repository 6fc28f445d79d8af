import type { Translate } from './translate';

/** Two statements as sentences: the first may end with a name or a code, which has no full stop. */
export function sentences(first: string, second: string, t: Translate): string {
  return /[.!?…。！？]$/u.test(first) ? t('{0} {1}', first, second) : t('{0}. {1}', first, second);
}
