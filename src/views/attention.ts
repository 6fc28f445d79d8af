import { Disposable, window, type TreeView } from 'vscode';
import type { Clock } from '../ens/ports';
import { intervalOf, type PollFacts } from '../events/pollRules';
import { createSignal } from '../base/signal';
import type { Settings } from '../settings/settings';

/** Whether anybody looks at the lists, and how often they are to be read. */
export interface Attention {
  readonly facts: () => Pick<PollFacts, 'interval' | 'watching' | 'visible' | 'awaySince'>;
  /** Answers a function that ends it. */
  readonly onDidChange: (listener: () => void) => () => void;
  readonly dispose: () => void;
}

export interface AttentionParts {
  /** The views that show the lists. */
  trees: readonly Pick<TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>[];
  clock: Pick<Clock, 'now'>;
  settings: Pick<Settings, 'get' | 'onDidChange'>;
  /** Hears what a listener threw. */
  logError: (error: Error) => void;
}

/** Reads the views, the window and the settings `ensEvents.pollInterval` and `ensEvents.watchInBackground`. */
export function createAttention({ trees, clock, settings, logError }: AttentionParts): Attention {
  const changed = createSignal<undefined>(logError);
  let wanted = wantedBy(settings);
  let awaySince = window.state.active ? undefined : clock.now();
  const tell = () => {
    changed.fire(undefined);
  };
  const subscriptions = Disposable.from(
    ...trees.map(tree => tree.onDidChangeVisibility(tell)),
    window.onDidChangeWindowState(({ active }) => {
      awaySince = active ? undefined : (awaySince ?? clock.now());
      tell();
    }),
  );
  const endSettings = settings.onDidChange(() => {
    wanted = wantedBy(settings);
    tell();
  });
  return {
    facts: () => ({
      ...wanted,
      visible: trees.some(({ visible }) => visible),
      ...(awaySince !== undefined && { awaySince }),
    }),
    onDidChange: changed.subscribe,
    dispose: () => {
      subscriptions.dispose();
      endSettings();
    },
  };
}

function wantedBy({ get }: Pick<Settings, 'get'>): Pick<PollFacts, 'interval' | 'watching'> {
  return { interval: intervalOf(get('pollInterval')), watching: get('watchInBackground') };
}
