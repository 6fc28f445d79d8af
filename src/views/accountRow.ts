import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { Profile } from '../accounts/profile';
import { visible } from '../base/inert';
import { shortNames } from '../events/rowWords';
import type { Desk } from './desks';
import type { AccountBeside } from './eventItem';
import { accountWords } from './listRows';
import { markSentences, markWord } from './marks';
import { countOwed, waitingIn } from './waiting';

/** Characters of an account's name in its own row, and beside what is due. */
const ownRoom = 18;
const besideRoom = 11;

/** What the row of an account depends on. */
export interface AccountFacts {
  profile: Profile;
  desk: Pick<Desk, 'store' | 'session'>;
  shown: readonly Pick<Desk, 'session'>[];
  /** The one that a command without a row is about. */
  active: boolean;
  /** What its filter lets through, in words. */
  filter: string;
  /** Unix milliseconds. */
  now: number;
}

/** The row of one of several accounts. What it is and what is due come first, since a narrow sidebar cuts the end. */
export function accountRow({ profile, desk, shown, active, filter, now }: AccountFacts): TreeItem {
  // Said here too, since the row that says why may be folded away.
  const failed = desk.store.state().error !== undefined;
  const name = accountWords(profile);
  const short = shortAccount(profile, shown, ownRoom);
  const item = new TreeItem({ label: short, ...(active && { highlights: [[0, short.length]] }) });
  item.collapsibleState = TreeItemCollapsibleState.Expanded;
  const words = [
    markWord(profile),
    failed ? l10n.t('could not be read') : '',
    ...countWords(profile, desk, now),
    filter === '' ? '' : l10n.t('only {0}', filter),
  ];
  item.description = words.filter(Boolean).join(' · ');
  item.iconPath = failed ? new ThemeIcon('error', new ThemeColor('list.errorForeground')) : accountIcon(profile);
  item.contextValue = profile.mark === 'readOnly' ? 'accountRoot readOnly' : 'accountRoot';
  const lines = [
    name,
    active ? l10n.t('The account this window works with') : '',
    visible(profile.maskedKeyId),
    visible(profile.endpoint.host),
    ...markSentences(profile),
  ];
  item.tooltip = lines.filter(Boolean).join('\n');
  const spoken = [name, active ? l10n.t('active account') : '', ...words];
  item.accessibilityInformation = { label: spoken.filter(Boolean).join(', ') };
  return item;
}

/** What waits: what can be answered, or of a read-only account what somebody else has to. */
function countWords({ mark }: Profile, desk: AccountFacts['desk'], now: number): string[] {
  const { answerable, due } = waitingIn([desk], now);
  const waiting = mark === 'readOnly' ? countOwed(desk) : answerable.length;
  return [
    due.length > 0 ? l10n.t('{0} due today', due.length) : '',
    waiting > 0 ? l10n.t(waiting === 1 ? '1 needs a response' : '{0} need a response', waiting) : '',
  ];
}

/** Whose an event is, for its row: the name in full, and as short as it can be among those shown. */
export function accountBeside(profile: Profile, shown: AccountFacts['shown']): AccountBeside {
  return { name: accountWords(profile), short: shortAccount(profile, shown, besideRoom) };
}

function shortAccount(profile: Profile, shown: AccountFacts['shown'], room: number): string {
  const names = shown.flatMap(({ session }) => session()?.profile ?? []).map(accountWords);
  return shortNames(names, room)(accountWords(profile), '');
}

function accountIcon({ kind, mark }: Profile): ThemeIcon {
  if (kind === 'sample') {
    return new ThemeIcon('beaker');
  }
  return mark === 'readOnly'
    ? new ThemeIcon('lock')
    : new ThemeIcon('account', mark === 'production' ? new ThemeColor('problemsErrorIcon.foreground') : undefined);
}
