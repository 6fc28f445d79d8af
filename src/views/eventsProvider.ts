import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import { eventKey, type EventKey } from '../events/event';
import type { PersonTime } from '../settings/personTime';
import { arrangedOf, type Arranged } from './arranged';
import type { Arrangements } from './arrangements';
import type { Desk, Desks } from './desks';
import { eventTooltip } from './eventTooltip';
import { itemOf } from './eventsItem';
import { nodeId, type EventNode, type EventsNode } from './nodes';
import { rowsOfDesk } from './rows';

export interface EventsProvider extends TreeDataProvider<EventsNode> {
  /** The node of an event, for `TreeView.reveal`. */
  nodeOf: (account: string, key: EventKey) => EventNode;
  /** Time went on: redraws the rows that say something else now. Nothing is read for it. */
  tick: () => void;
  dispose: () => void;
}

export interface EventsProviderParts extends Pick<PersonTime, 'local' | 'onDidChangeZone'> {
  desks: Pick<Desks, 'shown' | 'of' | 'onDidChange' | 'onDidChangeEvents'>;
  arrangements: Pick<Arrangements, 'of' | 'onDidChange'>;
  clock: Pick<Clock, 'now'>;
  /** Why there is no account, where the person did not choose it. */
  explanation: () => string | undefined;
  /** True while an operation is at an event, of any window. */
  isBusy: (event: EnsEvent) => boolean;
  /** Hears that operations changed. Answers a function that ends it. */
  onDidChangeOperations: (listener: () => void) => () => void;
}

/** The events tree: a function from the desks to rows. A changed event redraws its own row only. */
export function createEventsProvider(parts: EventsProviderParts): EventsProvider {
  const { desks, arrangements, clock, local } = parts;
  const changed = new EventEmitter<EventsNode | EventsNode[] | undefined>();
  // VS Code redraws a row only when it is handed the very node it was given, so there is one per id.
  const nodes = new Map<string, EventsNode>();
  const arranged = new Map<string, Arranged>();
  /** What the rows of events say and offer, by the id of their node. */
  const said = new Map<string, string>();
  const intern = <Node extends EventsNode>(node: Node): Node => {
    const id = nodeId(node);
    const known = nodes.get(id) ?? node;
    nodes.set(id, known);
    return known as Node;
  };
  const nodeOf = (account: string, key: EventKey) => intern({ kind: 'event', account, key } as const);
  const layoutOf = (desk: Desk): Arranged => {
    const layout = arranged.get(desk.profileId) ?? arrangedOf(desk, arrangements.of(desk.profileId), clock.now());
    arranged.set(desk.profileId, layout);
    return layout;
  };
  const redraw = () => {
    arranged.clear();
    changed.fire(undefined);
  };
  const subscriptions = [
    desks.onDidChange(redraw),
    arrangements.onDidChange(redraw),
    parts.onDidChangeZone(redraw),
    desks.onDidChangeEvents(({ desk, keys }) => {
      const before = arranged.get(desk.profileId)?.shape;
      arranged.delete(desk.profileId);
      if (keys === undefined || (before !== undefined && layoutOf(desk).shape !== before)) {
        changed.fire(undefined);
      } else {
        changed.fire(keys.map(key => nodeOf(desk.profileId, key)));
      }
    }),
    parts.onDidChangeOperations(() => {
      redrawDiffering();
    }),
  ];
  const draw = (node: EventsNode) => {
    const item = itemOf(node, parts, layoutOf);
    item.id = nodeId(node);
    return item;
  };
  const redrawDiffering = () => {
    const differing = [...said].flatMap(([id, text]) => {
      const node = nodes.get(id);
      if (node?.kind !== 'event' || !desks.of(node.account)?.store.get(node.key)) {
        said.delete(id);
        return [];
      }
      return saidBy(draw(node)) === text ? [] : [node];
    });
    if (differing.length > 0) {
      changed.fire(differing);
    }
  };
  const childrenOf = (desk: Desk): EventsNode[] =>
    rowsOfDesk(desk, arrangements.of(desk.profileId), layoutOf(desk), desks.shown().length > 1).map(intern);

  return {
    onDidChangeTreeData: changed.event,
    nodeOf,
    getChildren: node => {
      const shown = desks.shown();
      const [only] = shown;
      if (!node) {
        const rows = shown.length === 1 && only ? childrenOf(only) : shown.map(accountNode).map(intern);
        return parts.explanation() === undefined ? rows : [intern({ kind: 'noAccount' }), ...rows];
      }
      const desk = node.kind === 'account' || node.kind === 'group' ? desks.of(node.account) : undefined;
      if (!desk) {
        return [];
      }
      return node.kind === 'group'
        ? (layoutOf(desk).groups.get(node.group)?.events ?? []).map(event => nodeOf(desk.profileId, eventKey(event)))
        : childrenOf(desk);
    },
    getParent: node => {
      const desk = 'account' in node ? desks.of(node.account) : undefined;
      if (!desk || node.kind === 'account') {
        return undefined;
      }
      const group = node.kind === 'event' ? layoutOf(desk).groupOf(node.key) : undefined;
      if (group !== undefined && group !== '') {
        return intern({ kind: 'group', account: desk.profileId, group });
      }
      return desks.shown().length > 1 ? intern(accountNode(desk)) : undefined;
    },
    getTreeItem: node => {
      const item = draw(node);
      if (node.kind === 'event') {
        said.set(nodeId(node), saidBy(item));
      }
      return item;
    },
    resolveTreeItem: (item, node) => {
      const store = node.kind === 'event' ? desks.of(node.account)?.store : undefined;
      const event = node.kind === 'event' ? store?.get(node.key) : undefined;
      if (store && event) {
        const instance = store.instance(event.resourceId);
        const region = instance?.regionId === undefined ? undefined : store.region(instance.regionId);
        const stale = store.isStale(eventKey(event));
        item.tooltip = eventTooltip({ event, instance, region, stale, now: clock.now(), local });
      }
      return item;
    },
    tick: () => {
      const moved = desks.shown().some(desk => {
        const before = arranged.get(desk.profileId)?.shape;
        arranged.delete(desk.profileId);
        return before !== undefined && layoutOf(desk).shape !== before;
      });
      if (moved) {
        changed.fire(undefined);
        return;
      }
      redrawDiffering();
    },
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      changed.dispose();
    },
  };
}

function saidBy({ description, contextValue = '' }: TreeItem): string {
  return `${String(description)} ${contextValue}`;
}

function accountNode({ profileId }: Desk) {
  return { kind: 'account', account: profileId } as const;
}
