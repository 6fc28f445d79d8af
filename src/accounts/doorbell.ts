import { randomUUID } from 'node:crypto';
import type { Clock } from '../ens/ports';
import { attempt } from './attempt';
import type { SecretStore } from './storage';
import { storageLimit } from './vault';
import { unawaited } from '../base/unawaited';

/** Its value means nothing and is no secret. Of secrets alone VS Code tells the other windows that they changed. */
const key = 'ensEvents.doorbell';

export interface Doorbell {
  /** Tells the other windows that the shared list changed. A keyring that fails is let be: they look now and then, too. */
  readonly ring: () => void;
  readonly dispose: () => void;
}

/**
 * `look` is called when it rings: the list, a file, is as new as the bell by then.
 * @param sharesKeyring false in a browser: no other window hears the bell, and what is stored there saves this window's
 * whole keyring as it was when it opened, over what others saved since (read in VS Code 1.139)
 */
export function createDoorbell({
  secrets,
  sharesKeyring,
  clock,
  look,
}: {
  secrets: Pick<SecretStore, 'store' | 'onDidChange'>;
  sharesKeyring: boolean;
  clock: Clock;
  look: () => void;
}): Doorbell {
  const subscription = secrets.onDidChange(changed => {
    if (changed.key === key) {
      look();
    }
  });
  return {
    ring: () => {
      if (sharesKeyring) {
        unawaited(
          attempt(() => secrets.store(key, randomUUID()), clock, storageLimit),
          'windows that do not hear it look on focus and on each tick',
        );
      }
    },
    dispose: () => {
      subscription.dispose();
    },
  };
}
