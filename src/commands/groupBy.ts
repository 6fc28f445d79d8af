import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import { groupings, sortings, type Arrangement, type Grouping, type Sorting } from '../events/arrangement';
import { groupingWord, sortingWord } from '../events/arrangementWords';
import type { EventCommandDeps } from './deps';
import { back, pickOne, type Choice } from './inputs';
import { arrangeAll } from './arrangeAll';

type Layout = { groupBy: Grouping } | { sortBy: Sorting };

/** Asks what to group or sort the events by; each choice takes effect at once and is remembered. */
export async function groupBy(deps: Pick<EventCommandDeps, 'desks' | 'arrangements'>): Promise<void> {
  const desk = deps.desks.active();
  if (!desk) {
    return;
  }
  const now = deps.arrangements.of(desk.profileId);
  const choice = await pickOne<Layout>({
    title: l10n.t('Group and sort events'),
    placeholder: l10n.t('What to group or sort by'),
    items: layoutItems(now),
  });
  if (choice !== undefined && choice !== back) {
    await arrangeAll(deps, arrangement => ({ ...arrangement, ...choice }));
  }
}

function layoutItems(now: Arrangement): Choice<Layout>[] {
  const row = (label: string, value: Layout, current: boolean): Choice<Layout> => ({
    label,
    description: current ? l10n.t('current') : '',
    iconPath: new ThemeIcon(current ? 'check' : 'blank'),
    value,
  });
  return [
    { label: l10n.t('Group by'), kind: QuickPickItemKind.Separator },
    ...groupings.map(by => row(groupingWord(by, l10n.t), { groupBy: by }, by === now.groupBy)),
    { label: l10n.t('Sort by'), kind: QuickPickItemKind.Separator },
    ...sortings.map(by => row(sortingWord(by, l10n.t), { sortBy: by }, by === now.sortBy)),
  ];
}
