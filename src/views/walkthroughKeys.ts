import type { Accounts } from '../accounts/accounts';
import type { Records } from '../operations/records';
import { contextKeys, tellContext } from './contextKeys';

/** Tells VS Code how far a person has come, so that the steps of the walkthrough tick themselves. */
export function createWalkthroughKeys(
  accounts: Pick<Accounts, 'state' | 'onDidChange'>,
  records: Pick<Records, 'all' | 'changes'>,
): { dispose: () => void } {
  const known = new Map<string, boolean>();
  const set = (key: 'signedIn' | 'operated', value: boolean) => {
    if (known.get(key) !== value) {
      known.set(key, value);
      tellContext(contextKeys[key], value);
    }
  };
  const update = () => {
    set('signedIn', accounts.state().kind === 'signedIn');
    set(
      'operated',
      records.all().some(({ outcome }) => outcome?.kind === 'accepted'),
    );
  };
  const subscriptions = [accounts.onDidChange(update), records.changes.subscribe(update)];
  update();
  return {
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
    },
  };
}
