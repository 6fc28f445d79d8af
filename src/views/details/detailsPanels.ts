import type { EventNode } from '../nodes';
import { createDetailsPanel, factsOf, type DetailsPanel, type DetailsParts } from './detailsPanel';

export interface DetailsPanels {
  /**
   * Shows an event, in its own panel where it has one. A `preview` takes the place of the one before and leaves the focus
   * in the list; asked for again while it is in sight, it stays for good and gets the focus.
   */
  open: (node: EventNode, preview: boolean) => void;
  /** Shows an event as a preview, unless it is in sight; the focus stays where it is. */
  show: (node: EventNode) => void;
  dispose: () => void;
}

/** The documents of events, one panel each. They follow the lists and the operations while they are open. */
export function createDetailsPanels(parts: DetailsParts): DetailsPanels {
  const panels = new Set<DetailsPanel>();
  const update = () => {
    for (const panel of panels) {
      panel.update();
    }
  };
  const subscriptions = [
    parts.desks.onDidChange(update),
    parts.desks.onDidChangeEvents(update),
    parts.records.changes.subscribe(update),
    parts.onDidChangeZone(update),
    parts.ticker.onTick(update),
  ];
  const create = (node: EventNode, preview: boolean) => {
    const facts = factsOf(parts, node, parts.clock.now());
    if (facts) {
      parts.ticker.start();
      const panel = createDetailsPanel(parts, facts, preview, () => panels.delete(panel));
      panels.add(panel);
    }
  };
  const panelOf = (node: EventNode) => [...panels].find(panel => panel.shows(node));
  const open = (node: EventNode, preview: boolean) => {
    const own = panelOf(node);
    const previewed = preview ? [...panels].find(panel => panel.isPreview()) : undefined;
    if (own) {
      own.reveal(!preview || own.isVisible());
    } else if (previewed) {
      previewed.replace(node);
    } else {
      create(node, preview);
    }
  };
  return {
    open,
    show: node => {
      if (panelOf(node)?.isVisible() !== true) {
        open(node, true);
      }
    },
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      for (const panel of panels) {
        panel.close();
      }
    },
  };
}
