import { EventEmitter, TreeItem, type TreeDataProvider } from 'vscode';
import type { Clock } from '../ens/ports';
import { sectionOf, type EventKey } from '../events/event';
import { bySection } from '../events/order';
import type { EventStore } from '../events/store';
import { eventItem } from './eventItem';
import { eventTooltip } from './eventTooltip';
import { errorItem, noteItem, sectionItem } from './listRows';
import { welcomeOf } from './viewMode';
import { nodeId, type EventNode, type EventsNode } from './nodes';

export interface EventsProvider extends TreeDataProvider<EventsNode> {
  /** The node of an event, for `TreeView.reveal`. */
  nodeOf: (key: EventKey) => EventNode;
  dispose: () => void;
}

/** The events tree: a function from the store to rows. A changed event redraws its own row only. */
export function createEventsProvider(store: EventStore, clock: Pick<Clock, 'now'>): EventsProvider {
  const changed = new EventEmitter<EventsNode | undefined>();
  // VS Code redraws a row only when it is handed the very node it was given, so there is one per id.
  const nodes = new Map<string, EventsNode>();
  const intern = <Node extends EventsNode>(node: Node): Node => {
    const id = nodeId(node);
    const known = nodes.get(id) ?? node;
    nodes.set(id, known);
    return known as Node;
  };
  const nodeOf = (key: EventKey) => intern({ kind: 'event', key } as const);

  const unsubscribe = store.changes.subscribe(({ keys }) => {
    if (keys === undefined) {
      changed.fire(undefined);
    } else {
      keys.forEach(key => {
        changed.fire(nodeOf(key));
      });
    }
  });

  const roots = (): EventsNode[] => {
    const { error, incomplete } = store.state();
    const rows: EventsNode[] = [...bySection(store.events()).keys()].map(section =>
      intern({ kind: 'section', section }),
    );
    if (incomplete) {
      rows.unshift(intern({ kind: 'note' }));
    }
    // Without any event some errors have a welcome text, which shows only where there is no row.
    if (error && (rows.length > 0 || !welcomeOf(error))) {
      rows.unshift(intern({ kind: 'error' }));
    }
    return rows;
  };

  return {
    onDidChangeTreeData: changed.event,
    nodeOf,
    getChildren: node => {
      if (!node) {
        return roots();
      }
      return node.kind === 'section'
        ? (bySection(store.events()).get(node.section) ?? []).map(event =>
            nodeOf(`${event.eventId}/${event.resourceId}`),
          )
        : [];
    },
    getParent: node => {
      const event = node.kind === 'event' ? store.get(node.key) : undefined;
      return event && intern({ kind: 'section', section: sectionOf(event) });
    },
    getTreeItem: node => {
      const item = itemOf(node, store, clock.now());
      item.id = nodeId(node);
      return item;
    },
    resolveTreeItem: (item, node) => {
      const event = node.kind === 'event' ? store.get(node.key) : undefined;
      if (event) {
        const instance = store.instance(event.resourceId);
        const region = instance?.regionId === undefined ? undefined : store.region(instance.regionId);
        item.tooltip = eventTooltip({ event, instance, region, now: clock.now() });
      }
      return item;
    },
    dispose: () => {
      unsubscribe();
      changed.dispose();
    },
  };
}

function itemOf(node: EventsNode, store: EventStore, now: number): TreeItem {
  switch (node.kind) {
    case 'section':
      return sectionItem(node.section, bySection(store.events()).get(node.section)?.length ?? 0);
    case 'event': {
      const event = store.get(node.key);
      return event ? eventItem(event, store.instance(event.resourceId), now) : new TreeItem(node.key);
    }
    case 'error':
      return errorItem(store.state().error ?? new Error());
    case 'note':
      return noteItem(store.state().incomplete ?? 'short');
  }
}
