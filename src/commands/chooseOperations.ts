import type { Operation } from '../operations/operation';
import type { Records } from '../operations/records';
import { isOperationNode } from '../views/operationNode';

/** The operations of the rows a tree command was called on: the clicked row, or the selection around it. */
export function operationsCalledOn(
  records: Pick<Records, 'get'>,
  [clicked, selected]: readonly unknown[],
): readonly Operation[] {
  const rows = Array.isArray(selected) && selected.length > 0 ? (selected as unknown[]) : [clicked];
  return rows.filter(isOperationNode).flatMap(({ id }) => records.get(id) ?? []);
}
