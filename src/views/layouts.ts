import type { Clock } from '../ens/ports';
import type { EventKey } from '../events/event';
import { keepStill, type HeldPlace } from '../events/still';
import { arrangedOf, type Arranged } from './arranged';
import type { Arrangements } from './arrangements';
import type { Desk, Desks } from './desks';
import { isReadOnly } from './marks';
import type { EventNode } from './nodes';

/** How the lists are laid out: made when it is asked for, and kept until something changed. */
export interface Layouts {
  readonly of: (desk: Desk) => Arranged;
  /** Lays out a list anew that is laid out, known rows where they are as long as they have to keep still. */
  readonly renew: (desk: Desk) => void;
  /** Whether a list is laid out: VS Code asked for its rows. */
  readonly isMade: (desk: Desk) => boolean;
  /** Lays out all lists anew when they are asked for, each row where it belongs. */
  readonly clear: () => void;
}

export interface LayoutsParts {
  desks: Pick<Desks, 'shown'>;
  arrangements: Pick<Arrangements, 'of'>;
  clock: Pick<Clock, 'now'>;
  /** Whether a row whose event belongs elsewhere since a time (Unix milliseconds) may go there. */
  mayMove: (node: EventNode, since: number) => boolean;
}

interface Made {
  readonly places: ReadonlyMap<EventKey, HeldPlace>;
  readonly arranged: Arranged;
}

export function createLayouts({ desks, arrangements, clock, mayMove }: LayoutsParts): Layouts {
  let layouts = new WeakMap<Desk, Made>();
  const make = (desk: Desk): Arranged => {
    const { profileId, store } = desk;
    const dueOnTop = desks.shown().length > 1;
    const layout = { ...arrangements.of(profileId), readOnly: isReadOnly(desk), dueOnTop };
    // Other credentials begin with an empty list, in which nothing of before has a place.
    const before = store.state().loadedAt === undefined ? undefined : layouts.get(desk)?.places;
    const places = keepStill(before ?? new Map(), store.events(), {
      ...{ layout, lookup: store, now: clock.now() },
      mayMove: (key, since) => mayMove({ kind: 'event', account: profileId, key }, since),
    });
    const arranged = arrangedOf(desk, layout, places);
    layouts.set(desk, { places, arranged });
    return arranged;
  };
  return {
    of: desk => layouts.get(desk)?.arranged ?? make(desk),
    isMade: desk => layouts.has(desk),
    renew: desk => {
      if (layouts.has(desk)) {
        make(desk);
      }
    },
    clear: () => {
      layouts = new WeakMap();
    },
  };
}
