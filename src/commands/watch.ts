import { ProgressLocation, commands, env, l10n, window, type Progress } from 'vscode';
import { noCode } from '../ens/error';
import type { EnsEvent } from '../ens/types';
import { hasEnded, sectionOf } from '../events/event';
import { toastText } from '../base/inert';
import { statusWord } from '../events/words';
import type { End, Operation } from '../operations/operation';
import { endSentence } from '../operations/endWords';
import type { Result } from '../operations/perform';
import { OutcomeUnknown } from '../operations/refusal';
import { actionWords } from './actionWords';
import type { EventCommandDeps } from './deps';

/** What a person must be told of a result that is no success; undefined for an accepted operation. */
export function outcomeError(result: Result): Error | undefined {
  if (result.kind === 'stopped') {
    return result.why;
  }
  const { outcome } = result.operation;
  if (outcome?.kind === 'unknown') {
    return new OutcomeUnknown(
      l10n.t(
        'Unknown: being read back. No clear answer came, so it may have been accepted: {0}',
        outcome.code === noCode ? outcome.message : outcome.code,
      ),
      l10n.t('It is not sent again. What became of it will show in the Operations view.'),
    );
  }
  return outcome?.kind === 'accepted' ? undefined : result.error;
}

/** The toast after the service accepted: its RequestId, to copy or to find in the log. */
export async function showAccepted({ action, name, plan, outcome }: Operation): Promise<void> {
  const requestId = (outcome?.kind === 'accepted' ? outcome.requestId : undefined) ?? '';
  const words = actionWords(action);
  const say = plan.opsType === 'immediate' ? words.accepted : words.scheduled;
  const copy = l10n.t('Copy RequestId');
  const showLog = l10n.t('Show Log');
  const choice = await window.showInformationMessage(say(toastText(name), toastText(requestId)), copy, showLog);
  if (choice === copy) {
    await env.clipboard.writeText(requestId);
  } else if (choice === showLog) {
    await commands.executeCommand('ensEvents.showLog');
  }
}

/**
 * Follows an operation to its end, of which `notifications.ts` tells; its row changes by itself meanwhile. Progress shows
 * until the end, or, for a planned operation, until the service lists it as scheduled. Cancelling the progress stops the watching,
 * never the operation. Rejects as `settle` does.
 */
export async function watch({ followers }: Pick<EventCommandDeps, 'followers'>, operation: Operation): Promise<void> {
  const stop = new AbortController();
  const progress = showProgress(operation, () => {
    stop.abort();
  });
  try {
    await followers.follow(operation, stop.signal, progress.update);
  } finally {
    progress.end();
  }
}

interface WatchProgress {
  update: (event: EnsEvent) => void;
  end: () => void;
}

function showProgress({ action, name, plan, outcome }: Operation, onCancel: () => void): WatchProgress {
  const words = actionWords(action);
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  let report: Progress<{ message?: string }>['report'] = () => {};
  const options = {
    location: ProgressLocation.Notification,
    cancellable: true,
    title: words.following(toastText(name)),
  };
  void window.withProgress(options, (progress, token) => {
    report = value => {
      progress.report(value);
    };
    report({
      message:
        outcome?.kind === 'unknown'
          ? l10n.t('its outcome is being read back')
          : l10n.t('accepted, waiting for the service'),
    });
    token.onCancellationRequested(() => {
      onCancel();
      end();
      void window.showInformationMessage(words.stillGoing(toastText(name)));
    });
    return ended;
  });
  return {
    update: event => {
      report({ message: toastText(statusWord(event.status, l10n.t)) });
      if (hasEnded(event) || (plan.opsType === 'scheduled' && sectionOf(event) === 'scheduled')) {
        end();
      }
    },
    end: () => {
      end();
    },
  };
}

/** Characters: what became of the disks stands after the name. */
const longestEnd = 600;

/** Says how an operation ended, and what its instance is like; anything but success stands out. */
export async function showEnd({ action, name }: Operation, end: End): Promise<void> {
  const text = toastText(end.summary ?? endSentence({ action, name }, end.how, l10n.t), longestEnd);
  const showLog = l10n.t('Show Log');
  const choice =
    end.how === 'done'
      ? await window.showInformationMessage(text, showLog)
      : await window.showWarningMessage(text, showLog);
  if (choice === showLog) {
    await commands.executeCommand('ensEvents.showLog');
  }
}
