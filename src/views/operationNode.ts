/** What the operations tree is made of. Commands get these from the context menu. */
export type OperationsNode =
  /** `id` is the operation's own. */ { readonly kind: 'operation'; readonly id: string } | { readonly kind: 'error' };

export type OperationNode = Extract<OperationsNode, { kind: 'operation' }>;

export function isOperationNode(value: unknown): value is OperationNode {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'operation' && 'id' in value;
}

/** Built from the operation's id alone, so that a row keeps its place and selection whatever it says. */
export function operationNodeId(node: OperationsNode): string {
  return node.kind === 'operation' ? `operation:${node.id}` : node.kind;
}
