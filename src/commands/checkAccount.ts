import { l10n, ProgressLocation, window } from 'vscode';
import type { AccountDraft } from '../accounts/draft';
import { isEnsError, type EnsError } from '../ens/error';
import type { Credentials, EnsReader, Endpoint } from '../ens/types';
import { toastText } from '../base/inert';
import { errorText } from '../views/errorWords';
import { draftOf, type Typed } from './askAccount';
import { back, inOrder, type Answer, type Place, type Step } from './inputs';

export type CreateClient = (endpoint: Endpoint, credentials: Credentials) => EnsReader;

/**
 * Asks the steps, then tries the account; `Try Again` asks them again with everything typed kept.
 * @returns the account and whether the service accepted it; undefined when cancelled
 */
export async function askAndCheck(
  typed: Typed,
  { steps, place, createClient }: { steps: readonly Step[]; place: Place; createClient: CreateClient },
): Promise<Answer<{ draft: AccountDraft; checked: boolean }>> {
  for (;;) {
    const answer = await inOrder(steps, place);
    if (answer === undefined || answer === back) {
      return answer;
    }
    const draft = draftOf(typed);
    const failure = await check(draft, createClient);
    if (failure === undefined) {
      return { draft, checked: true };
    }
    if (failure.kind === 'cancelled') {
      return undefined;
    }
    const tryAgain = l10n.t('Try Again');
    const saveAnyway = l10n.t('Save Anyway');
    const choice = await window.showErrorMessage(errorText(failure, l10n.t), tryAgain, saveAnyway);
    if (choice === saveAnyway) {
      return { draft, checked: false };
    }
    if (choice !== tryAgain) {
      return undefined;
    }
  }
}

/** One harmless call, with the permission that the list needs anyway. */
function check(
  { name, endpoint, credentials }: AccountDraft,
  createClient: CreateClient,
): Thenable<EnsError | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    cancellable: true,
    title: l10n.t('Checking the account: {0}', toastText(name)),
  };
  return window.withProgress(options, async (_progress, token) => {
    const controller = new AbortController();
    const cancellation = token.onCancellationRequested(() => {
      controller.abort();
    });
    try {
      const client = createClient(endpoint, credentials);
      const eventTypes = ['Instance:SystemFailure.Redeploy', 'Instance:SystemMaintenance.Redeploy'];
      await client.describeHistoryEvents({ eventTypes, pageSize: 1 }, controller.signal);
      return undefined;
    } catch (error) {
      if (isEnsError(error)) {
        return error;
      }
      throw error;
    } finally {
      cancellation.dispose();
    }
  });
}
