import { whoCalled } from './callers';

/** What is open in the fake VS Code, or heard: a name, and the function of the product that opened it. */
const open = new Map<object, string>();

/** Notes that something was opened. Answers a function that notes that it was closed. */
export function track(name: string): () => void {
  const entry = {};
  open.set(entry, `${name} ← ${whoCalled()}`);
  return () => {
    open.delete(entry);
  };
}

/** All that is open, a line for each kind with how many there are, in the order of their names. */
export function openNow(): string[] {
  const counts = new Map<string, number>();
  for (const name of open.values()) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count > 1 ? `${name} ×${count}` : name)).sort();
}

export function forgetAll(): void {
  open.clear();
}
