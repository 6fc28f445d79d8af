import type { Fault } from './faults';
import { hasDotted, hasJoined, joined } from './lists';
import { jsonList } from './parameters';
import { refusedType } from './refusalOf';

/** A call, as far as it says which faults it meets. */
export interface Met {
  action: string;
  params: URLSearchParams;
  /** Whether the account has an instance of this id. */
  isInstance: (instanceId: string) => boolean;
}

/** Whether a call is one that the fault is about. */
export function isMet(fault: Fault, { action, params, isInstance }: Met): boolean {
  if ((fault.action ?? action) !== action) {
    return false;
  }
  switch (fault.kind) {
    case 'refuseType':
      return (joined(params).get('EventTypes')?.split(',') ?? []).includes(refusedType(fault));
    case 'refuseDeadIds':
      return idsIn(params).some(id => !isInstance(id));
    case 'refuseComma':
      return hasJoined(params);
    case 'takeDotted':
      return hasDotted(params);
    default:
      return true;
  }
}

/** The ids that DescribeInstances is asked for; none where they cannot be read. */
function idsIn(params: URLSearchParams): string[] {
  try {
    return [...params.getAll('InstanceId'), ...(jsonList(params, 'InstanceIds') ?? [])];
  } catch {
    return [];
  }
}
