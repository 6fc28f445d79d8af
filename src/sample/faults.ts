import { isMet } from './isMet';

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

/** What goes wrong. All but `delay`, `takeDotted` and those that edit or cut it replace the answer. */
export type Trouble =
  /** Refuses by flow control; `headers` may carry a Retry-After. */
  | { kind: 'throttle'; code?: string; headers?: Record<string, string> }
  /** Answers a server error as JSON: ServiceUnavailable for 503, else InternalError. */
  | { kind: 'fail'; status: number; headers?: Record<string, string> }
  /** NoPermission, as if this action were missing from the key's policy. */
  | { kind: 'deny' }
  /** InvalidParameter.EventTypes for lists that ask for this type, default Instance:SystemMaintenance.Reboot. */
  | { kind: 'refuseType'; type?: string }
  /** Refuses with 400 and this code, whatever is asked: `InvalidParameter.PlanTime`, `InvalidParameter.InstanceStatus`, … */
  | { kind: 'refuse'; code: string; message?: string }
  /** InstanceIdNotFound for a DescribeInstances that names an instance the account does not have. */
  | { kind: 'refuseDeadIds' }
  /** Refuses the lists of DescribeHistoryEvents where one comes comma-joined; default InvalidParameter.EventTypes. */
  | { kind: 'refuseComma'; code?: string }
  /** Takes the lists of DescribeHistoryEvents as `EventTypes.1=…&EventTypes.2=…` too. */
  | { kind: 'takeDotted' }
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

/** @param isInstance whether the account has an instance of this id */
export function createFaults(isInstance: (instanceId: string) => boolean): Faults {
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
      const [id, entry] = [...pending].find(([, { fault }]) => isMet(fault, { action, params, isInstance })) ?? [];
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
