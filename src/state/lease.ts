import * as v from 'valibot';
import type { Clock } from '../ens/ports';
import type { Claimant, Claims } from './claims';
import { windowOf, type WindowId } from './windows';

/** What one of several windows does for all of them, until it is gone. The time of its claim is its heartbeat. */
export interface Lease {
  /**
   * Takes the lease, or confirms it; true when this window has it. Rejects with the system's error.
   * @param silence how long a living holder may go without confirming before others take over, milliseconds
   */
  readonly hold: (silence: number) => Promise<boolean>;
  /** Gives it up at once, also one that is just being taken; that of another window stays. Never throws. */
  readonly release: () => void;
}

export interface LeaseParts {
  claims: Claims;
  /** What is leased. */
  name: string;
  self: WindowId;
  /** True while a window is there. */
  lives: (window: WindowId) => boolean;
  clock: Pick<Clock, 'now'>;
}

const optional = v.optional(v.string());
const holderText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    ...{ v: v.optional(v.number(), 1), pid: v.optional(v.number()) },
    ...{ window: optional, started: optional, computer: optional, namespace: optional, editor: optional },
  }),
);

export function createLease({ claims, name, self, lives, clock }: LeaseParts): Lease {
  const id = JSON.stringify(self);
  let releases = 0;

  const take = () => claims.put(name, id, JSON.stringify({ v: 1, ...self }), clock.now());
  const isGone = ({ text, at }: Claimant, silence: number) => {
    // A heartbeat far in the future was stamped before the clock was set back, by somebody who did not confirm since.
    const silent = Math.abs(clock.now() - at) > silence;
    const parsed = v.safeParse(holderText, text);
    if (silent || !parsed.success) {
      return true;
    }
    const { v: version, pid, ...rest } = parsed.output;
    // That of a later version is left alone while it has a heartbeat.
    return version === 1 && (pid === undefined || !lives(windowOf({ pid, ...rest })));
  };
  const clear = async (silence: number) => {
    for (const claimant of await claims.read(name)) {
      if (isGone(claimant, silence)) {
        await claims.removeFile(name, claimant.file);
      }
    }
  };
  const release = () => {
    releases += 1;
    claims.removeNow(name, id);
  };

  return {
    hold: async silence => {
      const before = releases;
      const held =
        (await claims.beat(name, id, clock.now()).then(yes, no)) || (await take()) || (await clear(silence).then(take));
      const wanted = releases === before;
      if (!wanted) {
        release();
      }
      return held && wanted;
    },
    release,
  };
}

const yes = () => true;
const no = () => false;
