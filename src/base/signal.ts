/** The smallest observable: fire a value, whoever subscribed hears it. `subscribe` answers a function that ends it. */
export interface Signal<T> {
  readonly subscribe: (listener: (value: T) => void) => () => void;
  /** Never throws: what a listener throws ends with that listener. */
  readonly fire: (value: T) => void;
}

/** @param onError hears what a listener threw; without it the process does, once whoever fired has gone on */
export function createSignal<T>(onError: (error: Error) => void = throwLater): Signal<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    fire: value => {
      for (const listener of [...listeners]) {
        try {
          listener(value);
        } catch (error) {
          onError(error instanceof Error ? error : new Error(String(error)));
        }
      }
    },
  };
}

function throwLater(error: Error): void {
  queueMicrotask(() => {
    throw error;
  });
}
