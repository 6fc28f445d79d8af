import { l10n, window } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { KeyValueStore } from '../accounts/storage';
import { toastText } from '../base/inert';
import { contextKeys, setContext } from '../views/contextKeys';

const key = 'ensEvents.sampleInUse';

export interface OfferSampleDeps {
  accounts: Pick<Accounts, 'state' | 'profiles' | 'onDidChange' | 'onDidChangeProfiles'>;
  /** Of this window: it outlives a reload, which the sample account does not. */
  memento: KeyValueStore;
  exploreSample: () => Promise<void>;
  /** Ends the errors of what goes on in the background. */
  run: (work: () => Promise<void>) => void;
}

/**
 * Remembers that this window has the sample account, and offers it once in the window that comes after a reload: in the
 * view's welcome text, or where that is not shown in a notification, which also says with which account the window works.
 */
export function offerSample({ accounts, memento, exploreSample, run }: OfferSampleDeps): { dispose: () => void } {
  let remembered = memento.get(key) === true;
  const hasSample = () => accounts.profiles().some(({ kind }) => kind === 'sample');
  const remember = () => {
    const inUse = hasSample();
    if (inUse !== remembered) {
      remembered = inUse;
      run(async () => {
        await memento.update(key, inUse);
        if (inUse) {
          await setContext(contextKeys.sampleEnded, false);
        }
      });
    }
  };
  if (remembered) {
    const state = accounts.state();
    run(() =>
      state.kind === 'signedOut' && state.explanation === undefined
        ? setContext(contextKeys.sampleEnded, true)
        : offer(state.kind === 'signedIn' ? toastText(state.profile.name) : undefined, exploreSample),
    );
    remember();
  }
  const subscriptions = [accounts.onDidChange(remember), accounts.onDidChangeProfiles(remember)];
  return {
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
    },
  };
}

async function offer(account: string | undefined, exploreSample: () => Promise<void>): Promise<void> {
  const explore = l10n.t('Explore with the Sample Account');
  const choice = await window.showInformationMessage(
    account === undefined
      ? l10n.t('The sample account ended with the window: it lives in memory only.')
      : l10n.t(
          'The sample account ended with the window: it lives in memory only. This window works with {0} now.',
          account,
        ),
    explore,
  );
  if (choice === explore) {
    await exploreSample();
  }
}
