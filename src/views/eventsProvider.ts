import { EventEmitter, type TreeDataProvider } from 'vscode';
import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import { onTop } from '../events/arrange';
import { eventKey, type EventKey } from '../events/event';
import type { OperationState } from '../operations/operation';
import type { PersonTime } from '../settings/personTime';
import type { Arrangements } from './arrangements';
import type { Desk, Desks } from './desks';
import { rowsOnTop } from './dueOnTop';
import { createDrawnRows } from './drawnRows';
import { eventTooltip } from './eventTooltip';
import { tooltipFacts } from './tooltipFacts';
import { itemOf } from './eventsItem';
import { createLayouts, type LayoutsParts } from './layouts';
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
  const intern = <Node extends EventsNode>(node: Node): Node => {
    const id = nodeId(node);
    const known = nodes.get(id) ?? node;
    nodes.set(id, known);
    return known as Node;
  };
  const nodeOf = (account: string, key: EventKey) => intern({ kind: 'event', account, key } as const);
  const accountNode = (account: string) => intern({ kind: 'account', account } as const);
  const rowOf = ({ account, key }: EventNode) => {
    const desk = desks.of(account);
    return desk && layouts.of(desk).eventOf(key);
  };
  const isThere = (node: EventsNode): boolean => {
    if (node.kind === 'due' || node.kind === 'noAccount') {
      return node.kind === 'due' ? dueNode().length > 0 : parts.explanation() !== undefined;
    }
    const desk = desks.of(node.account);
    if (!desk || node.kind === 'account') {
      return desk !== undefined;
    }
    return node.kind === 'event' ? rowOf(node) !== undefined : rowsOf(desk).some(row => nodeId(row) === nodeId(node));
  };
  const draw = (node: EventsNode) => {
    const item = itemOf(node, parts, layouts.of);
    item.id = nodeId(node);
    return item;
  };
  const factsOf = (node: EventsNode) => (node.kind === 'event' ? tooltipFacts(node, parts, rowOf(node)) : undefined);
  const drawn = createDrawnRows<EventsNode>({
    idOf: nodeId,
    draw: node => (isThere(node) ? draw(node) : undefined),
    factsOf,
  });
  /** What rows there were, and where, when VS Code last asked for them. */
  let shape: string | undefined;
  const shapeNow = () =>
    JSON.stringify([
      parts.explanation() !== undefined,
      desks
        .shown()
        .map(desk => [
          rowsOf(desk).flatMap(node => (node.kind === 'event' ? [] : nodeId(node))),
          layouts.of(desk).shape,
        ]),
    ]);
  const redraw = () => {
    changed.fire(undefined);
  };
  const redrawRows = (rows: readonly EventsNode[]) => {
    if (rows.length > 0) {
      changed.fire([...new Set(rows)]);
    }
  };
  /** Draws all anew only where rows came, went or moved; else those that are named, and those asked for that say something else. */
  const update = (named: readonly EventsNode[] = [], isAsked?: (node: EventsNode) => boolean) => {
    if (shape === undefined) {
      // VS Code has not asked for any row yet.
      return;
    }
    if (!desks.shown().every(layouts.isMade) || shapeNow() !== shape) {
      redraw();
    } else {
      redrawRows([...named, ...drawn.differing(isAsked)]);
    }
  };
  const updateAll = () => {
    desks.shown().forEach(layouts.renew);
    update();
  };
  const settle = () => {
    layouts.clear();
    redraw();
  };
  const subscriptions = [
    desks.onDidChange(updateAll),
    arrangements.onDidChange(settle),
    parts.onDidChangeZone(redraw),
    desks.onDidChangeEvents(({ desk, keys }) => {
      if (keys?.length !== 0) {
        layouts.renew(desk);
      }
      const named = keys?.map(key => nodeOf(desk.profileId, key)) ?? [];
      update(named, node => keys === undefined || node.kind !== 'event');
    }),
    ...[parts.onDidChangeOperations, parts.silences.onDidChange].map(subscribe =>
      subscribe(() => {
        redrawRows(drawn.differing(({ kind }) => kind === 'event'));
      }),
    ),
  ];
  const dueNode = (): EventsNode[] =>
    rowsOnTop(desks.shown(), layouts.of).length > 0 ? [intern({ kind: 'due' })] : [];
  const rowsOf = (desk: Desk): EventsNode[] =>
    rowsOfDesk(desk, arrangements.of(desk.profileId), layouts.of(desk), desks.shown().length > 1);
  const childrenOf = (desk: Desk): EventsNode[] => rowsOf(desk).map(intern);

  return {
    onDidChangeTreeData: changed.event,
    nodeOf,
    accountNode,
    getChildren: node => {
      const shown = desks.shown();
      const [only] = shown;
      if (!node) {
        shape = shapeNow();
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
      drawn.drew(node, item);
      return item;
    },
    resolveTreeItem: (item, node) => {
      const facts = factsOf(node);
      if (facts) {
        drawn.explained(node, facts);
        item.tooltip = eventTooltip({ ...facts, now: clock.now(), local });
      }
      return item;
    },
    tick: updateAll,
    settle,
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      changed.dispose();
    },
  };
}
