import { l10n } from 'vscode';
import { filterWords } from '../events/arrangementWords';
import { smallest } from '../events/extremes';
import type { LocalWriter } from '../base/format';
import { visible } from '../base/inert';
import { readAgo } from '../events/readAgo';
import { sentences } from '../events/sentences';
import type { EventStore } from '../events/store';
import { adviceOf } from './advice';
import type { Arrangements } from './arrangements';
import type { Desk } from './desks';
import { accountWords } from './listRows';
import { welcomeOf } from './viewMode';

/** Beside the view's title: what is filtered, first since a narrow sidebar cuts the end, the account, and the age of the list. `now` in Unix milliseconds. */
export function descriptionOf(shown: readonly Desk[], arrangements: Pick<Arrangements, 'of'>, now: number): string {
  const [only, ...others] = shown;
  if (!only) {
    return '';
  }
  const profile = only.session()?.profile;
  const name = others.length > 0 ? l10n.t('{0} accounts', shown.length) : profile ? accountWords(profile) : '';
  // With several accounts each row of an account says what it filters.
  const filter = others.length > 0 ? '' : filterWords(arrangements.of(only.profileId).filter, only.store, l10n.t);
  const oldest = smallest(shown.flatMap(({ store }) => store.state().loadedAt ?? []));
  const age = oldest === undefined ? '' : readAgo(oldest, now, l10n.t);
  return [filter === '' ? '' : l10n.t('only {0}', filter), name, age].filter(Boolean).join(' · ');
}

/**
 * Above the rows, where there is room for whole sentences: why something is missing, and what helps.
 * @param explanation why the account that was chosen is not there, where the person did not choose that
 */
export function messageOf(shown: readonly Desk[], local: LocalWriter, explanation?: string): string {
  const lost = explanation === undefined ? [] : [visible(explanation)];
  const problems = shown.flatMap(({ store, session }) => {
    const problem = problemOf(store, local);
    const profile = session()?.profile;
    return problem === ''
      ? []
      : [shown.length > 1 && profile ? l10n.t('{0}: {1}', accountWords(profile), problem) : problem];
  });
  const all = [...lost, ...problems];
  if (all.length > 0) {
    return all.reduce((before, problem) => sentences(before, problem, l10n.t));
  }
  const sample = shown.length === 1 && shown[0]?.session()?.profile.kind === 'sample';
  return sample ? l10n.t('Sample account: made-up events. Nothing you do here reaches Alibaba Cloud.') : '';
}

function problemOf(store: EventStore, local: LocalWriter): string {
  const { error, namesError, loadedAt } = store.state();
  const hasRows = [...store.events()].length > 0;
  if (error && (hasRows || !welcomeOf(error))) {
    const advice = visible(adviceOf(error) ?? error.message);
    const age = loadedAt !== undefined && hasRows ? l10n.t('The events below were read at: {0}', local(loadedAt)) : '';
    return age === '' ? advice : sentences(advice, age, l10n.t);
  }
  return namesError ? l10n.t('Instance names are not shown. {0}', visible(namesError.advice)) : '';
}
