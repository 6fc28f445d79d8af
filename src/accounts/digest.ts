import { createHash } from 'node:crypto';
import type { Credentials, Endpoint } from '../ens/types';

const sha256 = (parts: readonly unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** Tells credentials apart without holding them, hexadecimal. A secret is long and random: nobody guesses it from this. */
export function digest({ accessKeyId, accessKeySecret, securityToken }: Credentials): string {
  return sha256([accessKeyId, accessKeySecret, securityToken]);
}

/** Names "the same key at the same host" without the key: 32 hexadecimal digits. */
export function keyHash({ accessKeyId }: Credentials, { protocol, host }: Endpoint): string {
  return sha256([accessKeyId, protocol, host]).slice(0, 32);
}
