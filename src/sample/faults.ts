import { invalidParameter, noPermission, Refusal } from './refusal';

/** The members of an answer's body that faults like to change; any other may be there. */
export interface AnswerBody {
  RequestId?: string;
  PageNumber?: number;
  PageSize?: number;
  TotalCount?: number;
  Events?: readonly object[];
  Results?: readonly BatchVerdict[];
  [name: string]: unknown;
}

/** One element of a batch's Results, as it travels. */
export interface BatchVerdict {
  EventId?: string;
  ResourceId?: string;
  Code?: number;
  Message?: string;
}

/** What goes wrong. All but `delay` replace the answer. */
export type Trouble =
  /** Refuses by flow control; `headers` may carry a Retry-After. */
  | { kind: 'throttle'; code?: string; headers?: Record<string, string> }
  /** Answers a server error as JSON: ServiceUnavailable for 503, else InternalError. */
  | { kind: 'fail'; status: number; headers?: Record<string, string> }
  /** NoPermission, as if this action were missing from the key's policy. */
  | { kind: 'deny' }
  /** InvalidParameter.EventTypes for lists that ask for this type, default Instance:SystemMaintenance.Reboot. */
  | { kind: 'refuseType'; type?: string }
  /** Carries the operation out at once, but answers only this much later. */
  | { kind: 'delay'; ms: number }
  /** Keeps the connection open and never answers. */
  | { kind: 'drop' }
  /** Resets the connection. */
  | { kind: 'reset' }
  /** Answers 200 and a web page, as a captive portal does. */
  | { kind: 'html' }
  /** Sends half of the answer, then closes. */
  | { kind: 'truncate' }
  /** Sends the answer byte by byte. */
  | { kind: 'drip'; everyMs: number }
  /** Sends a body that never ends, as fast as it is read. */
  | { kind: 'endless' }
  /** Carries the operation out and sends what `edit` makes of its answer, refusals included. */
  | { kind: 'mangle'; edit: (body: AnswerBody) => AnswerBody }
  /** Sends exactly this. */
  | { kind: 'answer'; status: number; headers?: Record<string, string>; body: string };

export type Fault = Trouble & {
  /** Only calls of this action; default all. */
  action?: string;
  /** How many calls it hits before it is used up; default 1, `Infinity` until removed. */
  count?: number;
  /** True: the operation is carried out first and only its answer lost. `truncate`, `drip`, `delay` and `mangle` always do so. */
  executes?: boolean;
};

export interface Faults {
  /** Later calls meet this fault, after those added before it. Answers a function that removes it. */
  readonly add: (fault: Fault) => () => void;
  readonly clear: () => void;
  /** The fault this call meets, if any; counts it as used. */
  readonly take: (action: string, params: URLSearchParams) => Fault | undefined;
}

export function createFaults(): Faults {
  const pending = new Map<symbol, { fault: Fault; left: number }>();
  return {
    add: fault => {
      const id = Symbol(fault.kind);
      pending.set(id, { fault, left: fault.count ?? 1 });
      return () => {
        pending.delete(id);
      };
    },
    clear: () => {
      pending.clear();
    },
    take: (action, params) => {
      const [id, entry] = [...pending].find(([, { fault }]) => isMet(fault, action, params)) ?? [];
      if (!id || !entry) {
        return undefined;
      }
      entry.left -= 1;
      if (entry.left <= 0) {
        pending.delete(id);
      }
      return entry.fault;
    },
  };
}

function isMet(fault: Fault, action: string, params: URLSearchParams): boolean {
  const asked = params.get('EventTypes')?.split(',') ?? [];
  return (fault.action ?? action) === action && (fault.kind !== 'refuseType' || asked.includes(refusedType(fault)));
}

function refusedType({ type = 'Instance:SystemMaintenance.Reboot' }: { type?: string }): string {
  return type;
}

/** The error answer of those faults that are one. */
export function refusalOf(fault: Fault, action: string): Refusal | undefined {
  switch (fault.kind) {
    case 'throttle':
      return new Refusal(400, fault.code ?? 'Throttling.Api', 'Request was denied due to api flow control.');
    case 'fail':
      return fault.status === 503
        ? new Refusal(503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.')
        : new Refusal(fault.status, 'InternalError', 'The request processing has failed due to some unknown error.');
    case 'deny':
      return noPermission(action);
    case 'refuseType':
      return invalidParameter('EventTypes', `${refusedType(fault)} is not supported.`);
    default:
      return undefined;
  }
}
