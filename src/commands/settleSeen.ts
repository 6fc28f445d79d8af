import { Disposable } from 'vscode';
import type { Followers } from '../operations/followers';
import type { Records } from '../operations/records';
import type { Polling } from '../views/polling';
import { guard } from './guard';

/**
 * Whatever reads a list settles the operations on its events, in whichever window they began: their ends are on record
 * then, and told in the window that has the focus.
 */
export function settleSeen({
  onPolled,
  records,
  followers,
  logError,
}: {
  onPolled: Polling['onPolled'];
  records: Pick<Records, 'reload'>;
  followers: Pick<Followers, 'see'>;
  logError: (error: Error) => void;
}): Disposable {
  const unsubscribe = onPolled(({ profileId, store }) => {
    void guard(async () => {
      await records.reload();
      await followers.see(profileId, store.get);
    }, logError)();
  });
  return new Disposable(unsubscribe);
}
