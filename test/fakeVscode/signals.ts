import { whoCalled } from './callers';
import { track } from './ledger';

/**
 * Counts, while it is in place, who hears of the product's own signals: base/signal.ts keeps its listeners in a Set, so a
 * Set that a signal makes notes what is put into it. The name of a signal is the function that made it. Answers a function
 * that ends it; sets that were made meanwhile go on counting.
 */
export function countSignals(): () => void {
  const PlainSet = globalThis.Set;
  class CountingSet<T> extends PlainSet<T> {
    readonly #close = new Map<T, () => void>();
    constructor(readonly of: string) {
      super();
    }
    override add(listener: T): this {
      this.#close.set(listener, track(this.of));
      return super.add(listener);
    }
    override delete(listener: T): boolean {
      this.#close.get(listener)?.();
      return super.delete(listener);
    }
  }
  const construct = (target: typeof PlainSet, args: [Iterable<unknown>?], newTarget: typeof PlainSet): object =>
    whoCalled() === 'createSignal'
      ? new CountingSet(`signal of ${whoCalled('createSignal')}`)
      : Reflect.construct(target, args, newTarget);
  globalThis.Set = new Proxy(PlainSet, { construct });
  return () => {
    globalThis.Set = PlainSet;
  };
}
