import { createHook } from 'node:async_hooks';

/** What keeps a process busy or listening: timers, sockets and servers, watchers of files, other processes. */
const counted = /^(Timeout|TCPWRAP|TCPSERVERWRAP|PIPEWRAP|PIPESERVERWRAP|TLSWRAP|FSEVENTWRAP|STATWATCHER|PROCESSWRAP)$/;

/** Counts handles of Node, whoever makes them. */
export interface Handles {
  /** Those that are there, by their kinds in Node, sorted. */
  readonly open: () => string[];
  readonly end: () => void;
}

export function countHandles(): Handles {
  const open = new Map<number, string>();
  const hook = createHook({
    init: (id, type) => {
      if (counted.test(type)) {
        open.set(id, type);
      }
    },
    destroy: id => {
      open.delete(id);
    },
  }).enable();
  return {
    open: () => [...open.values()].sort(),
    end: () => {
      hook.disable();
    },
  };
}
