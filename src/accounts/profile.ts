import type { Credentials, Endpoint } from '../ens/types';

/** An account the person signed in with: everything but its secrets, which live in SecretStorage under `id`. */
export interface Profile {
  /** Random, stable, no meaning. */
  id: string;
  /** What the person called it. */
  name: string;
  kind: 'accessKey' | 'sts' | 'sample';
  /** For display only, for instance `LTAI…7xQ2`. */
  maskedKeyId: string;
  site: 'china' | 'international' | 'other';
  endpoint: Endpoint;
  /** `production`: confirmations are typed. `readOnly`: nothing is ever sent that changes something. */
  mark?: 'production' | 'readOnly';
  /** When its temporary credentials end, Unix milliseconds, where that is known. */
  expiresAt?: number;
}

/** `LTAI5tSampleSample7xQ2` → `LTAI…7xQ2`; ids of fewer than 12 characters show their last two only. */
export function maskKeyId(keyId: string): string {
  return keyId.length < 12 ? `…${keyId.slice(-2)}` : `${keyId.slice(0, 4)}…${keyId.slice(-4)}`;
}

export function kindOf({ securityToken }: Credentials): 'accessKey' | 'sts' {
  return securityToken === undefined ? 'accessKey' : 'sts';
}
