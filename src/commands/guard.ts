import { commands, env, l10n, Uri, window } from 'vscode';
import { isVaultError } from '../accounts/vaultError';
import { isExtensionUpdated } from '../base/extensionUpdated';
import { toastText } from '../base/inert';
import { unawaited } from '../base/unawaited';
import { isCancellation } from '../ens/cancellation';
import { isEnsError } from '../ens/error';
import { OperationRefused } from '../operations/refusal';
import { errorText } from '../views/errorWords';
import { copyText } from './copyText';

/**
 * Wraps a command: the one place besides the list's loader where errors end. Each is logged and shown with what the
 * person can do next.
 */
export function guard<Args extends unknown[]>(
  run: (...args: Args) => Promise<void>,
  logError: (error: Error) => void,
): (...args: Args) => Promise<void> {
  const guarded = async (...args: Args): Promise<void> => {
    try {
      await run(...args);
    } catch (error) {
      if (!isCancellation(error)) {
        const failure = error instanceof Error ? error : new Error(String(error));
        logError(failure);
        // The command is over, the toast may stay as long as it likes.
        const shown = isExtensionUpdated(failure) ? offerReload(failure) : showError(failure, () => guarded(...args));
        unawaited(shown, logError);
      }
    }
  };
  return guarded;
}

/** Runs work that nobody waits for; its errors end as those of a command do. */
export function inBackground(work: () => Promise<void>, logError: (error: Error) => void): void {
  unawaited(guard(work, logError)(), 'guard ends its errors');
}

/** VS Code puts a notification in the place of the same one before, so there is one of these at most. */
async function offerReload({ message }: Error): Promise<void> {
  const reload = l10n.t('Reload Window');
  if ((await window.showWarningMessage(toastText(message), reload)) === reload) {
    await commands.executeCommand('workbench.action.reloadWindow');
  }
}

/** An error toast: what happened, what to do next, and buttons for the next step. */
async function showError(error: Error, tryAgain: () => Promise<void>): Promise<void> {
  const buttons = buttonsFor(error, tryAgain);
  const choice = await window.showErrorMessage(errorText(error, l10n.t), ...buttons.map(({ title }) => title));
  await buttons.find(({ title }) => title === choice)?.run();
}

interface Button {
  title: string;
  run: () => PromiseLike<unknown>;
}

/** What helps first. An answer that is not clear is no EnsError, so nothing is ever sent twice by trying again. */
function buttonsFor(error: Error, tryAgain: () => Promise<void>): Button[] {
  const command = (title: string, id: string) => ({ title, run: () => commands.executeCommand(id) });
  const { kind, requestId, recommend } = isEnsError(error) ? error : {};
  const mayPass = kind === 'network' || kind === 'server' || kind === 'throttled';
  const ofAccount = error instanceof OperationRefused && ['policy', 'otherAccount'].includes(error.reason);
  return [
    ...(mayPass ? [{ title: l10n.t('Try Again'), run: tryAgain }] : []),
    ...(kind === 'credential' ? [command(l10n.t('Sign In…'), 'ensEvents.signIn')] : []),
    ...(kind === 'permission' ? [command(l10n.t('Copy RAM Policy…'), 'ensEvents.copyRamPolicy')] : []),
    ...(kind === 'credential' || kind === 'configuration' || ofAccount || isVaultError(error)
      ? [command(l10n.t('Manage Accounts…'), 'ensEvents.manageAccounts')]
      : []),
    command(l10n.t('Show Log'), 'ensEvents.showLog'),
    ...(requestId ? [{ title: l10n.t('Copy RequestId'), run: () => copyText(requestId, 'RequestId') }] : []),
    ...(recommend ? [{ title: l10n.t('Diagnose'), run: () => env.openExternal(Uri.parse(recommend, true)) }] : []),
  ];
}
