import type { Translate } from '../base/translate';
import { plainLabel } from '../base/inert';
import { levelWord, statusWord } from './words';

/** The states of an instance that are known (ens-api.md section 4). */
function instanceStateWord(status: string, t: Translate): string {
  switch (status) {
    case 'Running':
      return t('up and running');
    case 'Stopped':
      return t('stopped');
    case 'Expired':
      return t('expired');
    case 'Starting':
      return t('starting');
    case 'Stopping':
      return t('stopping');
    default:
      return plainLabel(status);
  }
}

/**
 * `运行中（Running）`: for people, and for those who look the word up at the service. The service's words are English, and
 * stand alone there; so does one that we have no word for.
 */
export function instanceStateBoth(status: string, t: Translate): string {
  const word = instanceStateWord(status, t);
  return word === instanceStateWord(status, asItIs) ? plainLabel(status) : t('{0} ({1})', word, plainLabel(status));
}

const asItIs: Translate = text => text;

/** `needs an answer (Inquiring)`. */
export function statusBoth(status: string, t: Translate): string {
  return both(status, statusWord(status, t), t);
}

/** `warning (WARN)`. */
export function levelBoth(level: string, t: Translate): string {
  return both(level, levelWord(level, t), t);
}

function both(raw: string, word: string, t: Translate): string {
  return word.toLowerCase() === plainLabel(raw).toLowerCase() ? word : t('{0} ({1})', word, plainLabel(raw));
}
