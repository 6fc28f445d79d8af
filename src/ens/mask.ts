import type { Credentials } from './types';

/**
 * Answers a function that replaces the account's key id, secret and token in a text by `***`, in the spellings a server
 * may echo: as they are, URI-encoded, base64 and JSON-escaped. A signature refusal, for one, can quote all signed headers.
 */
export function maskOf({ accessKeyId, accessKeySecret, securityToken }: Credentials): (text: string) => string {
  const secrets = [accessKeyId, accessKeySecret, securityToken ?? ''].filter(secret => secret.length > 3);
  const spellings = [...new Set(secrets.flatMap(spellingsOf))].sort((a, b) => b.length - a.length);
  return text => spellings.reduce((masked, spelling) => masked.replaceAll(spelling, '***'), text);
}

function spellingsOf(secret: string): string[] {
  // Well-formed first: encodeURIComponent throws on half a surrogate pair.
  const bytes = Buffer.from(secret);
  const plain = [secret, bytes.toString(), bytes.toString('base64'), JSON.stringify(bytes.toString()).slice(1, -1)];
  return [...plain, ...plain.slice(1).map(encodeURIComponent)];
}
