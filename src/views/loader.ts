import { isEnsError } from '../ens/error';
import { readEvents, readNames, type ReaderParts } from '../events/reader';
import type { Session } from '../accounts/session';

export interface LoaderParts extends ReaderParts {
  /** The active account; undefined when signed out. */
  session: () => Session | undefined;
  /** Shows progress while the promise runs. */
  withProgress: (work: () => Promise<void>) => Promise<void>;
  /** Where an error that the list shows is also written down. */
  logError: (error: Error) => void;
}

export interface Loader {
  /** Reads the list; calls while one runs share it. Never rejects: a failure becomes the error row. */
  load: () => Promise<void>;
  /** True once a read of this account began. */
  hasRead: () => boolean;
  /** Drops what was read and what is under way: the account changed. */
  reset: () => void;
}

/** Reads the list for the view. With the command wrapper this is the only place that catches errors. */
export function createLoader(parts: LoaderParts): Loader {
  const { store } = parts;
  let begun = false;
  let running: { promise: Promise<void>; abort: AbortController } | undefined;

  const read = async (signal: AbortSignal) => {
    store.patch({ loading: true });
    try {
      const session = parts.session();
      if (!session || signal.aborted) {
        return;
      }
      await readEvents(parts, session.client, signal);
      await readNamesOrSayWhy(parts, session, signal);
    } catch (error) {
      // The result of an account that is no longer shown must not touch the list.
      if (!signal.aborted) {
        const failure = error instanceof Error ? error : new Error(String(error));
        parts.logError(failure);
        store.patch({ error: failure });
      }
    } finally {
      if (!signal.aborted) {
        store.patch({ loading: false });
      }
    }
  };

  return {
    load: () => {
      begun = true;
      if (!running) {
        const abort = new AbortController();
        const promise = parts
          .withProgress(() => read(abort.signal))
          .finally(() => {
            if (running?.abort === abort) {
              running = undefined;
            }
          });
        running = { promise, abort };
      }
      return running.promise;
    },
    hasRead: () => begun,
    reset: () => {
      begun = false;
      running?.abort.abort();
      running = undefined;
      store.clear();
    },
  };
}

/** Names are a comfort: without the permission to read them the list works with ids, and says so. */
async function readNamesOrSayWhy(parts: LoaderParts, session: Session, signal: AbortSignal): Promise<void> {
  try {
    await readNames(parts, session.client, signal);
  } catch (error) {
    if (!isEnsError(error) || signal.aborted) {
      throw error;
    }
    parts.logError(error);
    parts.store.patch({ namesError: error });
  }
}
