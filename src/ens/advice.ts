import { isTlsCode } from './classify';
import { incompleteAnswer, noCode, type CallPhase, type EnsErrorDetails } from './error';
import { ownCodeWords } from './words';
import type { Translate } from '../base/translate';

/** What advice depends on. */
export type AdviceSubject = Pick<EnsErrorDetails, 'kind' | 'code' | 'missingAction' | 'clockSkew' | 'httpStatus'> & {
  /** How far the call got; a call that was never made got nowhere. */
  phase?: CallPhase;
  /** Where the call went: `ens.aliyuncs.com`. */
  host: string;
};

const serviceProblem = (t: Translate) => t('The service has a problem: try again in a few minutes.');

const adviceByCode: ReadonlyMap<string, (t: Translate) => string> = new Map([
  ['InvalidAccessKeyId.NotFound', t => t('Check the AccessKey ID and the site of the account, then sign in again.')],
  ['InvalidAccessKeyId.Inactive', t => t('Enable this AccessKey in the RAM console, or sign in with another one.')],
  [
    'SignatureDoesNotMatch',
    t => t('The AccessKey ID and the AccessKey secret do not match: check both and enter them again.'),
  ],
  ['InvalidSecurityToken.Expired', t => t('The temporary credentials have expired: sign in again with new ones.')],
  ['InvalidSecurityToken.Malformed', t => t('Sign in again and paste the whole security token.')],
  [
    'InvalidSecurityToken.MismatchWithAccessKey',
    t => t('Sign in again with an AccessKey and a security token that were issued together.'),
  ],
  ['MissingSecurityToken', t => t('This AccessKey is a temporary one: sign in again with its security token.')],
  [
    'ERR_INVALID_CHAR',
    t => t('Sign in again: the AccessKey ID or the security token holds a character it cannot have.'),
  ],
  ['SignatureNonceUsed', t => t('The service had seen this request before: check what became of it, then try again.')],
  [incompleteAnswer, serviceProblem],
  ['BodyTooLarge', t => t('Narrow down what is asked for, for instance to fewer event types.')],
] as const satisfies readonly (readonly [string, (t: Translate) => string])[]);

/** One sentence: what the person can do next. */
export function adviceFor(subject: AdviceSubject, t: Translate): string {
  return adviceByCode.get(subject.code)?.(t) ?? adviceByKind(subject, t);
}

function adviceByKind(subject: AdviceSubject, t: Translate): string {
  const { kind, missingAction, clockSkew, host } = subject;
  switch (kind) {
    case 'credential':
      return t('Sign in again and check the AccessKey ID, the secret and, for temporary credentials, the token.');
    case 'permission':
      return missingAction === undefined
        ? t('Ask the owner of the account for the permission.')
        : t('Ask the owner of the account for this permission: {0}', missingAction);
    case 'clock':
      return clockAdvice(clockSkew, t);
    case 'throttled':
      return t('The service limits how often it is asked: wait a moment, then try again.');
    case 'request':
      return t(
        'The service does not accept what was asked: refresh the list, and check the values before trying again.',
      );
    case 'configuration':
      return t('Check the endpoint of the account, it does not offer this operation: {0}', host);
    case 'server':
      return serviceProblem(t);
    case 'network':
      return networkAdvice(subject, t);
    case 'protocol':
      return t('Something other than the ENS service answered: check for a proxy or a network sign-in page.');
    case 'cancelled':
      return t('Start again when you are ready.');
  }
}

/** What did not get through, and where to look; the code stands in it, so that nothing else has to name it. */
function networkAdvice({ code, host, phase, httpStatus }: AdviceSubject, t: Translate): string {
  const named = code === noCode && httpStatus !== undefined ? `HTTP ${httpStatus}` : (ownCodeWords(code, t) ?? code);
  if (named === noCode) {
    return t('{0} can’t be reached. Check the network connection and the proxy settings.', host);
  }
  if (isTlsCode(code)) {
    return t(
      'No secure connection to {0} ({1}). Check the clock, the proxy and the certificates of this machine.',
      host,
      named,
    );
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return t('{0} can’t be found ({1}). Check the network connection and the name look-up (DNS).', host, named);
  }
  return phase === 'sent' || phase === 'answer'
    ? t('No whole answer came from {0} ({1}). Check the network connection and the proxy settings.', host, named)
    : t('{0} can’t be reached ({1}). Check the network connection and the proxy settings.', host, named);
}

/** `clockSkew` is the service's clock minus ours, milliseconds. */
function clockAdvice(clockSkew: number | undefined, t: Translate): string {
  const minutes = Math.round(Math.abs(clockSkew ?? 0) / 60_000);
  if (clockSkew === undefined || minutes === 0) {
    return t('Set the clock and the time zone of this machine, then try again.');
  }
  return clockSkew > 0
    ? t('The clock of this machine is slow, set it and try again. Difference in minutes: {0}', minutes)
    : t('The clock of this machine is fast, set it and try again. Difference in minutes: {0}', minutes);
}
