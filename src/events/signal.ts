/** The smallest observable: fire a value, whoever subscribed hears it. `subscribe` answers a function that ends it. */
export interface Signal<T> {
  readonly subscribe: (listener: (value: T) => void) => () => void;
  readonly fire: (value: T) => void;
}

export function createSignal<T>(): Signal<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fire: value => {
      for (const listener of [...listeners]) {
        listener(value);
      }
    },
  };
}
