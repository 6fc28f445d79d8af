import { plainLabel } from '../base/inert';
import type { Translate } from '../base/translate';
import type { Action } from '../events/actions';
import { countInstances } from '../events/event';
import { sentences } from '../base/sentences';
import { nameOf, type Target } from '../operations/plan';
import type { Risk } from '../operations/risk';
import { tellingPart } from './tellingPart';

/** Characters of an instance's id that are typed where its name alone does not prove that somebody looked. */
const endOfId = 6;

/** The blank of Braille looks like any other. */
const blanks = /[\s\u2800]+/gu;

export interface TypedQuestion {
  action: Action;
  targets: readonly Target[];
  risk: Risk;
  /** True for an account that is marked as production. */
  production: boolean;
  /** Names of the other instances in the list, by id; untrusted. */
  others: ReadonlyMap<string, string>;
}

export interface TypedAnswer {
  /** What must be typed: no two blanks stand side by side in it, and none at its ends. */
  expected: string;
  /** The whole name, which is as good as the part of it that is asked for. */
  whole?: string;
  /** What to say of it, the text itself last. */
  hint: string;
}

/**
 * What must be typed where the risk is high. Several instances: what is done and how many. One: the part of its name that
 * tells it from the others of the list, all of it on an account marked as production; the end of its id where what is on
 * it is not known, or no name tells it.
 */
export function typedAnswer({ action, targets, risk, production, others }: TypedQuestion, t: Translate): TypedAnswer {
  const [first] = targets;
  const count = countInstances(targets.map(({ event }) => event));
  if (!first || count > 1) {
    const expected = `${action} ${count}`;
    return { expected, hint: t('Type this to confirm: {0}', expected) };
  }
  const id = plainLabel(first.event.resourceId);
  const name = typeable(nameOf(first));
  const names = [...others.values()].map(typeable);
  const isShared = names.some(other => other.toLowerCase() === name.toLowerCase());
  if (production) {
    return ofProduction({ id, name, isShared }, t);
  }
  const gone = risk.targets.some(({ target }) => target.gone);
  const unread = risk.targets.some(target => target.unread);
  const unknown = risk.targets.some(({ disksUnknown }) => disksUnknown);
  if (unread || unknown || name === '' || isShared) {
    const expected = tellingEnd(id, others.keys());
    const why = gone
      ? t('The service finds no instance with this id.')
      : unread
        ? t('It could not be read.')
        : unknown
          ? t('Its disks are not known.')
          : name === ''
            ? t('It has no name that can be typed.')
            : t('Another instance has the same name.');
    return { expected, hint: sentences(why, t('Type the end of its id to confirm: {0}', expected), t) };
  }
  const part = tellingPart(name, names) ?? name;
  return part === name
    ? { expected: name, hint: t('Type the name of the instance to confirm: {0}', name) }
    : { expected: part, whole: name, hint: t('Type this part of its name to confirm: {0}', part) };
}

/** The whole name, or the whole id where no name tells the instance from the others. */
function ofProduction(
  { id, name, isShared }: { id: string; name: string; isShared: boolean },
  t: Translate,
): TypedAnswer {
  const marked = t('The account is marked as production.');
  if (name !== '' && name !== id && !isShared) {
    return { expected: name, hint: sentences(marked, t('Type the whole name to confirm: {0}', name), t) };
  }
  const why = name !== '' && isShared ? sentences(marked, t('Another instance has the same name.'), t) : marked;
  return { expected: id, hint: sentences(why, t('Type the whole id to confirm: {0}', id), t) };
}

/** The end of an id, or all of it where another one ends in the same way. */
function tellingEnd(id: string, others: Iterable<string>): string {
  const end = id.slice(-endOfId);
  return [...others].some(other => other.endsWith(end)) ? id : end;
}

/** What somebody has typed so far, held against what was asked for. */
export type TypedState = { kind: 'nothing' | 'begun' | 'right' } | { kind: 'wrong'; message: string };

/**
 * Reads what was typed. One blank is as good as another or as several, and those at the ends count for nothing: nobody sees
 * them, and no keyboard has them all. What is wrong says what it is, and that nothing was sent.
 */
export function readTyped(
  typed: string,
  { expected, whole }: TypedAnswer,
  { action, targets, others }: Pick<TypedQuestion, 'action' | 'targets' | 'others'>,
  t: Translate,
): TypedState {
  const text = typeable(typed);
  const answers = [expected, ...(whole === undefined ? [] : [whole])].filter(answer => answer !== '');
  if (text === '') {
    return { kind: 'nothing' };
  }
  if (answers.includes(text)) {
    return { kind: 'right' };
  }
  if (answers.some(answer => answer.startsWith(text))) {
    return { kind: 'begun' };
  }
  const wrong = (message: string): TypedState => ({
    kind: 'wrong',
    message: sentences(message, t('Nothing was sent.'), t),
  });
  if (answers.some(answer => answer.toLowerCase() === text.toLowerCase())) {
    return wrong(t('Upper and lower case must match: {0}.', expected));
  }
  const other = [...others].find(([id, name]) => id === text || typeable(name) === text);
  if (other) {
    return wrong(t('{0} is another instance of this list.', text));
  }
  const count = countInstances(targets.map(({ event }) => event));
  const number = new RegExp(`^(?:${action})? ?(\\d+)$`, 'u').exec(text)?.[1];
  if (count > 1 && number !== undefined) {
    return wrong(
      Number(number) === count
        ? t('The word is needed too: {0}.', expected)
        : t('{0} instances are selected, not {1}.', count, number),
    );
  }
  return wrong(t('This is not what is asked for: {0}.', text));
}

/** A text as it is shown to be typed. */
function typeable(text: string): string {
  return plainLabel(text).replace(blanks, ' ').trim();
}
