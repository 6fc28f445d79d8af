import { fiveDays, type SampleEvent } from './events';
import { invalidParameter } from './refusal';

/**
 * When the operation is to begin, Unix milliseconds; undefined for `OpsType=immediate`. ENS documents no limits: this is
 * what ens-api.md section 2 takes for safe, in the future and not after the event's deadline; where that has passed, within
 * five days. PlanUtcTime has no description, so it is refused rather than passed over.
 * @throws Refusal InvalidParameter.PlanTime, InvalidParameter.PlanUtcTime
 */
export function planTime(params: URLSearchParams, event: SampleEvent, now: number): number | undefined {
  if (params.has('PlanUtcTime')) {
    throw invalidParameter('PlanUtcTime', 'this gateway takes PlanTime only.');
  }
  const text = params.get('PlanTime');
  if (params.get('OpsType') === 'immediate') {
    if (text !== null) {
      throw invalidParameter('PlanTime', 'an immediate operation takes none.');
    }
    return undefined;
  }
  const time = /^\d{1,15}$/.test(text ?? '') ? Number(text) : NaN;
  if (Number.isNaN(time)) {
    throw invalidParameter('PlanTime', 'a scheduled operation needs it in milliseconds since 1970.');
  }
  if (time <= now) {
    throw invalidParameter('PlanTime', 'it has passed.');
  }
  const deadline = deadlineOf(event);
  if (time > (deadline > now ? deadline : now + fiveDays)) {
    throw invalidParameter('PlanTime', 'it is too far in the future.');
  }
  return time;
}

/** Until when the event can be answered, Unix milliseconds, whatever was planned since. */
export function deadlineOf({ deadline, notBefore, publishTime }: SampleEvent): number {
  return deadline ?? notBefore ?? publishTime + fiveDays;
}
