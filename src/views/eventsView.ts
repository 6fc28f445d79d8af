import { l10n, window, type TreeView } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { Profile } from '../accounts/profile';
import type { Clock } from '../ens/ports';
import { sectionOf, type EventKey } from '../events/event';
import { formatLocal } from '../events/format';
import { plainLabel, visible } from '../events/inert';
import type { EventStore } from '../events/store';
import { adviceOf } from './advice';
import { contextKeys, setContext } from './contextKeys';
import { createEventsProvider } from './eventsProvider';
import type { EventsNode } from './nodes';
import { viewModeOf, welcomeOf } from './viewMode';

export const eventsViewId = 'ensEvents.events';

export interface EventsView {
  readonly tree: TreeView<EventsNode>;
  /** Selects the event's row and brings it into sight. */
  reveal: (key: EventKey) => Thenable<void>;
  /** Runs the work under the view's own progress bar. */
  withProgress: (work: () => Promise<void>) => Promise<void>;
  /** Shows the account's name, and which welcome text fits. */
  update: () => void;
  dispose: () => void;
}

/** The events view: rows, badge, description and welcome texts, drawn from the store and the account. */
export function createEventsView(
  store: EventStore,
  clock: Pick<Clock, 'now'>,
  accounts: Pick<Accounts, 'state'>,
): EventsView {
  const provider = createEventsProvider(store, clock);
  const tree = window.createTreeView(eventsViewId, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
  });
  let shown: string | undefined;

  const update = () => {
    const account = accounts.state();
    const profile = account.kind === 'signedIn' ? account.profile : undefined;
    const events = [...store.events()];
    const mode = viewModeOf({
      account,
      list: store.state(),
      eventCount: events.length,
    });
    tree.badge = badge(events.filter(event => sectionOf(event) === 'needsAnswer').length);
    tree.description = profile ? accountWords(profile) : '';
    tree.message = messageOf(store, events.length > 0) || (profile?.kind === 'sample' ? sampleMessage() : '');
    const sample = profile?.kind === 'sample';
    if (shown !== `${mode} ${String(sample)}`) {
      shown = `${mode} ${String(sample)}`;
      void setContext(contextKeys.viewMode, mode);
      void setContext(contextKeys.sample, sample);
    }
  };
  const unsubscribe = store.changes.subscribe(update);
  update();

  return {
    tree,
    update,
    reveal: key => tree.reveal(provider.nodeOf(key), { select: true, focus: true }),
    withProgress: async work => {
      await window.withProgress({ location: { viewId: eventsViewId } }, work);
    },
    dispose: () => {
      unsubscribe();
      tree.dispose();
      provider.dispose();
    },
  };
}

function badge(waiting: number) {
  return waiting === 0 ? undefined : { value: waiting, tooltip: l10n.t('Events that need an answer: {0}', waiting) };
}

/** The account's name as views and dialogs show it; the sample account is always marked. */
export function accountWords({ name, kind }: Profile): string {
  return kind === 'sample' ? l10n.t('{0} (sample)', plainLabel(name)) : plainLabel(name);
}

/** Above the rows, where there is room for whole sentences: why something is missing, and what helps. */
function messageOf(store: EventStore, hasRows: boolean): string {
  const { error, namesError, loadedAt } = store.state();
  if (error && (hasRows || !welcomeOf(error))) {
    const advice = visible(adviceOf(error) ?? error.message);
    const age =
      loadedAt !== undefined && hasRows ? l10n.t('The events below were read at: {0}', formatLocal(loadedAt)) : '';
    return `${advice} ${age}`.trim();
  }
  return namesError ? l10n.t('Instance names are not shown. {0}', visible(namesError.advice)) : '';
}

function sampleMessage(): string {
  return l10n.t('Sample account: made-up events. Nothing you do here reaches Alibaba Cloud.');
}
