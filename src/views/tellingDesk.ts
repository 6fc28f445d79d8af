import type { Clock } from '../ens/ports';
import { notificationSettings } from '../events/notificationSettings';
import type { WallClock } from '../events/quietHours';
import { createTold, type Told } from '../events/told';
import { toldFile } from '../events/toldFile';
import type { Settings } from '../settings/settings';
import type { State } from '../state/openState';
import type { Desks } from './desks';
import { createSilences, type Silences } from './silences';
import { createToldOf, type ToldOf } from './toldOf';

/** What is known of what was told, and of what the person wants to hear of later. */
export interface TellingDesk {
  told: Told;
  toldOf: ToldOf;
  silences: Silences;
}

interface TellingParts {
  state: Pick<State, 'toldFolder' | 'takeOver'>;
  desks: Pick<Desks, 'shown'>;
  settings: Pick<Settings, 'get'>;
  clock: Clock;
  zone: WallClock;
  logError: (error: Error) => void;
}

export function createTellingDesk({ state, desks, settings, clock, zone, logError }: TellingParts): TellingDesk {
  const told = createTold(toldFile(state.toldFolder, clock, state.takeOver), logError);
  const toldOf = createToldOf(told, logError);
  const now = () => notificationSettings(settings.get);
  return {
    told,
    toldOf,
    silences: createSilences({ shown: desks.shown, toldOf, settings: now, clock, zone, logError }),
  };
}
