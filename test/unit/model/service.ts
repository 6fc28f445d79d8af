import { EnsError, type EnsErrorDetails } from '../../../src/ens/error';
import type { BatchResult, EnsEvent, OperationRequest } from '../../../src/ens/types';
import { eventKey, type EventKey } from '../../../src/events/event';
import type { EventsReading } from '../../../src/events/reader';

/** What happens to one write. Without an `error` it is answered, with `edit` in another way than the service meant. */
interface Trouble {
  reaches: boolean;
  executes: boolean;
  error?: Partial<EnsErrorDetails>;
  edit?: (results: BatchResult[]) => BatchResult[];
}

const lost = { kind: 'network', code: 'ECONNRESET', phase: 'sent' } as const;
const refusal = { httpStatus: 400, requestId: 'REQ-R' } as const;

export const troubles = {
  refused: { reaches: true, executes: false, error: { kind: 'permission', code: 'NoPermission', ...refusal } },
  throttled: { reaches: true, executes: false, error: { kind: 'throttled', code: 'Throttling.Api', ...refusal } },
  'not connected': {
    reaches: false,
    executes: false,
    error: { kind: 'network', code: 'ECONNREFUSED', phase: 'connect' },
  },
  'reset before it was carried out': { reaches: true, executes: false, error: lost },
  'reset after it was carried out': { reaches: true, executes: true, error: lost },
  '500, not carried out': { reaches: true, executes: false, error: { httpStatus: 500, requestId: 'REQ-R' } },
  '503, carried out': { reaches: true, executes: true, error: { httpStatus: 503, requestId: 'REQ-R' } },
  'an HTML page': { reaches: true, executes: true, error: { kind: 'protocol', code: '(none)', httpStatus: 200 } },
  shuffled: { reaches: true, executes: true, edit: results => [...results].reverse() },
  'element missing': { reaches: true, executes: true, edit: results => results.slice(1) },
  'element foreign': { reaches: true, executes: true, edit: results => [foreign, ...results.slice(1)] },
  'element 500, carried out': elementTold('500'),
  'element InternalError, carried out': elementTold('InternalError'),
  'element ServiceUnavailable, carried out': elementTold('ServiceUnavailable'),
  'element 503, carried out': elementTold('503'),
  'element 408, carried out': elementTold('408'),
  'element SignatureNonceUsed, carried out': elementTold('SignatureNonceUsed'),
  'element blank, carried out': elementTold(''),
  'element 0, carried out': elementTold('0'),
  'element throttled': { reaches: true, executes: false, edit: codeOfFirst('Throttling.Api') },
  'element 403': { reaches: true, executes: false, edit: codeOfFirst('403') },
  'element NoPermission': { reaches: true, executes: false, edit: codeOfFirst('NoPermission') },
  contradicting: {
    reaches: true,
    executes: true,
    edit: results => [
      ...results,
      ...results.map(result => ({ ...result, code: result.code === '200' ? '400' : '200' })),
    ],
  },
} satisfies Record<string, Trouble>;
export type TroubleName = keyof typeof troubles;

/** The first element tells of a failure of the service, which carried it out all the same. */
function elementTold(code: string): Trouble {
  return { reaches: true, executes: true, edit: codeOfFirst(code) };
}

function codeOfFirst(code: string): (results: BatchResult[]) => BatchResult[] {
  return ([first, ...others]) => [{ ...first, code }, ...others];
}

const noTrouble: Trouble = { reaches: true, executes: true };
const foreign: BatchResult = { eventId: 'e-foreign', resourceId: 'i-foreign', code: '200' };

/** One state of an event: from when it is so, and from when the service tells. */
interface State {
  at: number;
  shownAt: number;
  status: string;
  notBefore: number;
}

/** What became of one request that arrived. */
export interface Arrival {
  request: OperationRequest;
  executed: boolean;
  /** The service said so, and its answer went out: refused. */
  refused: boolean;
}

export interface ModelService {
  /** The next write meets it. */
  trouble: TroubleName | undefined;
  /** The next reads of events fail, one each; or lack what they are about, and say so or not. */
  readErrors: ('network' | 'permission' | 'incomplete' | 'lacks it')[];
  /** How long a change takes to show, milliseconds. */
  lag: number;
  readonly read: (keys: readonly EventKey[]) => EventsReading;
  /** Somebody else moves an event, in the console. */
  readonly move: (key: EventKey, change: 'Executing' | 'Canceled' | 'planned anew') => void;
  /** True where somebody else did. */
  readonly wasMoved: (key: EventKey) => boolean;
  /** Carries out one call; answers what arrived, and the answer, which may be an error. */
  readonly receive: (requests: readonly OperationRequest[]) => { arrivals: Arrival[]; answer: () => BatchResult[] };
}

const runsFor = 10_000;

/** Codes by which the service says that it did not do it. */
const refusals = ['400', '403', 'NoPermission', 'Throttling.Api'];

/** A service with the given events, in true time. */
export function createModelService(now: () => number, events: readonly EnsEvent[]): ModelService {
  const statesOf = new Map<EventKey, State[]>(
    events.map(event => [
      eventKey(event),
      [{ at: 0, shownAt: 0, status: event.status, notBefore: event.notBefore ?? 0 }],
    ]),
  );
  const moved = new Set<EventKey>();
  const states = (key: EventKey) => statesOf.get(key) ?? [];
  const change = (key: EventKey, ...next: [at: number, status: string, notBefore?: number][]) => {
    const past = states(key).filter(({ at }) => at <= now());
    const before = past.at(-1)?.notBefore ?? 0;
    const added = next.map(([at, status, notBefore = before]) => ({
      at,
      shownAt: at + service.lag,
      status,
      notBefore,
    }));
    statesOf.set(key, [...past, ...added]);
  };
  const execute = (request: OperationRequest): boolean => {
    const key = eventKey(request);
    const status = states(key)
      .filter(({ at }) => at <= now())
      .at(-1)?.status;
    const plan = request.planTime ?? now();
    if ((status !== 'Inquiring' && status !== 'Scheduled') || plan < now()) {
      return false;
    }
    const scheduled: [number, string, number][] = request.planTime === undefined ? [] : [[now(), 'Scheduled', plan]];
    change(key, ...scheduled, [plan, 'Executing', plan], [plan + runsFor, 'Executed', plan]);
    return true;
  };

  const service: ModelService = {
    trouble: undefined,
    readErrors: [],
    lag: 0,
    read: keys => {
      const kind = service.readErrors.shift();
      if (kind === 'incomplete' || kind === 'lacks it') {
        return { events: new Map(), complete: kind === 'lacks it' };
      }
      if (kind) {
        throw anError({ kind, code: kind, phase: 'answer' });
      }
      const found = new Map(
        events.flatMap(event => {
          const key = eventKey(event);
          const shown = states(key)
            .filter(({ shownAt }) => shownAt <= now())
            .at(-1);
          return keys.includes(key) && shown ? [[key, { ...event, ...shown, extra: {} }] as const] : [];
        }),
      );
      return { events: found, complete: true };
    },
    wasMoved: key => moved.has(key),
    move: (key, what) => {
      moved.add(key);
      const status = what === 'planned anew' ? 'Scheduled' : what;
      if (what === 'planned anew') {
        const plan = now() + 7 * 3_600_000;
        change(key, [now(), status, plan], [plan, 'Executing', plan], [plan + runsFor, 'Executed', plan]);
        return;
      }
      change(
        key,
        [now(), status],
        ...(status === 'Executing' ? [[now() + runsFor, 'Executed'] as [number, string]] : []),
      );
    },
    receive: requests => {
      const {
        reaches,
        executes,
        error: failure,
        edit,
      }: Trouble = service.trouble ? troubles[service.trouble] : noTrouble;
      service.trouble = undefined;
      const executed = requests.map(request => executes && execute(request));
      // One that is sent alone is refused by the whole answer.
      const error = failure ?? (executed.some(Boolean) || requests.length > 1 ? undefined : troubles.refused.error);
      const results = requests.map(({ eventId, resourceId }, index) => ({
        eventId,
        resourceId,
        code: executed[index] ? '200' : '400',
      }));
      const told = requests.length > 1 && edit ? edit(results) : results;
      const codesOf = (request: OperationRequest) =>
        error
          ? [String(error.httpStatus)]
          : told.filter(({ eventId }) => eventId === request.eventId).map(({ code }) => code);
      const isRefused = (codes: readonly (string | undefined)[]) =>
        codes.length > 0 && codes.every(code => refusals.includes(code ?? ''));
      return {
        arrivals: requests.flatMap((request, index) =>
          reaches ? [{ request, executed: executed[index] === true, refused: isRefused(codesOf(request)) }] : [],
        ),
        answer: () => {
          if (error) {
            throw anError(error);
          }
          return told;
        },
      };
    },
  };
  return service;
}

export function anError(details: Partial<EnsErrorDetails>): EnsError {
  return new EnsError({ kind: 'server', code: 'X', message: 'x', advice: 'x', phase: 'answer', ...details });
}
