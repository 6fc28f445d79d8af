import { randomUUID } from 'node:crypto';
import type { Clock } from '../ens/ports';
import { attempt } from './attempt';
import { lookAgainAfter, type SecretStore } from './storage';
import { storageLimit } from './vault';

/** Its value means nothing and is no secret. Of secrets alone VS Code tells the other windows that they changed. */
const key = 'ensEvents.doorbell';

export interface Doorbell {
  /** Tells the other windows that the shared list changed. A keyring that fails is let be: they look now and then, too. */
  readonly ring: () => void;
  readonly dispose: () => void;
}

/**
 * `look` is called as soon as it rings, and a few times more until the list must have followed.
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
  let answering = new AbortController();

  async function answer({ signal }: AbortController): Promise<void> {
    for (const wait of [0, ...lookAgainAfter]) {
      await (wait > 0 && clock.sleep(wait, signal).catch(() => undefined));
      if (signal.aborted) {
        return;
      }
      look();
    }
  }

  const subscription = secrets.onDidChange(changed => {
    if (changed.key === key) {
      answering.abort();
      answering = new AbortController();
      void answer(answering);
    }
  });
  return {
    ring: () => {
      if (sharesKeyring) {
        void attempt(() => secrets.store(key, randomUUID()), clock, storageLimit);
      }
    },
    dispose: () => {
      subscription.dispose();
      answering.abort();
    },
  };
}
