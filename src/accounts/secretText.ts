import type { Translate } from '../base/translate';

const invisible = '\\u00ad\\u200b-\\u200f\\u2060\\ufeff';

/**
 * What was meant by a pasted key id, secret or token: no white space at either end, and no line break, zero-width
 * character or byte order mark anywhere. None of these is ever part of a credential, and a signature made with one fails.
 */
export function trimSecret(text: string): string {
  return text.replace(new RegExp(`[\\r\\n\\u2028\\u2029${invisible}]`, 'g'), '').trim();
}

/** What is wrong with a trimmed AccessKey ID, in words; it goes into a request header, so its alphabet is narrow. */
export function keyIdProblem(keyId: string, t: Translate): string | undefined {
  if (keyId === '') {
    return t('Enter the AccessKey ID.');
  }
  return /^[\w.-]{1,128}$/.test(keyId)
    ? undefined
    : t('An AccessKey ID has only letters, digits, ".", "-" and "_", and at most 128 of them.');
}

/** What is wrong with a trimmed AccessKey secret or security token, in words that do not repeat it. */
export function secretProblem(secret: string, t: Translate): string | undefined {
  if (secret === '') {
    return t('Enter the value, or paste it.');
  }
  return /^[\x21-\x7e]{1,8192}$/.test(secret) ? undefined : t('Spaces and letters outside ASCII cannot be part of it.');
}
