// The views in each state that they can be in, drawn by the product itself in the fake VS Code: what their rows are, and which
// context keys are set then.
import { unawaited } from '../../../src/base/unawaited';
import type { TreeItem } from 'vscode';
import type { AccountState } from '../../../src/accounts/current';
import { offerSample } from '../../../src/commands/offerSample';
import { createSignal } from '../../../src/base/signal';
import type { Arrangement } from '../../../src/events/arrangement';
import type { Operation, OperationState } from '../../../src/operations/operation';
import type { Desk } from '../../../src/views/desks';
import { createEventsView, eventsViewId } from '../../../src/views/eventsView';
import { createWalkthroughKeys } from '../../../src/views/walkthroughKeys';
import { aClock, noon } from '../../builders';
import { aTicker, someArrangements, someDesks } from '../../desks';
import { resetVscode, rowsOf, showView, state } from '../../fakeVscode/control';
import { somePersonTime } from '../../personTime';
import { someSilences } from '../../silences';
import { fakeMemento, settle } from '../accounts/fakes';
import type { Contexts } from './when';

/** One state of a view, with a name as a person would call it. */
export interface Scene {
  readonly name: string;
  readonly view: string;
  /** As VS Code has them then; those of the view and of a row are the reader's. */
  readonly contexts: Contexts;
  readonly rows: readonly TreeItem[];
}

/** What is so in a scene. */
export interface Parts {
  desks?: readonly Desk[];
  arrangement?: Partial<Arrangement>;
  /** Why nobody is signed in. */
  explanation?: string;
  /** The window before this one had the sample account. */
  hadSample?: boolean;
  /** What is at each event. */
  operation?: OperationState;
  /** On record. */
  operations?: readonly Operation[];
  settings?: Record<string, unknown>;
  /** Everything is put off. */
  snoozed?: boolean;
  /** What comes before the rows are asked for. */
  then?: (desks: readonly Desk[]) => void;
}

function accountStateOf({ desks: [first] = [], explanation }: Parts): AccountState {
  const profile = first?.session()?.profile;
  return profile && explanation === undefined
    ? { kind: 'signedIn', profile, revision: 0 }
    : { kind: 'signedOut', ...(explanation !== undefined && { explanation }) };
}

/** The events view in a state. */
export async function eventsScene(name: string, parts: Parts): Promise<Scene> {
  resetVscode();
  const { desks: shown = [], settings = {} } = parts;
  const [clock, desks, never] = [aClock(), someDesks(...shown), createSignal<undefined>()];
  const nothing = () => undefined;
  const accounts = {
    state: () => accountStateOf(parts),
    profiles: () => shown.flatMap(desk => desk.session()?.profile ?? []),
    ...{ onDidChange: () => nothing, onDidChangeProfiles: () => nothing },
  };
  const silences = someSilences(shown, { stored: settings, clock });
  await silences.refresh();
  if (parts.snoozed) {
    const all = shown.flatMap(desk => [...desk.store.events()].map(event => ({ desk, event })));
    await silences.snooze(all, noon + 60_000);
  }
  createWalkthroughKeys(accounts, { all: () => parts.operations ?? [], changes: never });
  offerSample({
    accounts,
    memento: fakeMemento(new Map([['ensEvents.sampleInUse', parts.hadSample ?? false]])),
    exploreSample: () => Promise.resolve(),
    run: work => {
      unawaited(work(), 'the test fails for what it lacks');
    },
  });
  const view = createEventsView({
    ...{ desks, accounts, clock, silences, arrangements: someArrangements(parts.arrangement), ticker: aTicker() },
    ...somePersonTime('Asia/Shanghai'),
    operationAt: () => parts.operation,
    onDidChangeOperations: never.subscribe,
  });
  showView(eventsViewId, true);
  await rowsOf(eventsViewId);
  parts.then?.(shown);
  const rows = await rowsOf(eventsViewId);
  await settle();
  const scene = { name, view: eventsViewId, contexts: new Map(state.contexts), rows: rows.map(({ item }) => item) };
  view.dispose();
  return scene;
}
