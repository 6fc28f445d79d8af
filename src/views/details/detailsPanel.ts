import { ViewColumn, l10n, window } from 'vscode';
import type { Clock } from '../../ens/ports';
import type { EnsEvent } from '../../ens/types';
import { dueOf } from '../../events/deadline';
import { operationState } from '../../operations/operation';
import type { Records } from '../../operations/records';
import type { PersonTime } from '../../settings/personTime';
import type { Desks } from '../desks';
import { displayLanguage } from '../displayLanguage';
import { nodeId, type EventNode } from '../nodes';
import type { Ticker } from '../ticker';
import { detailsFacts, type DetailsFacts } from './detailsFacts';
import { detailsCommands } from './links';
import { detailsPage, detailsTitle } from './page';

export interface DetailsParts extends Pick<PersonTime, 'local' | 'onDidChangeZone'> {
  desks: Pick<Desks, 'of' | 'onDidChange' | 'onDidChangeEvents'>;
  records: Pick<Records, 'all' | 'changes'>;
  clock: Pick<Clock, 'now'>;
  ticker: Pick<Ticker, 'onTick' | 'start'>;
}

/** The panel of one event. */
export interface DetailsPanel {
  shows: (node: EventNode) => boolean;
  isVisible: () => boolean;
  /** True while another event may take its place. */
  isPreview: () => boolean;
  /** Brings it to the front; for good, and with the focus, where `keep`. */
  reveal: (keep: boolean) => void;
  /** Puts another event in its place, which takes no focus. */
  replace: (node: EventNode) => void;
  /** Draws what changed; closes it once its account is not shown any more. */
  update: () => void;
  close: () => void;
}

/** What is known of an event as of `now`, Unix milliseconds; undefined where its account is not shown or never had it. */
export function factsOf(
  { desks, records }: DetailsParts,
  node: EventNode,
  now: number,
  last?: EnsEvent,
): DetailsFacts | undefined {
  const desk = desks.of(node.account);
  const profile = desk?.session()?.profile;
  return desk && profile && detailsFacts({ node, store: desk.store, profile, operations: records.all(), now, last });
}

/** Opens a panel. It has no scripts, and its links run the commands of links.ts only. */
export function createDetailsPanel(
  parts: DetailsParts,
  facts: DetailsFacts,
  preview: boolean,
  onClose: () => void,
): DetailsPanel {
  const panel = window.createWebviewPanel(
    'ensEvents.eventDetails',
    detailsTitle(facts, l10n.t),
    { viewColumn: ViewColumn.Active, preserveFocus: preview },
    {
      enableScripts: false,
      enableForms: false,
      enableFindWidget: true,
      enableCommandUris: detailsCommands,
      localResourceRoots: [],
    },
  );
  let previewed = preview;
  let shown = facts;
  let page = '';

  const show = (next: DetailsFacts) => {
    shown = next;
    panel.title = detailsTitle(next, l10n.t);
    const nextPage = pageOf(next, parts);
    if (nextPage !== page) {
      page = nextPage;
      panel.webview.html = page;
    }
  };
  const showAsOf = (now: number) => {
    const next = factsOf(parts, shown.node, now, shown.event);
    if (next) {
      show(next);
    } else {
      panel.dispose();
    }
  };
  panel.onDidDispose(onClose);
  let visible = panel.visible;
  panel.onDidChangeViewState(() => {
    // VS Code throws a hidden page away, so what comes back can as well tell the time anew. One that only gets the focus
    // is left alone: a click on a link must not lose its page.
    if (panel.visible && !visible) {
      showAsOf(parts.clock.now());
    }
    ({ visible } = panel);
  });
  show(facts);

  return {
    shows: other => nodeId(other) === nodeId(shown.node),
    isVisible: () => panel.visible,
    isPreview: () => previewed,
    reveal: keep => {
      previewed &&= !keep;
      panel.reveal(undefined, !keep);
    },
    replace: node => {
      const next = factsOf(parts, node, parts.clock.now());
      if (next) {
        show(next);
        panel.reveal(undefined, true);
      }
    },
    update: () => {
      // A page that is set anew loses the reader's place: that time went on is no reason, but where it changed a fact.
      const now = parts.clock.now();
      const same = factsOf(parts, shown.node, shown.now, shown.event);
      if (!same || pageOf(same, parts) !== page || standsAt(same, now) !== standsAt(same, shown.now)) {
        showAsOf(now);
      }
    },
    close: () => {
      panel.dispose();
    },
  };
}

/** What time alone changes: a plan begins, a deadline passes. `now` in Unix milliseconds. */
function standsAt({ event, operations }: DetailsFacts, now: number): string {
  const isPast = (dueOf(event)?.time ?? Infinity) <= now;
  return [isPast, ...operations.map(operation => operationState(operation, now))].join();
}

function pageOf(facts: DetailsFacts, { local }: Pick<DetailsParts, 'local'>): string {
  return detailsPage(facts, displayLanguage(l10n.bundle), local, l10n.t);
}
