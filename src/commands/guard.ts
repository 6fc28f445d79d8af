import { commands, env, l10n, Uri, window } from 'vscode';
import { isExtensionUpdated } from '../base/extensionUpdated';
import { isCancellation } from '../ens/cancellation';
import { isEnsError } from '../ens/error';
import { asksForSignIn } from '../views/advice';
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
  return async (...args) => {
    try {
      await run(...args);
    } catch (error) {
      if (!isCancellation(error)) {
        const failure = error instanceof Error ? error : new Error(String(error));
        logError(failure);
        // Not awaited: the command is over, the toast may stay as long as it likes.
        void (isExtensionUpdated(failure) ? offerReload(failure) : showError(failure));
      }
    }
  };
}

/** VS Code puts a notification in the place of the same one before, so there is one of these at most. */
async function offerReload({ message }: Error): Promise<void> {
  const reload = l10n.t('Reload Window');
  if ((await window.showWarningMessage(message, reload)) === reload) {
    await commands.executeCommand('workbench.action.reloadWindow');
  }
}

/** An error toast: what happened, what to do next, and buttons for the next step. */
async function showError(error: Error): Promise<void> {
  const showLog = l10n.t('Show Log');
  const signIn = l10n.t('Sign In…');
  const copy = l10n.t('Copy RequestId');
  const diagnose = l10n.t('Diagnose');
  const requestId = isEnsError(error) ? error.requestId : undefined;
  const recommend = isEnsError(error) ? error.recommend : undefined;
  const buttons = [
    ...(asksForSignIn(error) ? [signIn] : []),
    showLog,
    ...(requestId ? [copy] : []),
    ...(recommend ? [diagnose] : []),
  ];
  const choice = await window.showErrorMessage(errorText(error, l10n.t), ...buttons);
  if (choice === showLog) {
    await commands.executeCommand('ensEvents.showLog');
  } else if (choice === signIn) {
    await commands.executeCommand('ensEvents.signIn');
  } else if (choice === copy && requestId) {
    await copyText(requestId, 'RequestId');
  } else if (choice === diagnose && recommend) {
    await env.openExternal(Uri.parse(recommend, true));
  }
}
