import { window, type TreeView } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { Clock } from '../ens/ports';
import { isFiltering, noFilter } from '../events/arrangement';
import { matches } from '../events/filter';
import type { EventKey } from '../events/event';
import type { Arrangements } from './arrangements';
import { createBadge } from './badge';
import { contextKeys, tellContext } from './contextKeys';
import type { Desks } from './desks';
import { createEventsProvider, type EventsProvider, type EventsProviderParts } from './eventsProvider';
import { markRows } from './rowMarks';
import { descriptionOf, messageOf } from './headline';
import { isReadOnly } from './marks';
import { isEventNode, nodeId, type EventsNode } from './nodes';
import { createStillness } from './stillness';
import type { Ticker } from './ticker';
import { viewModeOf } from './viewMode';

export const eventsViewId = 'ensEvents.events';

export interface EventsView {
  readonly tree: TreeView<EventsNode>;
  /**
   * The rows that were selected last: VS Code forgets them while the list is drawn anew, and while it is out of sight. Of
   * those that a filter hides meanwhile it tells nothing; they are left out.
   */
  selection: () => readonly EventsNode[];
  /** Selects the event's row and brings it into sight, with the focus unless told otherwise; a filter that hides it is cleared. */
  reveal: (account: string, key: EventKey, focus?: boolean) => Promise<void>;
  /** Selects the account's row, where several are shown and the view is in sight. The focus stays where it is. */
  revealAccount: (account: string) => Promise<void>;
  /** Brings the view's name, description, badge and welcome text up to date. */
  update: () => void;
  dispose: () => void;
}

export interface EventsViewParts extends Omit<EventsProviderParts, 'explanation' | 'clock' | 'mayMove'> {
  desks: Desks;
  arrangements: Arrangements;
  accounts: Pick<Accounts, 'state'>;
  clock: Clock;
  ticker: Pick<Ticker, 'onTick' | 'start'>;
}

/** Runs the work under the events view's own progress bar. */
export async function withViewProgress(work: () => Promise<void>): Promise<void> {
  await window.withProgress({ location: { viewId: eventsViewId } }, work);
}

/** The events view: rows, badge, description and welcome texts, drawn from the desks and the accounts. */
export function createEventsView(parts: EventsViewParts): EventsView {
  const { desks, arrangements, accounts, clock, ticker } = parts;
  const explanation = () => {
    const state = accounts.state();
    return state.kind === 'signedOut' ? state.explanation : undefined;
  };
  // The tree is made with the provider, and what keeps its rows still looks at the tree.
  const provider: EventsProvider = createEventsProvider({
    ...parts,
    explanation,
    mayMove: (node, since) => still.mayMove(node, since),
  });
  const tree = window.createTreeView(eventsViewId, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const still = createStillness(tree, nodeId, clock, provider.tick);
  const greyed = markRows();
  let keysSet = '';
  let selection: readonly EventsNode[] = [];
  const selecting = tree.onDidChangeSelection(event => {
    ({ selection } = event);
  });

  const update = () => {
    const shown = desks.shown();
    const [first] = shown;
    const mode = viewModeOf({ shown: shown.length, explanation: explanation(), store: first?.store });
    tree.badge = createBadge(shown, clock.now());
    tree.description = descriptionOf(shown, arrangements, clock.now());
    tree.message = messageOf(shown, explanation());
    const sample = first?.session()?.profile.kind === 'sample';
    const filtered = shown.some(({ profileId }) => isFiltering(arrangements.of(profileId).filter));
    const readOnly = first !== undefined && shown.every(isReadOnly);
    const keys = [mode, sample, readOnly, filtered].join();
    if (keysSet !== keys) {
      keysSet = keys;
      tellContext(contextKeys.viewMode, mode);
      tellContext(contextKeys.sample, sample);
      tellContext(contextKeys.readOnly, readOnly);
      tellContext(contextKeys.filtered, filtered);
    }
  };
  const tick = () => {
    if (tree.visible) {
      provider.tick();
    }
    update();
  };
  const seen = () => {
    if (tree.visible) {
      ticker.start();
      provider.tick();
    } else {
      provider.settle();
    }
  };
  const visibility = tree.onDidChangeVisibility(seen);
  seen();
  const subscriptions = [
    ticker.onTick(tick),
    desks.onDidChange(update),
    desks.onDidChangeEvents(update),
    arrangements.onDidChange(update),
    parts.onDidChangeZone(update),
  ];
  update();

  return {
    tree,
    selection: () => selection.filter(node => !isFilteredOut(parts, node)),
    update,
    reveal: async (account, key, focus = true) => {
      await letThrough(parts, account, key);
      await tree.reveal(provider.nodeOf(account, key), { select: true, focus });
    },
    revealAccount: async account => {
      if (tree.visible && desks.shown().length > 1) {
        await tree.reveal(provider.accountNode(account), { select: true, focus: false });
      }
    },
    dispose: () => {
      visibility.dispose();
      selecting.dispose();
      still.dispose();
      greyed.dispose();
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      tree.dispose();
      provider.dispose();
    },
  };
}

function isFilteredOut({ desks, arrangements }: EventsViewParts, node: EventsNode): boolean {
  if (!isEventNode(node)) {
    return false;
  }
  const store = desks.of(node.account)?.store;
  const event = store?.get(node.key);
  return store !== undefined && event !== undefined && !matches(event, arrangements.of(node.account).filter, store);
}

async function letThrough({ desks, arrangements }: EventsViewParts, account: string, key: EventKey): Promise<void> {
  const store = desks.of(account)?.store;
  const event = store?.get(key);
  const arrangement = arrangements.of(account);
  if (store && event && !matches(event, arrangement.filter, store)) {
    await arrangements.set(account, { ...arrangement, filter: noFilter });
  }
}
