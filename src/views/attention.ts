import { Disposable, window, workspace, type TreeView } from 'vscode';
import type { Clock } from '../ens/ports';
import { intervalOf, type PollFacts } from '../events/pollRules';
import { createSignal } from '../base/signal';

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
  /** Hears what a listener threw. */
  logError: (error: Error) => void;
}

/** Reads the views, the window and the settings `ensEvents.pollInterval` and `ensEvents.watchInBackground`. */
export function createAttention({ trees, clock, logError }: AttentionParts): Attention {
  const changed = createSignal<undefined>(logError);
  let settings = readSettings();
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
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('ensEvents')) {
        settings = readSettings();
        tell();
      }
    }),
  );
  return {
    facts: () => ({
      ...settings,
      visible: trees.some(({ visible }) => visible),
      ...(awaySince !== undefined && { awaySince }),
    }),
    onDidChange: changed.subscribe,
    dispose: () => {
      subscriptions.dispose();
    },
  };
}

function readSettings(): Pick<PollFacts, 'interval' | 'watching'> {
  const settings = workspace.getConfiguration('ensEvents');
  return {
    interval: intervalOf(settings.get('pollInterval')),
    watching: settings.get('watchInBackground') === true,
  };
}
