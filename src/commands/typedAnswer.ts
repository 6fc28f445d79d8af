import type { Translate } from '../base/translate';
import { countInstances } from '../events/event';
import { plainLabel } from '../base/inert';
import { nameOf } from '../operations/plan';
import type { ConfirmQuestion } from './confirmWords';

/** Characters of an instance's id that are typed where its name alone does not prove that somebody looked. */
const endOfId = 6;

/** The blank of Braille looks like any other. */
const blanks = /[\s\u2800]+/gu;

/**
 * What must be typed where the risk is high, and what to say of it, the text itself last. Several instances: their number.
 * One: its name, or the end of its id where what is on it is not known or the name is nothing but blanks. No two blanks
 * stand side by side in it, and none at its ends (isTyped).
 */
export function typedAnswer(
  { targets, risk }: Pick<ConfirmQuestion, 'targets' | 'risk'>,
  t: Translate,
): { expected: string; hint: string } {
  const [first] = targets;
  const count = countInstances(targets.map(({ event }) => event));
  const unread = risk.targets.some(target => target.unread);
  const unknown = risk.targets.some(({ disksUnknown }) => disksUnknown);
  if (!first || count > 1) {
    const expected = String(count);
    return { expected, hint: numberHint(expected, { unread, unknown }, t) };
  }
  const name = typeable(nameOf(first));
  const nameless = name === '';
  const expected = unknown || nameless ? first.event.resourceId.slice(-endOfId) : name;
  return { expected, hint: nameHint(expected, { unread, unknown, nameless }, t) };
}

/**
 * True where what was typed is what was asked for. One blank is as good as another or as several, and those at the ends
 * count for nothing: nobody sees them, and no keyboard has them all.
 */
export function isTyped(typed: string, expected: string): boolean {
  return expected !== '' && typeable(typed) === expected;
}

/** A text as it is shown to be typed. */
function typeable(text: string): string {
  return plainLabel(text).replace(blanks, ' ').trim();
}

interface Doubt {
  unread: boolean;
  unknown: boolean;
}

function nameHint(
  expected: string,
  { unread, unknown, nameless }: Doubt & { nameless: boolean },
  t: Translate,
): string {
  if (unread) {
    return t('It could not be read. Type the last six characters of its id to confirm: {0}', expected);
  }
  if (unknown) {
    return t('Its disks are not known. Type the last six characters of its id to confirm: {0}', expected);
  }
  return nameless
    ? t('It has no name that can be typed. Type the last six characters of its id to confirm: {0}', expected)
    : t('Type the name of the instance to confirm: {0}', expected);
}

function numberHint(expected: string, { unread, unknown }: Doubt, t: Translate): string {
  if (unread) {
    return t('Not every instance could be read. Type the number of instances to confirm: {0}', expected);
  }
  return unknown
    ? t('Not all disks are known. Type the number of instances to confirm: {0}', expected)
    : t('Type the number of instances to confirm: {0}', expected);
}
