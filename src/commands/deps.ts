import type { LogOutputChannel } from 'vscode';
import type { Profile } from '../accounts/profile';
import type { WriteRule } from '../accounts/writeRule';
import type { Session } from '../accounts/session';
import type { Clock } from '../ens/ports';
import type { EventStore } from '../events/store';
import type { Action } from '../events/actions';
import type { Followers } from '../operations/followers';
import type { Locks } from '../operations/locks';
import type { Records } from '../operations/records';
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
  records: Records;
  locks: Locks;
  followers: Followers;
  /** This window's process, and whether another one's still exists. */
  pid: number;
  lives: (pid: number) => boolean;
  /** The active account; undefined when signed out. */
  session: () => Session | undefined;
  /** Whether an account, and the person's policy, let an action through. */
  writeRule: (profile: Profile, action: Action, count: number) => Promise<WriteRule>;
  /** Aborts when the account is signed out or the window closes: nobody watches its operations any more. */
  accountSignal: (profileId: string) => AbortSignal;
  isActive: (profileId: string) => boolean;
}
