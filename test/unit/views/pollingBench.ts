import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { EnsClient } from '../../../src/ens/types';
import { createSignal } from '../../../src/base/signal';
import { createEventStore } from '../../../src/events/store';
import { createClaims } from '../../../src/state/claims';
import { createLease } from '../../../src/state/lease';
import { createJournal } from '../../../src/operations/journal';
import { createRecords } from '../../../src/operations/records';
import type { Attention } from '../../../src/views/attention';
import type { Desk } from '../../../src/views/desks';
import { createLoader } from '../../../src/views/loader';
import { createPolling } from '../../../src/views/polling';
import { aClient, aPage } from '../../builders';
import type { ManualClock } from '../manualClock';
import { aDisk } from '../operations/setting';

type Facts = ReturnType<Attention['facts']>;

export const minute = 60_000;

/** Waits for work that takes real time, such as files. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await turn();
  }
}

/** An account whose list is shown; `calls` counts its lists read. */
export function aDesk(clock: ManualClock, profileId = 'p1', operations: Partial<EnsClient> = {}) {
  const store = createEventStore();
  const calls = { lists: 0 };
  const client = aClient({
    describeHistoryEvents: () => {
      calls.lists += 1;
      return Promise.resolve(aPage([]));
    },
    ...operations,
  });
  const session = () => ({
    client,
    profile: {
      id: profileId,
      name: 'Test',
      kind: 'accessKey' as const,
      maskedKeyId: '',
      site: 'china' as const,
      endpoint: { protocol: 'https' as const, host: 'ens.aliyuncs.com' },
    },
    clockSkew: () => undefined,
  });
  const loader = createLoader({
    store,
    clock,
    session,
    extraTypes: () => [],
    withProgress: work => work(),
    logError: () => undefined,
  });
  const desk: Desk = { profileId, store, loader, session };
  return { desk, calls };
}

export interface WindowOptions {
  pid?: number;
  clock: ManualClock;
  folder: string;
  desks?: readonly Desk[];
  lives?: (window: { pid: number }) => boolean;
}

/** The polling of one window, hidden and with nothing going on. */
export function aPollingWindow({ pid = 1, clock, folder, desks = [], lives = () => true }: WindowOptions) {
  const attention = createSignal<undefined>();
  const shownChanged = createSignal<undefined>();
  const errors: Error[] = [];
  const self = { pid, window: `w${pid}` };
  const records = createRecords(createJournal(aDisk().file));
  let facts: Facts = { interval: minute, watching: false, visible: false };
  let shown = desks;
  const polling = createPolling({
    attention: { facts: () => facts, onDidChange: listener => attention.subscribe(listener) },
    desks: { shown: () => shown, onDidChange: listener => shownChanged.subscribe(listener) },
    records,
    self,
    lives,
    leaseOf: name =>
      createLease({ claims: createClaims({ folder: path.join(folder, 'watch'), clock }), name, self, lives, clock }),
    clock,
    random: () => 0,
    logError: error => errors.push(error),
  });
  return {
    polling,
    records,
    self,
    errors,
    become: (change: Partial<Facts>) => {
      facts = { ...facts, ...change };
      attention.fire(undefined);
    },
    show: (...next: Desk[]) => {
      shown = next;
      shownChanged.fire(undefined);
    },
  };
}
