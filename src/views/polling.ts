import type { Clock } from '../ens/ports';
import { createPoller } from '../events/poller';
import { silenceOf } from '../events/pollRules';
import { createSignal } from '../base/signal';
import { unawaited } from '../base/unawaited';
import type { Lease } from '../state/lease';
import { operationState } from '../operations/operation';
import type { Records } from '../operations/records';
import { isSameWindow, type WindowId } from '../state/windows';
import type { Attention } from './attention';
import type { Desk, Desks } from './desks';

export interface PollingParts {
  attention: Pick<Attention, 'facts' | 'onDidChange'>;
  desks: Pick<Desks, 'shown' | 'onDidChange'>;
  records: Pick<Records, 'all' | 'changes'>;
  /** This window. */
  self: WindowId;
  /** True while a window is there. */
  lives: (window: WindowId) => boolean;
  /** What one window does for all. */
  leaseOf: (name: string) => Lease;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
  /** Hears why it cannot be found out which window watches in the background (this one does not then), and what listeners threw. */
  logError: (error: Error) => void;
}

export interface Polling {
  /** Hears of each good read of a shown account, whoever asked for it, once its names were asked for too. */
  readonly onPolled: (listener: (desk: Desk) => void) => () => void;
  readonly dispose: () => void;
}

interface Watch {
  readonly update: () => void;
  readonly end: () => void;
}

/** Keeps the lists of the shown accounts fresh by themselves. It starts no timer while none of them is to be read. */
export function createPolling(parts: PollingParts): Polling {
  const { attention, desks, records } = parts;
  const polled = createSignal<Desk>(parts.logError);
  const watches = new Map<Desk, Watch>();
  const keep = (shown: readonly Desk[]) => {
    for (const [desk, { end }] of watches) {
      if (!shown.includes(desk)) {
        watches.delete(desk);
        end();
      }
    }
    for (const desk of shown) {
      const watch = watches.get(desk) ?? watchDesk(parts, desk, polled.fire);
      watches.set(desk, watch);
      watch.update();
    }
  };
  const update = () => {
    keep(desks.shown());
  };
  const subscriptions = [attention.onDidChange(update), desks.onDidChange(update), records.changes.subscribe(update)];
  update();
  return {
    onPolled: polled.subscribe,
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      keep([]);
    },
  };
}

/** One list, and its lease for the times when nobody looks. */
function watchDesk(parts: PollingParts, desk: Desk, onPolled: (desk: Desk) => void): Watch {
  const { attention, clock, random, logError } = parts;
  const { profileId, store, loader } = desk;
  const lease = parts.leaseOf(`watch ${profileId}`);
  const poller = createPoller({
    store,
    load: loader.load,
    facts: () => (desk.session() ? { ...attention.facts(), operating: isOperating(parts, profileId) } : undefined),
    mayWatch: async () => {
      try {
        return await lease.hold(silenceOf(attention.facts().interval));
      } catch (error) {
        logError(error instanceof Error ? error : new Error(String(error)));
        return false;
      }
    },
    clock,
    random,
  });
  const unsubscribe = followReads(desk, onPolled, logError);
  let watching = false;
  const watch = (wanted: boolean) => {
    if (watching && !wanted) {
      lease.release();
    }
    watching = wanted;
  };
  return {
    update: () => {
      watch(attention.facts().watching);
      poller.update();
    },
    end: () => {
      unsubscribe();
      poller.dispose();
      watch(false);
    },
  };
}

/** What is planned for later is no reason to read more often, and what another window does is seen in the events. */
function isOperating({ records, self, clock }: PollingParts, profileId: string): boolean {
  return records
    .all()
    .filter(operation => operation.profileId === profileId && isSameWindow(operation, self))
    .some(operation => ['sending', 'running', 'unknown'].includes(operationState(operation, clock.now())));
}

function followReads(desk: Desk, onPolled: (desk: Desk) => void, logError: (error: Error) => void): () => void {
  const { store, loader } = desk;
  let { loadedAt } = store.state();
  return store.changes.subscribe(() => {
    const before = loadedAt;
    ({ loadedAt } = store.state());
    if (loadedAt !== undefined && loadedAt !== before) {
      // The read that just brought the events goes on for the names: this is that very read.
      const read = loader.load().then(() => {
        if (store.state().loadedAt !== undefined) {
          onPolled(desk);
        }
      });
      unawaited(read, logError);
    }
  });
}
