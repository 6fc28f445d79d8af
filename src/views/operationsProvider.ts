import { EventEmitter, TreeItem, type TreeDataProvider } from 'vscode';
import type { Clock } from '../ens/ports';
import type { Operation } from '../operations/operation';
import type { Records } from '../operations/records';
import type { PersonTime } from '../settings/personTime';
import type { Desks } from './desks';
import { operationItem, operationsErrorItem } from './operationItem';
import { operationNodeId, type OperationsNode } from './operationNode';
import { operationTooltip } from './operationTooltip';
import type { UnseenFailures } from './unseenFailures';

export interface OperationsProvider extends TreeDataProvider<OperationsNode> {
  /** Reads what other windows wrote. An error becomes a row above what is known. */
  reload: () => Promise<void>;
  /** What was looked at need not stay on top any longer: of these operations, or of all. */
  letGo: (ids?: readonly string[]) => void;
  /** The row of an operation, to reveal it. */
  nodeOf: (id: string) => OperationsNode;
  getParent: () => undefined;
  /** Time went on: redraws the rows that say something else now. */
  tick: () => void;
  dispose: () => void;
}

export interface OperationsProviderParts extends Pick<PersonTime, 'local' | 'zone' | 'onDidChangeZone'> {
  unseen: Pick<UnseenFailures, 'has' | 'refresh' | 'changes'>;
  records: Pick<Records, 'all' | 'get' | 'reload' | 'changes'>;
  clock: Pick<Clock, 'now'>;
  /** What instances are called now, as far as a list that is shown knows. */
  desks: Pick<Desks, 'of' | 'onDidChangeEvents'>;
  /** Whether a row that belongs on top since a time (Unix milliseconds) may go there. */
  mayMove: (node: OperationsNode, since: number) => boolean;
}

/**
 * The operations tree, newest first, above them the failures that nobody has looked at: a function from the records to
 * rows. A changed operation redraws its own row only. What failed in sight goes to the top when it may, and what was looked
 * at keeps its place until it is let go, so that no row moves away under a pointer.
 * @param onReload hears how each reading of the records ended
 */
export function createOperationsProvider(
  { records, unseen, desks, clock, mayMove, local, zone, onDidChangeZone }: OperationsProviderParts,
  onReload: (error: Error | undefined) => void,
): OperationsProvider {
  const changed = new EventEmitter<OperationsNode | undefined>();
  // VS Code redraws a row only when it is handed the very node it was given, so there is one per id.
  const nodes = new Map<string, OperationsNode>();
  const onTop = new Set<string>();
  /** Since when a row that is on the screen belongs on top, Unix milliseconds, by the operation's id. */
  const waiting = new Map<string, number>();
  let error: Error | undefined;
  let firstRead: Promise<void> | undefined;
  /** What each row on the screen says, by node; absent before the tree was asked for rows. */
  let drawn: ReadonlyMap<OperationsNode, string> | undefined;

  const intern = (node: OperationsNode): OperationsNode => {
    const id = operationNodeId(node);
    const known = nodes.get(id) ?? node;
    nodes.set(id, known);
    return known;
  };
  const mayBeOnTop = (node: OperationsNode, id: string): boolean => {
    const since = waiting.get(id) ?? clock.now();
    const may = onTop.has(id) || !drawn?.has(node) || mayMove(node, since);
    if (may) {
      waiting.delete(id);
    } else {
      waiting.set(id, since);
    }
    return may;
  };
  const rows = (): Map<OperationsNode, string> => {
    const newest = [...records.all()].reverse();
    for (const { id } of newest.filter(unseen.has)) {
      if (mayBeOnTop(intern({ kind: 'operation', id }), id)) {
        onTop.add(id);
      }
    }
    const operations = [...newest.filter(({ id }) => onTop.has(id)), ...newest.filter(({ id }) => !onTop.has(id))];
    return new Map([
      ...(error ? [[intern({ kind: 'error' }), error.message] as const] : []),
      ...operations.map(operation => {
        const node = intern({ kind: 'operation', id: operation.id });
        // What a row says changes with the time alone, too.
        return [node, JSON.stringify([itemOf(node).description, unseen.has(operation), operation])] as const;
      }),
    ]);
  };
  const redraw = () => {
    const before = drawn;
    if (!before) {
      return;
    }
    const fresh = rows();
    drawn = fresh;
    const isSame = (node: OperationsNode, index: number) => node === [...fresh.keys()][index];
    if (before.size !== fresh.size || ![...before.keys()].every(isSame)) {
      changed.fire(undefined);
      return;
    }
    for (const [node, version] of fresh) {
      if (before.get(node) !== version) {
        changed.fire(node);
      }
    }
  };
  const reload = async () => {
    error = await records.reload().then(
      () => undefined,
      (reason: unknown) => (reason instanceof Error ? reason : new Error(String(reason))),
    );
    await unseen.refresh();
    onReload(error);
    redraw();
  };
  const subscriptions = [
    records.changes.subscribe(redraw),
    unseen.changes.subscribe(redraw),
    desks.onDidChangeEvents(({ keys }) => {
      // Names come with the list as a whole.
      if (!keys) {
        redraw();
      }
    }),
    // Tooltips say times too, and are made when asked for.
    onDidChangeZone(() => {
      changed.fire(undefined);
    }),
  ];

  return {
    onDidChangeTreeData: changed.event,
    reload,
    tick: redraw,
    letGo: (ids = [...onTop]) => {
      for (const id of ids) {
        onTop.delete(id);
      }
      redraw();
    },
    nodeOf: id => intern({ kind: 'operation', id }),
    getParent: () => undefined,
    getChildren: async node => {
      if (node) {
        return [];
      }
      // Awaited, so that the text of an empty view does not flash up before the records are read.
      await (firstRead ??= reload());
      drawn = rows();
      return [...drawn.keys()];
    },
    getTreeItem: node => {
      const item = itemOf(node);
      item.id = operationNodeId(node);
      return item;
    },
    resolveTreeItem: (item, node) => {
      const operation = node.kind === 'operation' ? records.get(node.id) : undefined;
      if (operation) {
        const earlier = operation.again === undefined ? undefined : records.get(operation.again);
        item.tooltip = operationTooltip({ operation, renamed: renamed(operation), earlier, now: clock.now(), local });
      }
      return item;
    },
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      changed.dispose();
    },
  };

  function itemOf(node: OperationsNode): TreeItem {
    if (node.kind === 'error') {
      return operationsErrorItem(error ?? new Error());
    }
    const operation = records.get(node.id);
    if (!operation) {
      return new TreeItem('');
    }
    const looks = { unseen: unseen.has(operation), renamed: renamed(operation) };
    return operationItem(operation, node, { now: clock.now(), ...looks, local, zone });
  }

  function renamed(operation: Operation): string | undefined {
    const name = desks.of(operation.profileId)?.store.instance(operation.resourceId)?.name;
    // One that had no name when it was confirmed is on record by its id.
    return name === operation.name || operation.name === operation.resourceId ? undefined : name;
  }
}
