import OpenApi, { Config } from '@alicloud/openapi-client';
import { callOnce, type CallParts, type Operation } from './call';
import { defaultDeadlines, type Deadlines } from './exchange';
import { toEnsError } from './failure';
import { instancesOf } from './instanceSchema';
import { maskOf } from './mask';
import type { CallLog, Clock, Translate } from './ports';
import { eventsPageOf, regionsOf } from './schemas';
import type { Credentials, Endpoint, EnsClient, EventsQuery, OperationRequest } from './types';

export interface EnsClientParts {
  endpoint: Endpoint;
  credentials: Credentials;
  log: CallLog;
  clock: Clock;
  t: Translate;
  /** True for the sample account; marks the log. */
  sample?: boolean;
  deadlines?: Deadlines;
}

/** What the service uses where no page size is asked for (example in ens-api.md section 1; its default is not documented). */
const usualPageSize = 10;
/** The most ids, and rows, of one DescribeInstances call. */
const instancesPerCall = 100;

/**
 * A client for one account and endpoint. The secrets stay inside the closures of its methods: printing or serialising the
 * client shows none. Its calls reject with EnsError only; no call is repeated.
 */
export function createEnsClient(parts: EnsClientParts): EnsClient {
  const call = callPartsOf(parts);
  const noAnswer = { phase: 'connect', headers: {} } as const;
  return {
    describeHistoryEvents: async (query, signal) => {
      const { requestId, body } = await callOnce(call, eventsOperation(query), signal);
      const { pageNumber = 1, pageSize = usualPageSize } = query;
      return eventsPageOf(body, requestId, { pageNumber, pageSize });
    },
    eventRedeployInstance: async (request, signal) => {
      if (request.opsType === 'scheduled' && !Number.isSafeInteger(request.planTime)) {
        // Without its time the service might take it for an immediate one.
        const error = new TypeError('A scheduled redeploy needs a planned time.');
        throw toEnsError(error, { ...call, action: 'EventRedeployInstance', exchange: noAnswer });
      }
      const { requestId } = await callOnce(call, redeployOperation(request), signal);
      return { requestId };
    },
    describeInstances: async (instanceIds, signal) => {
      if (instanceIds.length === 0) {
        return [];
      }
      const query = { InstanceIds: JSON.stringify(instanceIds), PageNumber: '1', PageSize: String(instancesPerCall) };
      const { body } = await callOnce(call, { action: 'DescribeInstances', query, }, signal);
      return instancesOf(body);
    },
    describeEnsRegions: async signal => {
      const { body } = await callOnce(call, { action: 'DescribeEnsRegions', query: {}, hasBodyCode: true }, signal);
      return regionsOf(body);
    },
  };
}

function callPartsOf({ endpoint, credentials, log, clock, t, sample, deadlines }: EnsClientParts): CallParts {
  const { protocol, host } = endpoint;
  return {
    sdk: new OpenApi(new Config({ ...credentials, protocol, endpoint: host })),
    protocol,
    host,
    clock,
    t,
    mask: maskOf(credentials),
    deadlines: deadlines ?? defaultDeadlines,
    sample: sample ?? false,
    log: record => {
      try {
        log(record);
      } catch {
        // A log that fails must not turn an accepted operation into a failed one.
      }
    },
  };
}

/** Lists travel comma-joined in one parameter (ens-api.md section 1, "Array serialisation"). */
function eventsOperation({ eventTypes, resourceIds = [], pageNumber, pageSize }: EventsQuery): Operation {
  return {
    action: 'DescribeHistoryEvents',
    query: {
      EventTypes: eventTypes.join(','),
      ...(resourceIds.length > 0 && { ResourceIds: resourceIds.join(',') }),
      ...(pageNumber !== undefined && { PageNumber: String(pageNumber) }),
      ...(pageSize !== undefined && { PageSize: String(pageSize) }),
    },
  };
}

/** PlanTime in epoch milliseconds, and only for a scheduled one; never PlanUtcTime, whose meaning is not documented. */
function redeployOperation({ eventId, resourceId, opsType, planTime }: OperationRequest): Operation {
  return {
    action: 'EventRedeployInstance',
    query: {
      EventId: eventId,
      ResourceId: resourceId,
      OpsType: opsType,
      ...(opsType === 'scheduled' && { PlanTime: String(planTime) }),
    },
    subject: { eventId, resourceId },
  };
}
