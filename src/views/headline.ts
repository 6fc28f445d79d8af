import { l10n } from 'vscode';
import { filterWords } from '../events/arrangementWords';
import { smallest } from '../events/extremes';
import { visible } from '../base/inert';
import { readAgo } from '../events/readAgo';
import { sentences } from '../base/sentences';
import type { EventStore } from '../events/store';
import { adviceOf } from './advice';
import type { Arrangements } from './arrangements';
import type { Desk } from './desks';
import { accountWords, withOthers } from './listRows';
import { markWord } from './marks';
import { welcomeOf } from './viewMode';

/** Beside the view's title: what is filtered, first since a narrow sidebar cuts the end, the account with its mark, and the age of the list. `now` in Unix milliseconds. */
export function descriptionOf(shown: readonly Desk[], arrangements: Pick<Arrangements, 'of'>, now: number): string {
  const [only, ...others] = shown;
  if (!only) {
    return '';
  }
  const profile = only.session()?.profile;
  const name = profile ? withOthers(accountWords(profile), others.length) : '';
  // With several accounts each row of an account says what it filters.
  const filter = others.length > 0 ? '' : filterWords(arrangements.of(only.profileId).filter, only.store, l10n.t);
  const oldest = smallest(shown.flatMap(({ store }) => store.state().loadedAt ?? []));
  const age = oldest === undefined ? '' : readAgo(oldest, now, l10n.t);
  const mark = others.length === 0 && profile ? markWord(profile) : '';
  return [filter === '' ? '' : l10n.t('only {0}', filter), mark, name, age].filter(Boolean).join(' · ');
}

/**
 * Above the rows, where there is room for whole sentences: why something is missing, and what helps. What stands beside the
 * title is not said again.
 * @param explanation why the account that was chosen is not there, where the person did not choose that
 */
export function messageOf(shown: readonly Desk[], explanation?: string): string {
  const lost = explanation === undefined ? [] : [visible(explanation)];
  const problems = shown.flatMap(({ store, session }) => {
    const problem = problemOf(store);
    const profile = session()?.profile;
    return problem === ''
      ? []
      : [shown.length > 1 && profile ? l10n.t('{0}: {1}', accountWords(profile), problem) : problem];
  });
  const all = [...lost, ...problems];
  return all.length === 0 ? '' : all.reduce((before, problem) => sentences(before, problem, l10n.t));
}

function problemOf(store: EventStore): string {
  const { error, namesError } = store.state();
  const hasRows = [...store.events()].length > 0;
  if (error && (hasRows || !welcomeOf(error))) {
    return visible(adviceOf(error) ?? error.message);
  }
  // Of a missing permission there is a row.
  return namesError && namesError.kind !== 'permission'
    ? l10n.t('Instance names are not shown. {0}', visible(namesError.advice))
    : '';
}
