import { isEnsError } from '../ens/error';
import type { Clock, Translate } from '../ens/ports';
import type { EnsClient, EnsEvent } from '../ens/types';
import { redeployability } from '../events/actions';
import { barSentence, statusWord } from '../events/words';
import { outcomeOfFailure } from './outcome';
import { requestFor, type Plan } from './plan';
import { OperationRefused, OutcomeUnknown } from './refusal';

export interface RedeployParts {
  client: EnsClient;
  /** Reads the event again; undefined when it is not listed any more. */
  readEvent: (event: EnsEvent, signal: AbortSignal) => Promise<EnsEvent | undefined>;
  clock: Clock;
  t: Translate;
}

/**
 * Redeploys one instance, sending exactly once: the event is read again, compared with what the person confirmed, and
 * only then sent. `signal` ends the read before the send; once sent, the call runs to its answer or its deadline.
 * Resolves with the RequestId. Rejects with OperationRefused (nothing sent), OutcomeUnknown, or EnsError (nothing done).
 */
export async function redeploy(
  parts: RedeployParts,
  confirmed: EnsEvent,
  plan: Plan,
  signal: AbortSignal,
): Promise<string> {
  const fresh = await parts.readEvent(confirmed, signal);
  assertUnchanged(confirmed, fresh, parts.t);
  assertAhead(plan, parts);
  signal.throwIfAborted();
  try {
    const { requestId } = await parts.client.eventRedeployInstance(
      requestFor(confirmed, plan),
      new AbortController().signal,
    );
    return requestId;
  } catch (error) {
    if (isEnsError(error) && outcomeOfFailure(error) === 'unknown') {
      throw new OutcomeUnknown(
        parts.t('No clear answer came back, so the redeploy may have been accepted: {0}', error.code),
        parts.t('It is not sent again. Watch the state of the event, and check the console before you repeat it.'),
        error,
      );
    }
    throw error;
  }
}

/** Throws OperationRefused when the event is not what the person saw when they confirmed. */
export function assertUnchanged(
  confirmed: EnsEvent,
  fresh: EnsEvent | undefined,
  t: Translate,
): asserts fresh is EnsEvent {
  const advice = t('Nothing was sent. Refresh, look at the event again and decide anew.');
  if (!fresh) {
    throw new OperationRefused('gone', t('The service does not list this event any more.'), advice);
  }
  const allowed = redeployability(fresh);
  if (!allowed.allowed) {
    throw new OperationRefused('notAllowed', barSentence(allowed.bar, t), advice);
  }
  if (fresh.status !== confirmed.status) {
    const message = t('The event changed since you confirmed, its state is now: {0}', statusWord(fresh.status, t));
    throw new OperationRefused('changed', message, advice);
  }
  if (fresh.type !== confirmed.type || fresh.notBefore !== confirmed.notBefore) {
    throw new OperationRefused('changed', t('The planned time of the event changed since you confirmed.'), advice);
  }
}

function assertAhead(plan: Plan, { clock, t }: Pick<RedeployParts, 'clock' | 't'>): void {
  if (plan.opsType === 'scheduled' && plan.planTime <= clock.now()) {
    throw new OperationRefused('past', t('The planned time has passed.'), t('Nothing was sent. Choose a later time.'));
  }
}
