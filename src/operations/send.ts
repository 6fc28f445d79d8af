import { isEnsError } from '../ens/error';
import type { Translate } from '../ens/ports';
import type { BatchAnswer, EnsClient, OperationRequest } from '../ens/types';
import { outcomeOfFailure } from '../ens/writeOutcome';
import type { Action } from '../events/actions';
import { logValue } from '../events/inert';
import { judgeBatch } from './batchJudge';
import type { Operation, Outcome } from './operation';
import { requestFor } from './plan';

export interface SendParts {
  client: EnsClient;
  t: Translate;
  /** The log; its lines are not translated. */
  channel: { warn: (line: string) => void };
}

/** What became of the operations that one call carried. */
export interface Sent {
  /** In the order of the operations. */
  outcomes: readonly Outcome[];
  /** What the call itself failed with. */
  error?: Error;
}

type One = (request: OperationRequest, signal: AbortSignal) => Promise<{ requestId: string }>;
type Many = (requests: readonly OperationRequest[], signal: AbortSignal) => Promise<BatchAnswer>;

function callsOf(client: EnsClient, action: Action): { one: One; many: Many } {
  switch (action) {
    case 'redeploy':
      return { one: client.eventRedeployInstance, many: client.batchEventRedeployInstance };
    case 'reboot':
      return { one: client.eventRebootInstance, many: client.batchEventRebootInstance };
    case 'migrate':
      return { one: client.eventMigrateInstance, many: client.batchEventMigrateInstance };
  }
}

/**
 * Sends one call for one operation, or one batch call for several of the same action. Exactly one attempt, which nothing
 * cancels: it runs to its answer or its deadline. Never rejects: failures become outcomes.
 */
export async function send(parts: SendParts, action: Action, operations: readonly Operation[]): Promise<Sent> {
  const { one, many } = callsOf(parts.client, action);
  const requests = operations.map(operation => requestFor(operation, operation.plan));
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
    return { outcomes: operations.map(() => outcomeOf(failure)), error: failure };
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
