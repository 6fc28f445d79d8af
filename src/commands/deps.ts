import type { LogOutputChannel } from 'vscode';
import type { Profile } from '../accounts/profile';
import type { WriteRule } from '../accounts/writeRule';
import type { Bundles } from '../bundles';
import type { Clock } from '../ens/ports';
import type { Action } from '../events/actions';
import type { Calls } from '../operations/calls';
import type { Followers } from '../operations/followers';
import type { Locks } from '../state/locks';
import type { Records } from '../operations/records';
import type { WindowId } from '../state/windows';
import type { Arrangements } from '../views/arrangements';
import type { Desks } from '../views/desks';
import type { EventsView } from '../views/eventsView';
import type { CallHistory } from '../views/log';
import type { PersonTime } from '../settings/personTime';
import type { Settings } from '../settings/settings';
import type { ReaderStores } from './eventReader';

/** What the commands on events need; extension.ts builds it. */
export interface EventCommandDeps extends PersonTime {
  desks: Desks;
  arrangements: Arrangements;
  view: EventsView;
  clock: Clock;
  settings: Settings;
  /** The bundle that reads times and maintenance windows. */
  times: Bundles['times'];
  /** Event types asked for besides the documented ones (setting `ensEvents.eventTypes`). */
  extraTypes: () => readonly string[];
  channel: LogOutputChannel;
  history: CallHistory;
  records: Records;
  locks: Locks;
  followers: Followers;
  /** Hears what was read of events besides the lists (`eventReader.ts`). */
  onEventsRead: ReaderStores['onEventsRead'];
  /** What is to come to its end before the window does. */
  calls: Calls;
  /** This window, and whether another one is still there. */
  self: WindowId;
  lives: (window: WindowId) => boolean;
  /** False for a window that cannot be looked up from here. */
  canLookUp: (window: WindowId) => boolean;
  /** Whether an account, and the person's policy, let an action through. */
  writeRule: (profile: Profile, action: Action, count: number) => Promise<WriteRule>;
  /** Aborts when the account is signed out or the window closes: nobody watches its operations any more. */
  accountSignal: (profileId: string) => AbortSignal;
}
