import { ProgressLocation, commands, env, l10n, window, type Progress } from 'vscode';
import type { Session } from '../accounts/session';
import type { EnsEvent } from '../ens/types';
import { hasEnded, sectionOf } from '../events/event';
import { plainLabel, toastText } from '../events/inert';
import { statusWord } from '../events/words';
import { follow } from '../operations/follow';
import { nameOf, type Plan, type Target } from '../operations/plan';
import type { EventCommandDeps } from './deps';
import { eventReader } from './eventReader';

/** The toast after the service accepted: its RequestId, to copy or to find in the log. */
export async function showAccepted(target: Target, plan: Plan, requestId: string): Promise<void> {
  const name = toastText(nameOf(target));
  const id = toastText(requestId);
  const text =
    plan.opsType === 'immediate'
      ? l10n.t('Redeploy of {0} accepted. RequestId: {1}', name, id)
      : l10n.t('Redeploy of {0} scheduled. RequestId: {1}', name, id);
  const copy = l10n.t('Copy RequestId');
  const showLog = l10n.t('Show Log');
  const choice = await window.showInformationMessage(text, copy, showLog);
  if (choice === copy) {
    await env.clipboard.writeText(requestId);
  } else if (choice === showLog) {
    await commands.executeCommand('ensEvents.showLog');
  }
}

/**
 * Follows an accepted operation to its end and says how it ended; its row changes by itself meanwhile. Progress shows
 * until the end, or, for a planned operation, until the service lists it as scheduled. Cancelling the progress stops the
 * watching, never the operation. Rejects with EnsError where the account may not read any more.
 */
export async function watch(deps: EventCommandDeps, session: Session, target: Target, plan: Plan): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, deps.accountSignal(session.profile.id)]);
  const progress = showProgress(target, plan, () => {
    stop.abort();
  });
  try {
    const parts = { clock: deps.clock, readEvent: eventReader(deps, session), onRead: progress.update };
    const last = await follow(parts, target.event, plan, signal);
    progress.end();
    await showEnd(target, last);
  } finally {
    progress.end();
  }
}

interface WatchProgress {
  update: (event: EnsEvent) => void;
  end: () => void;
}

function showProgress(target: Target, plan: Plan, onCancel: () => void): WatchProgress {
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  let report: Progress<{ message?: string }>['report'] = () => {};
  const title = l10n.t('Redeploy of {0}', plainLabel(nameOf(target)));
  void window.withProgress({ location: ProgressLocation.Notification, cancellable: true, title }, (progress, token) => {
    report = value => {
      progress.report(value);
    };
    report({ message: l10n.t('accepted, waiting for the service') });
    token.onCancellationRequested(() => {
      onCancel();
      end();
      void window.showInformationMessage(
        l10n.t('No longer watching. The redeploy itself goes on: {0}', toastText(nameOf(target))),
      );
    });
    return ended;
  });
  return {
    update: event => {
      report({ message: statusWord(event.status, l10n.t) });
      if (hasEnded(event) || (plan.opsType === 'scheduled' && sectionOf(event) === 'scheduled')) {
        end();
      }
    },
    end: () => {
      end();
    },
  };
}

/** Says how the operation ended; anything but success stands out. */
async function showEnd(target: Target, event: EnsEvent): Promise<void> {
  const text = l10n.t('Redeploy of {0}: {1}', toastText(nameOf(target)), statusWord(event.status, l10n.t));
  const showLog = l10n.t('Show Log');
  const choice =
    event.status === 'Executed'
      ? await window.showInformationMessage(text, showLog)
      : await window.showWarningMessage(text, showLog);
  if (choice === showLog) {
    await commands.executeCommand('ensEvents.showLog');
  }
}
