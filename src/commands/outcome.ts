import { commands, env, l10n, window } from 'vscode';
import { foreignCode } from '../ens/words';
import { toastText } from '../base/inert';
import type { End, Operation } from '../operations/operation';
import { endSentence } from '../operations/endWords';
import type { Result } from '../operations/perform';
import { noteOutcome, OutcomeUnknown } from '../operations/refusal';
import { actionWords } from './actionWords';

/** What a person must be told of a result that is no success; undefined for an accepted operation. */
export function outcomeError(result: Result): Error | undefined {
  if (result.kind === 'stopped') {
    return noteOutcome(result.why, 'notSent');
  }
  const { outcome } = result.operation;
  if (outcome?.kind === 'unknown') {
    return new OutcomeUnknown(
      l10n.t(
        'Unknown: being read back. No clear answer came, so it may have been accepted: {0}',
        foreignCode(outcome.code) ?? outcome.message,
      ),
      l10n.t('It is not sent again. What became of it will show in the Operations view.'),
    );
  }
  if (outcome?.kind === 'refused' || outcome?.kind === 'notSent') {
    return result.error && noteOutcome(result.error, outcome.kind);
  }
  return outcome ? undefined : result.error;
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

/** Characters: what became of the disks stands after the name. */
const longestEnd = 600;

/** How an operation ended, and what its instance is like. */
export function endText({ action, name }: Operation, end: End): string {
  return toastText(end.summary ?? endSentence({ action, name }, end.how, l10n.t), longestEnd);
}
