import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Session } from '../../../src/accounts/session';
import { eventsReader } from '../../../src/commands/eventReader';
import { openState } from '../../../src/state/openState';
import { createOperationsDesk, type OperationsDesk } from '../../../src/commands/operationsDesk';
import { createEnsClient } from '../../../src/ens/client';
import { defaultDeadlines, type Deadlines } from '../../../src/ens/exchange';
import type { CallRecord } from '../../../src/ens/ports';
import type { Credentials, EnsClient, EnsEvent, EnsWriter } from '../../../src/ens/types';
import { permissionFor } from '../../../src/events/actions';
import { createEventStore, type EventStore } from '../../../src/events/store';
import type { End } from '../../../src/operations/operation';
import type { Plan } from '../../../src/operations/plan';
import { bindWriter } from '../../../src/operations/confirmation';
import type { Result } from '../../../src/operations/perform';
import { performAll, type PerformAllParts } from '../../../src/operations/performAll';
import { startGateway, type Gateway, type GatewayOptions, type ReceivedRequest } from '../../../src/sample';
import { createLoader, type Loader } from '../../../src/views/loader';
import { aClock, aConfirmation, aTarget, english, type FakeClock } from '../../builders';
import { checkPromises } from './promises';
import { shanghai } from '../../personTime';

/** For a client whose calls are to time out: short, and only what is never answered is asked with it. */
export const impatient: Deadlines = { connect: 5_000, firstByte: 300, total: 600 };

export interface SceneOptions extends GatewayOptions {
  /** Of writes; reads wait as long as the product does. */
  writeDeadlines?: Deadlines;
}

/** At once and by this window, but for what is named. */
export interface HowConfirmed {
  plan?: Plan;
  /** The operation without a clear outcome that the person was told of. */
  again?: string;
  window?: SceneWindow;
  /** What has become of the account or the rule meanwhile. */
  recheck?: PerformAllParts['recheck'];
}

/** One of the windows that share the files. */
export type SceneWindow = Pick<OperationsDesk, 'records' | 'locks' | 'lives' | 'canLookUp' | 'self'>;

/** The product from the list down to the wire, over a sample gateway and files in a folder of its own. */
export interface Scene {
  readonly gateway: Gateway;
  /** Of the product and the gateway; sleeping moves it. */
  readonly clock: FakeClock;
  readonly store: EventStore;
  readonly loader: Loader;
  readonly desk: OperationsDesk;
  /** Ends with the account; it is another one once that is signed in again. */
  readonly account: AbortController;
  readonly signInAgain: () => void;
  readonly folder: string;
  /** One entry a call, as for the log. */
  readonly calls: readonly CallRecord[];
  /** Errors that the list shows. */
  readonly errors: readonly Error[];
  /** Lines of the log besides the calls. */
  readonly warnings: readonly string[];
  /** How many events were confirmed. */
  readonly confirmed: () => number;
  readonly clientFor: (options?: { credentials?: Credentials; deadlines?: Deadlines; host?: string }) => EnsClient;
  /** Whose calls the product makes from now on; writes through another client, where one is given. */
  readonly use: (client: EnsClient, writer?: EnsWriter) => void;
  /** Reads the list and answers events that may be redeployed. */
  readonly redeployable: () => Promise<EnsEvent[]>;
  /** The person agrees to a redeploy of these, in this window or another one. */
  readonly confirm: (events: readonly EnsEvent[], how?: HowConfirmed) => Promise<Result[]>;
  /** Sees the operation to its end. */
  readonly settle: (result: Result | undefined) => Promise<End | undefined>;
  /** What the gateway got besides questions. */
  readonly writes: () => ReceivedRequest[];
  readonly journal: () => Promise<string>;
}

/** Runs `test` in a scene of its own, checks afterwards what holds in every one of them, and clears it away. */
export async function inScene(options: SceneOptions, test: (scene: Scene) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-faults-'));
  // The SDK dates its signatures by the machine's clock, so the story begins now.
  const clock = aClock(Date.now());
  const gateway = await startGateway({ now: () => clock.now(), ...options });
  try {
    const scene = createScene(gateway, clock, folder, options);
    await test(scene);
    await checkPromises(scene);
  } finally {
    await gateway.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const atOnce: Plan = { opsType: 'immediate' };

function createScene(gateway: Gateway, clock: FakeClock, folder: string, { writeDeadlines }: SceneOptions): Scene {
  const store = createEventStore();
  const calls: CallRecord[] = [];
  const errors: Error[] = [];
  let account = new AbortController();
  /** The window stays open. */
  const { signal: closing } = new AbortController();
  const clientFor: Scene['clientFor'] = ({ credentials, deadlines, host } = {}) =>
    createEnsClient({
      endpoint: { protocol: 'http', host: host ?? gateway.host },
      credentials: credentials ?? gateway.keys.main,
      deadlines: deadlines ?? defaultDeadlines,
      log: record => calls.push(record),
      clock,
      t: english,
    });
  let session: Session & { writer: EnsWriter } = {
    client: clientFor(),
    writer: clientFor(writeDeadlines && { deadlines: writeDeadlines }),
    clockSkew: () => calls.at(-1)?.clockSkew,
    profile: {
      id: 'p1',
      name: 'Test',
      kind: 'accessKey',
      maskedKeyId: 'LTAI…0000',
      site: 'china',
      endpoint: { protocol: 'http', host: gateway.host },
    },
  };
  const isActive = (profileId: string) => profileId === session.profile.id;
  const sessionOf = (profileId: string) => (isActive(profileId) ? session : undefined);
  const accountSignal = () => account.signal;
  const storeOf = (profileId: string) => (isActive(profileId) ? store : undefined);
  const warnings: string[] = [];
  const warn = (line: string) => warnings.push(line);
  const desk = createOperationsDesk({
    state: openState({ folder, own: folder, clock, t: english, warn, signal: closing }),
    clock,
    t: english,
    storeOf,
    accountSignal,
    sessionOf,
    keyHashOf: () => Promise.resolve('key-1'),
    hasAccount: isActive,
  });
  const loader = createLoader({
    store,
    clock,
    session: () => session,
    extraTypes: () => [],
    withProgress: work => work(),
    logError: error => errors.push(error),
  });
  let confirmed = 0;

  return {
    gateway,
    clock,
    store,
    loader,
    desk,
    get account() {
      return account;
    },
    signInAgain: () => {
      account = new AbortController();
    },
    folder,
    calls,
    errors,
    warnings,
    confirmed: () => confirmed,
    clientFor,
    use: (client, writer = client) => {
      session = { ...session, client, writer };
    },
    redeployable: async () => {
      await loader.load();
      return [...store.events()].filter(event => permissionFor('redeploy', event).allowed);
    },
    confirm: (events, { plan = atOnce, again, window = desk, recheck } = {}) => {
      const targets = events.map(event => aTarget({ event, plan, ...(again !== undefined && { again }) }));
      const first = confirmed + 1;
      confirmed += events.length;
      let next = first;
      const parts = {
        ...window,
        writer: bindWriter(session.writer, aConfirmation({ at: clock.now(), targets })),
        recheck: recheck ?? (() => Promise.resolve(undefined)),
        clockSkew: session.clockSkew,
        readEvents: eventsReader({ storeOf, onEventsRead: desk.onEventsRead }, session),
        clock,
        local: shanghai,
        t: english,
        channel: { warn },
        newId: () => `op-${next++}`,
      };
      return performAll(parts, account.signal);
    },
    settle: async result => (result ? desk.followers.follow(result.operation) : undefined),
    writes: () => gateway.received.filter(({ action }) => !action.startsWith('Describe')),
    journal: () => readFile(path.join(folder, 'operations.jsonl'), 'utf8').catch(() => ''),
  };
}
