import { EnsError, type EnsErrorDetails } from '../../../src/ens/error';
import { createPoller, type Poller } from '../../../src/events/poller';
import type { PollFacts } from '../../../src/events/pollRules';
import { createEventStore, type EventStore } from '../../../src/events/store';
import type { EnsEvent } from '../../../src/ens/types';
import { settle } from '../accounts/fakes';
import { manualClock, type ManualClock } from '../manualClock';

export const second = 1_000;
export const minute = 60_000;

export interface PollBench {
  readonly clock: ManualClock;
  readonly store: EventStore;
  readonly poller: Poller;
  /** When the list was read, in seconds since the poller was made. */
  readonly reads: readonly number[];
  /** As the product's loader; calls while one runs share it. */
  readonly load: () => Promise<void>;
  /** Changes what is known, and tells the poller. */
  readonly become: (facts: FactsChange) => Promise<void>;
  /** What the next reads answer, and how long each takes; several events or an error. */
  readonly service: { answer: readonly EnsEvent[] | Error; takes: number; mayWatch: boolean };
  /** How often it was asked which window watches in the background. */
  readonly asked: () => number;
}

type Facts = Omit<PollFacts, 'executing'> & { signedOut: boolean };
/** `awaySince: undefined`: somebody touches the window. */
type FactsChange = Partial<Omit<Facts, 'awaySince'>> & { awaySince?: number | undefined };

const hidden: Facts = {
  interval: minute,
  visible: false,
  operating: false,
  watching: false,
  signedOut: false,
};

/** A poller over a list and a service, with a clock that only a test moves and no jitter unless it is asked for. */
export function aPollBench(
  { mayWatch = true, ...start }: Partial<Facts & { mayWatch: boolean }> = {},
  random: () => number = () => 0,
): PollBench {
  const clock = manualClock();
  const store = createEventStore();
  const reads: number[] = [];
  const begin = clock.now();
  const service: PollBench['service'] = { answer: [], takes: 0, mayWatch };
  let facts: Facts = { ...hidden, ...start };
  let asked = 0;
  let running: Promise<void> | undefined;

  const read = async () => {
    reads.push((clock.now() - begin) / second);
    store.patch({ loading: true });
    await (service.takes > 0 ? clock.sleep(service.takes) : settle());
    if (service.answer instanceof Error) {
      // Each failure of the product is an error of its own.
      store.patch({ error: new Proxy(service.answer, {}) });
    } else {
      store.replace(service.answer, { loading: false, loadedAt: clock.now() });
    }
    store.patch({ loading: false });
  };
  const load = () => {
    running ??= read().finally(() => {
      running = undefined;
    });
    return running;
  };
  const poller = createPoller({
    store,
    load,
    facts: () => (facts.signedOut ? undefined : facts),
    mayWatch: () => {
      asked += 1;
      return Promise.resolve(service.mayWatch);
    },
    clock,
    random,
  });
  return {
    clock,
    store,
    poller,
    reads,
    load,
    service,
    asked: () => asked,
    become: async change => {
      const { awaySince, ...rest } = { ...facts, ...change };
      facts = { ...rest, ...(awaySince !== undefined && { awaySince }) };
      poller.update();
      await clock.pass(0);
    },
  };
}

export function aFailure(fields: Partial<EnsErrorDetails> = {}): EnsError {
  return new EnsError({ kind: 'server', code: 'X', message: 'x', advice: 'x', phase: 'answer', ...fields });
}
