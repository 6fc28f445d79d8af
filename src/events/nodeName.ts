import type { Translate } from '../base/translate';
import type { Region } from '../ens/types';

/**
 * What a node is called in the reader's language, `Dalian Unicom` or `大连联通`; the other name where the service gives
 * no such one. The template's translation picks the name: each language knows which of the two is its own.
 */
export function nodeName(region: Region | undefined, t: Translate): string | undefined {
  const chinese = region?.name ?? region?.enName;
  const english = region?.enName ?? region?.name;
  return chinese === undefined || english === undefined ? undefined : t('{1}', chinese, english);
}
