import { commands, l10n, ProgressLocation, window } from 'vscode';
import type { AccountDraft } from '../accounts/draft';
import { isEnsError, type EnsError } from '../ens/error';
import type { Credentials, EnsReader, Endpoint } from '../ens/types';
import { toastText } from '../base/inert';
import { errorText } from '../views/errorWords';
import { draftOf, type Typed } from './askAccount';
import { back, inOrder, type Answer, type Place } from './inputs';
import { wrongStep, type FieldStep } from './wrongField';

export type CreateClient = (endpoint: Endpoint, credentials: Credentials) => EnsReader;

/**
 * Asks the steps, then tries the account. `Try Again` begins at the answer that may be wrong, with everything typed kept;
 * where none is, it only tries the account once more.
 * @returns the account and whether the service accepted it; undefined when cancelled
 */
export async function askAndCheck(
  typed: Typed,
  { steps, place, createClient }: { steps: readonly FieldStep[]; place: Place; createClient: CreateClient },
): Promise<Answer<{ draft: AccountDraft; checked: boolean }>> {
  let at: number | undefined = 0;
  for (;;) {
    const asked = steps.map(({ ask }) => ask);
    const answer: Answer<true> = at === undefined ? true : await inOrder(asked, place, at);
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
    const next = await askWhatNext(failure);
    if (next === 'save') {
      return { draft, checked: false };
    }
    if (next === undefined) {
      return undefined;
    }
    at = wrongStep(failure, steps);
  }
}

/** Says why an account was not taken. What helps without ending the question leaves it open. */
async function askWhatNext(failure: EnsError): Promise<'again' | 'save' | undefined> {
  const tryAgain = l10n.t('Try Again');
  const saveAnyway = l10n.t('Save Anyway');
  const help =
    failure.kind === 'permission'
      ? { title: l10n.t('Copy RAM Policy…'), command: 'ensEvents.copyRamPolicy' }
      : { title: l10n.t('Show Log'), command: 'ensEvents.showLog' };
  for (;;) {
    const choice = await window.showErrorMessage(errorText(failure, l10n.t), tryAgain, saveAnyway, help.title);
    if (choice !== help.title) {
      return choice === tryAgain ? 'again' : choice === saveAnyway ? 'save' : undefined;
    }
    await commands.executeCommand(help.command);
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
