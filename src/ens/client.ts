import OpenApi, { Config } from '@alicloud/openapi-client';
import type { CallParts, Operation } from './call';
import { defaultDeadlines, operationBudget, type Deadlines } from './exchange';
import { readInstances } from './instances';
import { instanceList, instancesOf } from './instanceSchema';
import { createListForm, readWithLists, type KnownListForm, type Lists } from './listForm';
import { maskOf } from './mask';
import type { Translate } from '../base/translate';
import type { CallLog, Clock } from './ports';
import { callWithRetries, type ReadParts } from './retry';
import { createRetryQuota, type RetryQuota } from './retryQuota';
import { eventList, eventsPageOf, regionList, regionsOf } from './schemas';
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
  /** Shared by the clients of one account; without it, a client has a full one of its own. */
  quota?: RetryQuota;
  /** Shared likewise: how the service takes lists. */
  listForm?: KnownListForm;
  /** What other accounts of the window sign with: taken out of what the service says, too. Asked with each text. */
  otherKeys?: () => readonly Credentials[];
  /** Answers a number from 0 to below 1, default Math.random: spreads retries over time. */
  random?: () => number;
}

/** What the service uses where no page size is asked for (example in ens-api.md section 1; its default is not documented). */
const usualPageSize = 10;
/** The most ids, and rows, of one DescribeInstances call. */
const instancesPerCall = 100;

/**
 * A client for one account and endpoint. The secrets stay inside the closures of its methods: printing or serialising the
 * client shows none. Its calls reject with EnsError only. Reads are repeated where that may help; a write is sent
 * once.
 */
export function createEnsClient(parts: EnsClientParts): EnsClient {
  const call = callPartsOf(parts);
  const listForm = parts.listForm ?? createListForm();
  const reads: ReadParts = {
    ...call,
    quota: parts.quota ?? createRetryQuota(),
    random: parts.random ?? Math.random,
  };
  return {
    describeHistoryEvents: async (query, signal, until = call.clock.now() + operationBudget) => {
      const { requestId, body } = await readWithLists(listForm, listsOf(query), lists =>
        callWithRetries(reads, eventsOperation(query, lists), signal, until),
      );
      const { pageNumber = 1, pageSize = usualPageSize } = query;
      return eventsPageOf(body, requestId, { pageNumber, pageSize });
    },
    eventRedeployInstance: sendOne(call, 'EventRedeployInstance'),
    eventRebootInstance: sendOne(call, 'EventRebootInstance'),
    eventMigrateInstance: sendOne(call, 'EventMigrateInstance'),
    batchEventRedeployInstance: sendMany(call, 'BatchEventRedeployInstance'),
    batchEventRebootInstance: sendMany(call, 'BatchEventRebootInstance'),
    batchEventMigrateInstance: sendMany(call, 'BatchEventMigrateInstance'),
    describeInstances: (instanceIds, signal, until = call.clock.now() + operationBudget) =>
      readInstances(instanceIds, async ids => {
        const { body, requestId } = await callWithRetries(reads, instancesOperation(ids), signal, until);
        return instancesOf(body).map(instance => ({ ...instance, requestId }));
      }),
    describeEnsRegions: async (signal, until) => {
      const operation = { action: 'DescribeEnsRegions', query: {}, list: regionList };
      const { body } = await callWithRetries(reads, operation, signal, until);
      return regionsOf(body);
    },
  };
}

function callPartsOf(parts: EnsClientParts): CallParts {
  const { endpoint, credentials, log, clock, t, sample, deadlines, otherKeys = () => [] } = parts;
  const { protocol, host } = endpoint;
  return {
    sdk: new OpenApi(new Config({ ...credentials, protocol, endpoint: host })),
    protocol,
    host,
    clock,
    t,
    mask: text => maskOf(credentials, ...otherKeys())(text),
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

/** This list travels as JSON, all of it on one page (ens-api.md section 4). */
function instancesOperation(ids: readonly string[]): Operation {
  const query = { InstanceIds: JSON.stringify(ids), PageNumber: '1', PageSize: String(instancesPerCall) };
  return { action: 'DescribeInstances', query, list: instanceList };
}

function listsOf({ eventTypes, resourceIds = [] }: EventsQuery): Lists {
  return { EventTypes: eventTypes, ...(resourceIds.length > 0 && { ResourceIds: resourceIds }) };
}

/** @param lists the lists of the query as they travel */
function eventsOperation({ pageNumber, pageSize }: EventsQuery, lists: Record<string, string>): Operation {
  return {
    action: 'DescribeHistoryEvents',
    list: eventList,
    query: {
      ...lists,
      ...(pageNumber !== undefined && { PageNumber: String(pageNumber) }),
      ...(pageSize !== undefined && { PageSize: String(pageSize) }),
    },
  };
}
