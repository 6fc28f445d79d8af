import OpenApi, { Config } from '@alicloud/openapi-client';
import { callOnce, type CallParts, type Operation } from './call';
import { defaultDeadlines, type Deadlines } from './exchange';
import { instancesOf } from './instanceSchema';
import { maskOf } from './mask';
import type { CallLog, Clock, Translate } from './ports';
import { eventsPageOf, regionsOf } from './schemas';
import type { Credentials, Endpoint, EnsClient, EventsQuery } from './types';
import { sendMany, sendOne } from './writes';

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
  return {
    describeHistoryEvents: async (query, signal) => {
      const { requestId, body } = await callOnce(call, eventsOperation(query), signal);
      const { pageNumber = 1, pageSize = usualPageSize } = query;
      return eventsPageOf(body, requestId, { pageNumber, pageSize });
    },
    eventRedeployInstance: sendOne(call, 'EventRedeployInstance'),
    eventRebootInstance: sendOne(call, 'EventRebootInstance'),
    eventMigrateInstance: sendOne(call, 'EventMigrateInstance'),
    batchEventRedeployInstance: sendMany(call, 'BatchEventRedeployInstance'),
    batchEventRebootInstance: sendMany(call, 'BatchEventRebootInstance'),
    batchEventMigrateInstance: sendMany(call, 'BatchEventMigrateInstance'),
    describeInstances: async (instanceIds, signal) => {
      if (instanceIds.length === 0) {
        return [];
      }
      const query = { InstanceIds: JSON.stringify(instanceIds), PageNumber: '1', PageSize: String(instancesPerCall) };
      const { body } = await callOnce(call, { action: 'DescribeInstances', query, hasBodyCode: true }, signal);
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
