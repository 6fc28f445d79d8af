import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import { onTop } from '../events/arrange';
import { eventKey, type EventKey } from '../events/event';
import { nodeIdOf } from '../events/nodeIdOf';
import type { OperationState } from '../operations/operation';
import type { PersonTime } from '../settings/personTime';
import type { Arrangements } from './arrangements';
import type { Desk, Desks } from './desks';
import { rowsOnTop } from './dueOnTop';
import { eventTooltip } from './eventTooltip';
import { itemOf } from './eventsItem';
import { createLayouts, type LayoutsParts } from './layouts';
import { isReadOnly } from './marks';
import { nodeId, type EventNode, type EventsNode } from './nodes';
import { rowsOfDesk } from './rows';
import type { Silences } from './silences';

export interface EventsProvider extends TreeDataProvider<EventsNode> {
  /** The node of an event, for `TreeView.reveal`. */
  nodeOf: (account: string, key: EventKey) => EventNode;
  /** The same of an account that has a row of its own. */
  accountNode: (account: string) => EventsNode;
  /** Time went on: redraws the rows that say something else now, and moves those that may. Nothing is read for it. */
  tick: () => void;
  /** Nobody sees the rows: each goes where it belongs. */
  settle: () => void;
  dispose: () => void;
}

export interface EventsProviderParts
  extends Pick<PersonTime, 'local' | 'onDidChangeZone'>, Pick<LayoutsParts, 'mayMove'> {
  desks: Pick<Desks, 'shown' | 'of' | 'onDidChange' | 'onDidChangeEvents'>;
  arrangements: Pick<Arrangements, 'of' | 'onDidChange'>;
  clock: Pick<Clock, 'now'>;
  /** Why there is no account, where the person did not choose it. */
  explanation: () => string | undefined;
  /** Where the operation stands that is at an event, of any window. */
  operationAt: (event: EnsEvent) => OperationState | undefined;
  /** Hears that operations changed. Answers a function that ends it. */
  onDidChangeOperations: (listener: () => void) => () => void;
  /** What the person holds back of events. */
  silences: Pick<Silences, 'of' | 'onDidChange'>;
}

/** The events tree: a function from the desks to rows. A changed event redraws its own row only. */
export function createEventsProvider(parts: EventsProviderParts): EventsProvider {
  const { desks, arrangements, clock, local } = parts;
  const changed = new EventEmitter<EventsNode | EventsNode[] | undefined>();
  // VS Code redraws a row only when it is handed the very node it was given, so there is one per id.
  const nodes = new Map<string, EventsNode>();
  const layouts = createLayouts(parts);
  /** What the rows of events and accounts say and offer, by the id of their node. */
  const said = new Map<string, string>();
  const intern = <Node extends EventsNode>(node: Node): Node => {
    const id = nodeId(node);
    const known = nodes.get(id) ?? node;
    nodes.set(id, known);
    return known as Node;
  };
  const nodeOf = (account: string, key: EventKey) => intern({ kind: 'event', account, key } as const);
  const accountNode = (account: string) => intern({ kind: 'account', account } as const);
  const redraw = () => {
    changed.fire(undefined);
  };
  const settle = () => {
    layouts.clear();
    redraw();
  };
  const subscriptions = [
    desks.onDidChange(() => {
      desks.shown().forEach(layouts.renew);
      redraw();
    }),
    arrangements.onDidChange(settle),
    parts.onDidChangeZone(redraw),
    desks.onDidChangeEvents(({ desk, keys }) => {
      const differs = layouts.renew(desk);
      if (keys === undefined || differs) {
        redraw();
      } else {
        changed.fire(keys.map(key => nodeOf(desk.profileId, key)));
      }
    }),
    ...[parts.onDidChangeOperations, parts.silences.onDidChange].map(subscribe =>
      subscribe(() => {
        redrawDiffering('event');
      }),
    ),
  ];
  const draw = (node: EventsNode) => {
    const item = itemOf(node, parts, layouts.of);
    item.id = nodeId(node);
    return item;
  };
  const rowOf = ({ account, key }: EventNode) => {
    const desk = desks.of(account);
    return desk && layouts.of(desk).eventOf(key);
  };
  const redrawDiffering = (kind: SayingNode['kind']) => {
    const differing = [...said].flatMap(([id, text]) => {
      const node = nodes.get(id);
      if (node?.kind !== kind) {
        return [];
      }
      if (!desks.of(node.account) || (node.kind === 'event' && !rowOf(node))) {
        said.delete(id);
        return [];
      }
      return saidBy(draw(node)) === text ? [] : [node];
    });
    if (differing.length > 0) {
      changed.fire(differing);
    }
  };
  const dueNode = (): EventsNode[] =>
    rowsOnTop(desks.shown(), layouts.of).length > 0 ? [intern({ kind: 'due' })] : [];
  const childrenOf = (desk: Desk): EventsNode[] =>
    rowsOfDesk(desk, arrangements.of(desk.profileId), layouts.of(desk), desks.shown().length > 1).map(intern);

  return {
    onDidChangeTreeData: changed.event,
    nodeOf,
    accountNode,
    getChildren: node => {
      const shown = desks.shown();
      const [only] = shown;
      if (!node) {
        const rows =
          shown.length === 1 && only
            ? childrenOf(only)
            : [...dueNode(), ...shown.map(({ profileId }) => accountNode(profileId))];
        return parts.explanation() === undefined ? rows : [intern({ kind: 'noAccount' }), ...rows];
      }
      if (node.kind === 'due') {
        return rowsOnTop(shown, layouts.of).map(({ account, key }) => nodeOf(account, key));
      }
      const desk = node.kind === 'account' || node.kind === 'group' ? desks.of(node.account) : undefined;
      if (!desk) {
        return [];
      }
      return node.kind === 'group'
        ? (layouts.of(desk).groups.get(node.group)?.events ?? []).map(event => nodeOf(desk.profileId, eventKey(event)))
        : childrenOf(desk);
    },
    getParent: node => {
      const desk = 'account' in node ? desks.of(node.account) : undefined;
      if (!desk || node.kind === 'account') {
        return undefined;
      }
      const group = node.kind === 'event' ? layouts.of(desk).groupOf(node.key) : undefined;
      if (group === onTop) {
        return intern({ kind: 'due' });
      }
      if (group !== undefined && group !== '') {
        return intern({ kind: 'group', account: desk.profileId, group });
      }
      return desks.shown().length > 1 ? accountNode(desk.profileId) : undefined;
    },
    getTreeItem: node => {
      const item = draw(node);
      if (node.kind === 'event' || node.kind === 'account') {
        said.set(nodeId(node), saidBy(item));
      }
      return item;
    },
    resolveTreeItem: (item, node) => {
      const desk = node.kind === 'event' ? desks.of(node.account) : undefined;
      const event = node.kind === 'event' ? rowOf(node) : undefined;
      if (desk && event) {
        const { store } = desk;
        const instance = store.instance(event.resourceId);
        const gone = store.isGone(event.resourceId);
        const nodeId = nodeIdOf(event, store);
        const region = store.region(nodeId);
        const stale = store.isStale(eventKey(event));
        const formerName = store.formerName(event.resourceId);
        const listed = store.get(eventKey(event)) !== undefined;
        const readOnly = isReadOnly(desk);
        const account = desks.shown().length > 1 ? desk.session()?.profile : undefined;
        const operation = parts.operationAt(event);
        const silence = parts.silences.of(desk, event);
        const now = clock.now();
        const facts = {
          event,
          instance,
          gone,
          nodeId,
          region,
          formerName,
          stale,
          listed,
          operation,
          account,
          readOnly,
          silence,
        };
        item.tooltip = eventTooltip({ ...facts, now, local });
      }
      return item;
    },
    tick: () => {
      if (desks.shown().filter(layouts.renew).length > 0) {
        redraw();
      } else {
        redrawDiffering('event');
        redrawDiffering('account');
      }
    },
    settle,
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      changed.dispose();
    },
  };
}

type SayingNode = Extract<EventsNode, { kind: 'event' | 'account' }>;

function saidBy({ label, description, resourceUri, contextValue }: TreeItem): string {
  return JSON.stringify([label, description, resourceUri !== undefined, contextValue]);
}
