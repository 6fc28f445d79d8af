import { isEnsError } from '../ens/error';
import type { Translate } from '../base/translate';
import type { BatchAnswer, EnsWriter, OperationRequest, SendMany, SendOne } from '../ens/types';
import { outcomeOfFailure } from '../ens/writeOutcome';
import type { Action } from '../events/actions';
import { logValue } from '../base/inert';
import { judgeBatch } from './batchJudge';
import type { ConfirmedWriter, Intent } from './confirmation';
import type { Outcome } from './operation';
import { requestFor } from './plan';

export interface SendParts {
  /** Its confirmation says what is sent; there is no other way to send. */
  writer: ConfirmedWriter;
  t: Translate;
  /** The log; its lines are not translated. */
  channel: { warn: (line: string) => void };
}

/** What became of the operations that one call carried. */
export interface Sent {
  /** In the order of the intents. */
  outcomes: readonly Outcome[];
  /** What the call itself failed with. */
  error?: Error;
}

function callsOf(writer: EnsWriter, action: Action): { one: SendOne; many: SendMany } {
  switch (action) {
    case 'redeploy':
      return { one: writer.eventRedeployInstance, many: writer.batchEventRedeployInstance };
    case 'reboot':
      return { one: writer.eventRebootInstance, many: writer.batchEventRebootInstance };
    case 'migrate':
      return { one: writer.eventMigrateInstance, many: writer.batchEventMigrateInstance };
  }
}

/**
 * Sends one call for one confirmed target, or one batch call for several. Exactly one attempt, which nothing
 * cancels: it runs to its answer or its deadline. Never rejects: failures become outcomes.
 */
export async function send(parts: SendParts, intents: readonly Intent[]): Promise<Sent> {
  const { one, many } = callsOf(parts.writer, parts.writer.confirmation.action);
  const requests = intents.map(({ target }) => requestFor(target.event, target.plan));
  const uncancelled = new AbortController().signal;
  const [first] = requests;
  try {
    if (requests.length === 1 && first) {
      const { requestId } = await one(first, uncancelled);
      return { outcomes: [{ kind: 'accepted', requestId }] };
    }
    return { outcomes: judged(parts, requests, await many(requests, uncancelled)) };
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return { outcomes: intents.map(() => outcomeOf(failure)), error: failure };
  }
}

/** A result for an event that nobody asked about is a sign of trouble at the service: its operator wants the RequestId. */
function judged({ t, channel }: SendParts, requests: readonly OperationRequest[], answer: BatchAnswer): Outcome[] {
  const { outcomes, foreign } = judgeBatch(requests, answer, t);
  if (foreign > 0) {
    channel.warn(`Batch answer foreignResults=${foreign} requestId=${logValue(answer.requestId)}`);
  }
  return outcomes;
}

function outcomeOf(error: Error): Outcome {
  if (!isEnsError(error)) {
    // Not a failure that the call path knows, so nothing is known of how far it got.
    return { kind: 'unknown', code: error.name, message: error.message };
  }
  const { code, message, requestId } = error;
  return { kind: outcomeOfFailure(error), code, message, ...(requestId !== undefined && { requestId }) };
}
