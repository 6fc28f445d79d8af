import type { TreeItem } from 'vscode';

export interface DrawnRows<Node> {
  /** Notes what VS Code was handed for a node. */
  readonly drew: (node: Node, item: TreeItem) => void;
  /** Notes what the tooltip goes by that VS Code was handed, as JSON; it keeps that until the row is drawn anew. */
  readonly explained: (node: Node, facts: unknown) => void;
  /** Of the nodes that were drawn, those whose row or tooltip would be another one now. Those that are gone are forgotten. */
  readonly differing: (isAsked?: (node: Node) => boolean) => Node[];
}

interface Drawn<Node> {
  readonly node: Node;
  readonly row: string;
  facts?: string;
}

export interface DrawnRowsParts<Node> {
  idOf: (node: Node) => string;
  /** The row as it would be now; undefined where the node is gone. */
  draw: (node: Node) => TreeItem | undefined;
  /** What its tooltip would go by now. */
  factsOf: (node: Node) => unknown;
}

/**
 * What VS Code was last handed of each row, so that only what differs is drawn anew: drawing a list anew takes rows from
 * under an open menu, a selection and a tooltip for a moment.
 */
export function createDrawnRows<Node>({ idOf, draw, factsOf }: DrawnRowsParts<Node>): DrawnRows<Node> {
  const rows = new Map<string, Drawn<Node>>();
  const differs = ({ node, row, facts }: Drawn<Node>, item: TreeItem) =>
    JSON.stringify(item) !== row || (facts !== undefined && JSON.stringify(factsOf(node)) !== facts);
  return {
    drew: (node, item) => {
      rows.set(idOf(node), { node, row: JSON.stringify(item) });
    },
    explained: (node, facts) => {
      const drawn = rows.get(idOf(node));
      if (drawn) {
        drawn.facts = JSON.stringify(facts);
      }
    },
    differing: (isAsked = () => true) =>
      [...rows].flatMap(([id, drawn]) => {
        if (!isAsked(drawn.node)) {
          return [];
        }
        const item = draw(drawn.node);
        if (!item) {
          rows.delete(id);
          return [];
        }
        return differs(drawn, item) ? [drawn.node] : [];
      }),
  };
}
