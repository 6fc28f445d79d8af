import type { EnsEvent } from '../../../src/ens/types';
import { eventKey, type EventKey } from '../../../src/events/event';
import { notificationSettings } from '../../../src/events/notificationSettings';
import { newsText, reminderText, summaryText } from '../../../src/events/toastWords';
import { createEventStore, type ListState } from '../../../src/events/store';
import { createTold } from '../../../src/events/told';
import { memoryFile, type ToldFile } from '../../../src/events/toldFile';
import type { Operation } from '../../../src/operations/operation';
import { createLocalWriter } from '../../../src/base/format';
import { fixedZone } from '../../../src/base/zones';
import type { Desk } from '../../../src/views/desks';
import { createNotifier, type NotifierParts, type Telling } from '../../../src/views/notifier';
import { createToldOf } from '../../../src/views/toldOf';
import { aClient, english } from '../../builders';
import { someSettings } from '../../settings';
import { manualClock, type ManualClock } from '../manualClock';

export const minute = 60_000;

/** What all windows of one computer share. */
export interface Computer {
  clock: ManualClock;
  /** What windows remember, in memory here. */
  file: ToldFile;
  /** As in the settings editor. */
  settings: Record<string, unknown>;
  /** On the disk. */
  operations: Operation[];
}

export function aComputer(settings: Record<string, unknown> = {}): Computer {
  return { clock: manualClock(), file: memoryFile(), settings, operations: [] };
}

export interface NotifiedWindow {
  /** What was shown, in order. */
  toasts: string[];
  /** What the last toast was about. */
  last: () => readonly Telling[];
  firsts: boolean[];
  errors: Error[];
  /** How often this window read by itself. */
  loads: () => number;
  /** A complete read of the first account. */
  read: (events: readonly EnsEvent[], state?: Partial<ListState>) => Promise<void>;
  focus: (focused: boolean) => Promise<void>;
  look: () => Promise<void>;
  snooze: (event: EnsEvent, until: number) => Promise<void>;
  close: () => void;
}

/**
 * A window of this computer with one account and the focus, over what `service` lists when it reads by itself; without it
 * such a read fails.
 */
export function aWindow(
  { clock, file, settings, operations }: Computer,
  {
    profileId = 'p1',
    kind = 'accessKey',
    service,
    parts,
  }: {
    profileId?: string;
    kind?: 'accessKey' | 'sample';
    service?: EnsEvent[];
    /** In place of the window's own. */
    parts?: Partial<NotifierParts>;
  } = {},
): NotifiedWindow {
  const toasts: string[] = [];
  const firsts: boolean[] = [];
  const errors: Error[] = [];
  const store = createEventStore();
  let last: readonly Telling[] = [];
  let focused = true;
  let loads = 0;
  let known: readonly Operation[] = [];
  const profile = {
    id: profileId,
    name: 'Test',
    kind,
    maskedKeyId: 'LTAI…0000',
    site: 'china',
    endpoint: { protocol: 'https', host: 'ens.aliyuncs.com' },
  } as const;
  const read = async (events: readonly EnsEvent[], state: Partial<ListState> = {}) => {
    store.replace(events, { loading: false, loadedAt: clock.now(), ...state });
    await notifier.look();
  };
  const desk: Desk = {
    profileId,
    store,
    session: () => ({ profile, client: aClient(), clockSkew: () => undefined }),
    loader: {
      refresh: () => Promise.resolve(),
      load: () => {
        loads += 1;
        return service ? read(service) : Promise.resolve();
      },
      hasRead: () => true,
      reset: () => undefined,
    },
  };
  const told = parts?.told ?? createTold(file, error => errors.push(error));
  const at = () => ({
    now: clock.now(),
    zone: parts?.zone ?? fixedZone(0),
    local: createLocalWriter({ timeZone: 'UTC' }),
  });
  const show =
    (text: typeof newsText) =>
    (tellings: readonly Telling[], first: boolean): void => {
      const items = tellings.map(({ event }) => ({ event, name: event.resourceId }));
      toasts.push(text(items, clock.now(), english));
      firsts.push(first);
      last = tellings;
    };
  const notifier = createNotifier({
    shown: () => [desk],
    told,
    toldOf: createToldOf(told, error => errors.push(error)),
    records: {
      all: () => known,
      reload: () => {
        known = [...operations];
        return Promise.resolve();
      },
    },
    clock,
    zone: fixedZone(0),
    settings: () => notificationSettings(someSettings(settings).get),
    watching: () => settings['watchInBackground'] === true,
    focused: () => focused,
    showNews: show(newsText),
    showReminders: show(reminderText),
    showSummary: due => {
      toasts.push(
        summaryText(
          due.map(({ event }) => ({ event, name: event.resourceId })),
          at(),
          english,
        ),
      );
      last = due;
    },
    logError: error => errors.push(error),
    ...parts,
  });
  const keyOf = (event: EnsEvent): EventKey => eventKey(event);
  return {
    toasts,
    last: () => last,
    firsts,
    errors,
    loads: () => loads,
    read,
    focus: async now => {
      focused = now;
      await notifier.look();
    },
    look: notifier.look,
    snooze: async (event, until) => {
      await told.snooze([keyOf(event)], until);
      await notifier.look();
    },
    close: notifier.dispose,
  };
}
