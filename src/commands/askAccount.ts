import { l10n } from 'vscode';
import type { AccountDraft } from '../accounts/draft';
import { chinaEndpoint } from '../accounts/endpoint';
import { keyIdProblem, secretProblem, trimSecret } from '../accounts/secretText';
import type { Endpoint } from '../ens/types';
import { askText, back, type Answer, type Place } from './inputs';

/** What was typed so far; it lives in memory only, while the questions of one account are asked. */
export interface Typed {
  name: string;
  keyId: string;
  secret: string;
  /** Empty for permanent keys. */
  token: string;
  endpoint: Endpoint;
  /** When an imported token ends, Unix milliseconds. */
  expiresAt?: number | undefined;
  /** The text of `Other endpoint…`. */
  otherEndpoint: string;
}

export function nothingTyped(): Typed {
  return { name: '', keyId: '', secret: '', token: '', endpoint: chinaEndpoint, otherEndpoint: '' };
}

/** What is secret was typed for one way to sign in, and is of no other. */
export function forgetSecrets(typed: Typed): void {
  Object.assign(typed, { secret: '', token: '', expiresAt: undefined } satisfies Partial<Typed>);
}

export function draftOf({ name, keyId, secret, token, endpoint, expiresAt }: Typed): AccountDraft {
  const securityToken = token === '' ? {} : { securityToken: token };
  return {
    name: name.trim(),
    endpoint,
    credentials: { accessKeyId: keyId, accessKeySecret: secret, ...securityToken },
    ...(token !== '' && expiresAt !== undefined && { expiresAt }),
  };
}

export async function askName(
  typed: Typed,
  place: Place | undefined,
  { title, problem }: { title: string; problem: (name: string) => string | undefined },
): Promise<Answer<true>> {
  const answer = await askText({
    title,
    ...(place && { place, canGoBack: true }),
    prompt: l10n.t('Account name'),
    placeholder: l10n.t('A name you choose, for instance: production'),
    value: typed.name,
    problem: text => secretInSight(typed, text) ?? problem(text),
  });
  return keep(answer, name => {
    typed.name = name.trim();
  });
}

export async function askKeyId(typed: Typed, place: Place, title: string): Promise<Answer<true>> {
  const answer = await askText({
    title,
    place,
    canGoBack: true,
    prompt: l10n.t('AccessKey ID'),
    value: typed.keyId,
    problem: text => secretInSight(typed, text) ?? keyIdProblem(trimSecret(text), l10n.t),
  });
  return keep(answer, keyId => {
    typed.keyId = trimSecret(keyId);
  });
}

export function askSecret(typed: Typed, place: Place, title: string): Promise<Answer<true>> {
  return askHidden(typed, 'secret', { place, title, prompt: l10n.t('AccessKey secret') });
}

export function askToken(typed: Typed, place: Place, title: string): Promise<Answer<true>> {
  // How long a typed token lasts nobody says.
  typed.expiresAt = undefined;
  return askHidden(typed, 'token', { place, title, prompt: l10n.t('Security token') });
}

/** The box never holds an earlier secret; left empty, the one typed before is kept. */
async function askHidden(
  typed: Typed,
  field: 'secret' | 'token',
  question: { place: Place; title: string; prompt: string },
): Promise<Answer<true>> {
  const known = typed[field] !== '';
  const answer = await askText({
    ...question,
    canGoBack: true,
    password: true,
    ...(known && { placeholder: l10n.t('Leave empty to keep what you entered before') }),
    problem: text => (known && text === '' ? undefined : secretProblem(trimSecret(text), l10n.t)),
  });
  return keep(answer, secret => {
    typed[field] = trimSecret(secret) || typed[field];
  });
}

/** Why a text is not taken in a box that shows it: it is the secret or the token that was typed before. */
function secretInSight({ secret, token }: Typed, text: string): string | undefined {
  const typed = trimSecret(text);
  return typed !== '' && [secret, token].includes(typed)
    ? l10n.t('This is a secret: enter it in the box that hides it.')
    : undefined;
}

function keep(answer: Answer<string>, store: (text: string) => void): Answer<true> {
  if (answer === undefined || answer === back) {
    return answer;
  }
  store(answer);
  return true;
}
