import type { Followers } from '../operations/followers';
import type { Records } from '../operations/records';
import type { Desk, Desks } from '../views/desks';
import type { Polling } from '../views/polling';

export interface SettleSeenParts {
  desks: Pick<Desks, 'shown' | 'onDidChange' | 'onDidChangeEvents'>;
  onPolled: Polling['onPolled'];
  records: Pick<Records, 'reload' | 'changes'>;
  followers: Pick<Followers, 'see'>;
  /** Runs what goes on in the background and sees to its errors. */
  run: (work: () => Promise<void>) => void;
}

/**
 * No open operation stays on an event that a list shows as ended: looked at whenever anything entered a list, whoever
 * read it, and whenever an operation came to be known after its event. What is read of an account without a list comes
 * from `eventReader.ts`. A list that was read whole has the record read first, for what other windows began.
 */
export function settleSeen({ desks, onPolled, records, followers, run }: SettleSeenParts): { dispose: () => void } {
  const see = ({ profileId, store }: Desk) => {
    run(() => followers.see(profileId, store.get));
  };
  const seeAll = () => {
    desks.shown().forEach(see);
  };
  const subscriptions = [
    onPolled(({ profileId, store }) => {
      run(async () => {
        await records.reload();
        await followers.see(profileId, store.get);
      });
    }),
    desks.onDidChangeEvents(({ desk }) => {
      see(desk);
    }),
    desks.onDidChange(seeAll),
    records.changes.subscribe(seeAll),
  ];
  return {
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
    },
  };
}
