/** A stretch of time, Unix milliseconds (or wall time, see zones.ts); `end` is no longer part of it. */
export interface Slot {
  start: number;
  end: number;
}

/** Sorted, with those that overlap or touch made one. */
export function mergeSlots(slots: readonly Slot[]): Slot[] {
  const merged: Slot[] = [];
  for (const { start, end } of [...slots].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else {
      merged.push({ start, end });
    }
  }
  return merged;
}
