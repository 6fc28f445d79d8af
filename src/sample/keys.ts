import { randomBytes } from 'node:crypto';
import type { Credentials } from '../ens/types';

/** A key pair that the gateway knows; with `securityToken` it stands for temporary (STS) credentials. */
export interface SampleKey extends Credentials {
  /** `readOnly` may call Describe operations only. */
  access: 'full' | 'readOnly';
  active: boolean;
  /** When the security token ends, Unix milliseconds; present exactly when there is a token. */
  tokenExpiresAt?: number;
}

export interface Keyring {
  /** Full access; the first of the given keys, or one made up for this run. */
  readonly main: SampleKey;
  readonly find: (accessKeyId: string) => SampleKey | undefined;
  readonly findToken: (securityToken: string) => SampleKey | undefined;
  readonly add: (key: SampleKey) => SampleKey;
  readonly addReadOnly: () => SampleKey;
  readonly addInactive: () => SampleKey;
  /** Temporary credentials, valid for an hour unless `expiresAt` (Unix milliseconds) says otherwise. */
  readonly addSts: (expiresAt?: number) => SampleKey;
}

const hour = 3_600_000;

/** @param now the gateway's clock, Unix milliseconds */
export function createKeyring(now: () => number, given: readonly SampleKey[] = []): Keyring {
  const keys = new Map<string, SampleKey>();
  const add = (key: SampleKey): SampleKey => {
    keys.set(key.accessKeyId, key);
    return key;
  };
  given.forEach(add);
  return {
    main: given[0] ?? add(newKey('LTAISample')),
    find: accessKeyId => keys.get(accessKeyId),
    findToken: securityToken => [...keys.values()].find(key => key.securityToken === securityToken),
    add,
    addReadOnly: () => add({ ...newKey('LTAISample'), access: 'readOnly' }),
    addInactive: () => add({ ...newKey('LTAISample'), active: false }),
    addSts: (expiresAt = now() + hour) =>
      add({
        ...newKey('STS.Sample'),
        securityToken: `CAISSample${randomBytes(96).toString('base64')}`,
        tokenExpiresAt: expiresAt,
      }),
  };
}

function newKey(prefix: string): SampleKey {
  return {
    accessKeyId: `${prefix}${randomBytes(7).toString('hex')}`,
    accessKeySecret: randomBytes(15).toString('hex'),
    access: 'full',
    active: true,
  };
}
