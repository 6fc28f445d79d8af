import { createLocalWriter, type LocalWriter } from '../base/format';
import { createSignal } from '../base/signal';
import { namedZone, type Zone } from '../base/zones';
import type { Settings } from './settings';

/** The person's clock. What is asked of it holds now: the setting may change at any moment. */
export interface PersonTime {
  /** The zone that times are read and shown in, an IANA name; undefined for the computer's own. */
  timeZone: () => string | undefined;
  /** Writes a time as the person's clock shows it. */
  local: LocalWriter;
  zone: Zone;
  /** Hears that it is another zone now. Answers a function that ends it. */
  onDidChangeZone: (listener: () => void) => () => void;
}

/** The setting `ensEvents.timeZone` as it is now: an IANA name, undefined for the computer's own zone. */
export function timeZoneIn(settings: Pick<Settings, 'get'>): string | undefined {
  return settings.get('timeZone').trim() || undefined;
}

/** The person's clock by `ensEvents.timeZone`. A remote host's own zone says nothing about the person. */
export function createPersonTime(
  settings: Pick<Settings, 'get' | 'onDidChange'>,
): PersonTime & { dispose: () => void } {
  const changes = createSignal<undefined>();
  let timeZone = timeZoneIn(settings);
  let write = createLocalWriter({ timeZone });
  let zone = namedZone(timeZone);
  const dispose = settings.onDidChange(() => {
    const next = timeZoneIn(settings);
    if (next !== timeZone) {
      timeZone = next;
      write = createLocalWriter({ timeZone });
      zone = namedZone(timeZone);
      changes.fire(undefined);
    }
  });
  return {
    timeZone: () => timeZone,
    local: ms => write(ms),
    zone: { offsetAt: time => zone.offsetAt(time) },
    onDidChangeZone: changes.subscribe,
    dispose,
  };
}
