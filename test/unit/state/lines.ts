/** A line without the random id that tells it from a second copy of it. */
export function withoutId(line: unknown): unknown {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) {
    return line;
  }
  const rest: Record<string, unknown> = { ...line };
  delete rest['lineId'];
  return rest;
}
