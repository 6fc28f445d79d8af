import type { CallLog, Clock, Translate } from '../ens/ports';
import { createRetryQuota } from '../ens/retryQuota';
import type { Credentials, EnsClient, Endpoint, SendMany, SendOne } from '../ens/types';
import type { Profile } from './profile';

/** One account at work: the profile and the client that signs for it. */
export interface Session {
  profile: Profile;
  client: EnsClient;
}

export interface ClientParts {
  log: CallLog;
  clock: Clock;
  t: Translate;
}

export interface ClientAccount {
  endpoint: Endpoint;
  /** Asked for anew with each call, so that a client which lives long (one that follows an operation) keeps no secret. */
  credentials: () => Promise<Credentials>;
  /** True for the sample account. */
  sample: boolean;
}

/**
 * A client for an account. The SDK's bundle loads with its first call. Its calls reject with EnsError, or with VaultError
 * when the account's secret cannot be read. All its reads share one retry quota.
 */
export function createClient(parts: ClientParts, { credentials, ...account }: ClientAccount): EnsClient {
  const quota = createRetryQuota();
  const signed = async () => {
    const [{ createEnsClient }, secrets] = await Promise.all([import('../ens/index'), credentials()]);
    return createEnsClient({ ...parts, ...account, quota, credentials: secrets });
  };
  const one =
    (operation: SingleWrite): SendOne =>
    async (request, signal) =>
      (await signed())[operation](request, signal);
  const many =
    (operation: BatchWrite): SendMany =>
    async (requests, signal) =>
      (await signed())[operation](requests, signal);
  return {
    describeHistoryEvents: async (query, signal, until) => (await signed()).describeHistoryEvents(query, signal, until),
    describeInstances: async (instanceIds, signal, until) =>
      (await signed()).describeInstances(instanceIds, signal, until),
    describeEnsRegions: async (signal, until) => (await signed()).describeEnsRegions(signal, until),
    eventRedeployInstance: one('eventRedeployInstance'),
    eventRebootInstance: one('eventRebootInstance'),
    eventMigrateInstance: one('eventMigrateInstance'),
    batchEventRedeployInstance: many('batchEventRedeployInstance'),
    batchEventRebootInstance: many('batchEventRebootInstance'),
    batchEventMigrateInstance: many('batchEventMigrateInstance'),
  };
}

type SingleWrite = 'eventRedeployInstance' | 'eventRebootInstance' | 'eventMigrateInstance';
type BatchWrite = `batchE${SingleWrite extends `e${infer Rest}` ? Rest : never}`;
