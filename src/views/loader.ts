import { isEnsError } from '../ens/error';
import { readEvents, readNames, type ReaderParts } from '../events/reader';
import type { Session } from '../accounts/session';

/** Without this permission there is no name at all. */
const namesAction = 'ens:DescribeInstances';

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
  /** The same for a person who asks for it: what is known of instances is read anew too. */
  refresh: () => Promise<void>;
  /** True once a read of this account began. */
  hasRead: () => boolean;
  /** Drops what was read and what is under way: the account changed. */
  reset: () => void;
}

/** Reads the list for the view. With the command wrapper this is the only place that catches errors. */
export function createLoader(parts: LoaderParts): Loader {
  const { store } = parts;
  let begun = false;
  let wantsNames = false;
  let running: { promise: Promise<void>; abort: AbortController } | undefined;

  const read = async (signal: AbortSignal) => {
    store.patch({ loading: true });
    try {
      const session = parts.session();
      if (!session || signal.aborted) {
        return;
      }
      await readEvents(parts, session.client, signal);
      const anew = wantsNames;
      wantsNames = false;
      await readNamesOrSayWhy(parts, session, signal, anew);
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

  const leftOut = () => begun && wantsNames && parts.session() !== undefined;
  const load = () => {
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
  };

  return {
    load,
    refresh: async () => {
      const joined = running !== undefined;
      wantsNames = true;
      await load();
      // The reading that was under way may have been past the names.
      if (joined && leftOut()) {
        await load();
      }
    },
    hasRead: () => begun,
    reset: () => {
      begun = false;
      wantsNames = false;
      running?.abort.abort();
      running = undefined;
      store.clear();
    },
  };
}

/**
 * Names are a comfort: without the permission to read them the list works with ids, and says so once. Whoever lacks it asks
 * in vain at each reading, so only a person's refresh asks again.
 */
async function readNamesOrSayWhy(
  parts: LoaderParts,
  session: Session,
  signal: AbortSignal,
  anew: boolean,
): Promise<void> {
  const { namesError } = parts.store.state();
  if (!anew && namesError?.kind === 'permission' && namesError.missingAction === namesAction) {
    return;
  }
  try {
    await readNames(parts, session.client, signal, anew);
    if (namesError) {
      parts.store.patch({ namesError: undefined });
    }
  } catch (error) {
    if (!isEnsError(error) || signal.aborted) {
      throw error;
    }
    if (namesError?.code !== error.code) {
      parts.logError(error);
    }
    parts.store.patch({ namesError: error });
  }
}
