import type * as Ens from '../ens/index';
import type { Translate } from '../base/translate';
import type { CallLog, Clock } from '../ens/ports';
import { createListForm } from '../ens/listForm';
import { createRetryQuota } from '../ens/retryQuota';
import type { Credentials, Endpoint, EnsReader, EnsWriter, SendMany, SendOne } from '../ens/types';
import type { Profile } from './profile';

/** One account at work: the profile, and the client that signs its reads. */
export interface Session {
  profile: Profile;
  /** What sends is made for a confirmation (commands/confirmedAccount.ts). */
  client: EnsReader;
  /** The service's clock minus ours, milliseconds, from its last answer; undefined before the first. */
  clockSkew: () => number | undefined;
}

export interface ClientParts {
  /** The SDK's bundle. */
  ens: () => Promise<Pick<typeof Ens, 'createEnsClient'>>;
  log: CallLog;
  clock: Clock;
  t: Translate;
  /**
   * Begins to read what other accounts of this window sign with, for one call: no text of the service may quote one of them.
   * Answers what was read so far, so that no call waits for it.
   */
  readOtherKeys?: () => () => readonly Credentials[];
}

export interface ReaderAccount {
  endpoint: Endpoint;
  /** Asked for anew with each call, so that a client which lives long (one that follows an operation) keeps no secret. */
  credentials: () => Promise<Credentials>;
  /** True for the sample account. */
  sample: boolean;
}

/**
 * What reads for an account. The SDK's bundle loads with its first call. Its calls reject with EnsError, with VaultError
 * when the account's secret cannot be read, or as `ens` does. All of them share one retry quota, and what is known of how
 * the service takes lists.
 */
export function createReader(
  { ens, readOtherKeys, ...parts }: ClientParts,
  { credentials, ...account }: ReaderAccount,
): EnsReader {
  const quota = createRetryQuota();
  const listForm = createListForm();
  const signed = async () => {
    const otherKeys = readOtherKeys?.();
    const [{ createEnsClient }, secrets] = await Promise.all([ens(), credentials()]);
    const shared = { quota, listForm, ...(otherKeys && { otherKeys }) };
    return createEnsClient({ ...parts, ...account, ...shared, credentials: secrets });
  };
  return {
    describeHistoryEvents: async (...call) => (await signed()).describeHistoryEvents(...call),
    describeInstances: async (...call) => (await signed()).describeInstances(...call),
    describeEnsRegions: async (...call) => (await signed()).describeEnsRegions(...call),
  };
}

export interface WriterAccount extends Omit<ReaderAccount, 'credentials'> {
  /** The very credentials that each of its calls is signed with. */
  credentials: Credentials;
}

/** What sends with these credentials and to this host, whatever becomes of the account. Its calls reject with EnsError, or as `ens` does. */
export function createWriter({ ens, readOtherKeys, ...parts }: ClientParts, account: WriterAccount): EnsWriter {
  const signed = async () => {
    const otherKeys = readOtherKeys?.();
    return (await ens()).createEnsClient({ ...parts, ...account, ...(otherKeys && { otherKeys }) });
  };
  const one =
    (operation: SingleWrite): SendOne =>
    async (...call) =>
      (await signed())[operation](...call);
  const many =
    (operation: BatchWrite): SendMany =>
    async (...call) =>
      (await signed())[operation](...call);
  return {
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
