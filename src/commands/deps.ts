import type { LogOutputChannel } from 'vscode';
import type { Session } from '../accounts/session';
import type { Clock } from '../ens/ports';
import type { EventStore } from '../events/store';
import type { EventsView } from '../views/eventsView';
import type { Loader } from '../views/loader';
import type { CallHistory } from '../views/log';

/** What the commands on events need; extension.ts builds it. */
export interface EventCommandDeps {
  store: EventStore;
  view: EventsView;
  loader: Loader;
  clock: Clock;
  channel: LogOutputChannel;
  history: CallHistory;
  /** The active account; undefined when signed out. */
  session: () => Session | undefined;
  /** Aborts when the account is signed out or the window closes: nobody watches its operations any more. */
  accountSignal: (profileId: string) => AbortSignal;
  isActive: (profileId: string) => boolean;
}
