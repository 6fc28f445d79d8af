import type { SampleAccount } from './account';
import { eventOperation } from './eventOperation';
import type { Kind } from './kinds';
import { jsonObjects } from './parameters';
import { invalidParameter, Refusal } from './refusal';

type Info = Readonly<Record<string, unknown>>;

/**
 * The batch form of an operation: each element of EventInfos is answered by itself, in order, and judged by its own Code
 * in Results while the whole is a success (ens-api.md section 3).
 * @throws Refusal MissingParameter, InvalidParameter.EventInfos for the whole call; then nothing of it was carried out
 */
export function batchOperation(kind: Kind): (params: URLSearchParams, account: SampleAccount) => object {
  const answerOne = eventOperation(kind);
  return (params, account) => ({
    Results: jsonObjects(params, 'EventInfos').map(info => ({
      EventId: info['EventId'],
      ResourceId: info['ResourceId'],
      ...verdictOn(() => answerOne(paramsOf(info), account)),
    })),
  });
}

function verdictOn(answer: () => object): { Code: number; Message: string } {
  try {
    answer();
    return { Code: 200, Message: 'success' };
  } catch (error) {
    if (error instanceof Refusal) {
      return { Code: error.status, Message: `${error.code}: ${error.message}` };
    }
    throw error;
  }
}

/** The element as the parameters of the single call; its PlanTime has to be a number. */
function paramsOf(info: Info): URLSearchParams {
  if (typeof (info['PlanTime'] ?? 0) !== 'number') {
    throw invalidParameter('PlanTime', 'it must be a number.');
  }
  const given = Object.entries(info).filter(([, value]) => value !== null);
  return new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
}
