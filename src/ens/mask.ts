import type { Credentials } from './types';

/**
 * Answers a function that replaces key id, secret and token of accounts in a text by `***`, in the spellings a server may
 * echo: as they are, base64, JSON-escaped, and URI-encoded once or twice. A signature refusal, for one, can quote all that was
 * signed, where a token is encoded twice.
 */
export function maskOf(...accounts: readonly Credentials[]): (text: string) => string {
  const secrets = accounts
    .flatMap(({ accessKeyId, accessKeySecret, securityToken }) => [accessKeyId, accessKeySecret, securityToken ?? ''])
    .filter(secret => secret.length > 3);
  const spellings = [...new Set(secrets.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  return text => spellings.reduce((masked, spelling) => masked.replaceAll(spelling, '***'), text);
}

function spellingsOf(secret: string): string[] {
  // Well-formed first: encodeURIComponent throws on half a surrogate pair.
  const bytes = Buffer.from(secret);
  const plain = [secret, bytes.toString(), bytes.toString('base64'), JSON.stringify(bytes.toString()).slice(1, -1)];
  const once = plain.slice(1).map(encodeURIComponent);
  return [...plain, ...once, ...once.map(encodeURIComponent)];
}
