import { l10n, window } from 'vscode';
import { chinaEndpoint, endpointRefusal, internationalEndpoint, parseEndpoint, siteOf } from '../accounts/endpoint';
import type { Profile } from '../accounts/profile';
import { toastText } from '../base/inert';
import type { Endpoint } from '../ens/types';
import type { Typed } from './askAccount';
import { askText, back, pickOne, type Answer, type Place } from './inputs';

/** Asks where the account's calls go: one of the two public sites, or a host that is trusted in so many words. */
export async function askEndpoint(typed: Typed, place: Place, title: string): Promise<Answer<true>> {
  for (;;) {
    const site = await pickOne<Profile['site']>({
      title,
      place,
      canGoBack: true,
      placeholder: l10n.t('Where the account was opened'),
      active: siteOf(typed.endpoint),
      items: [
        { label: l10n.t('China'), description: chinaEndpoint.host, value: 'china' },
        { label: l10n.t('International'), description: internationalEndpoint.host, value: 'international' },
        { label: l10n.t('Other endpoint…'), value: 'other' },
      ],
    });
    if (site === undefined || site === back) {
      return site;
    }
    const endpoint =
      site === 'china'
        ? chinaEndpoint
        : site === 'international'
          ? internationalEndpoint
          : await askOther(typed, place, title);
    if (endpoint === undefined) {
      return undefined;
    }
    if (endpoint !== back) {
      typed.endpoint = endpoint;
      return true;
    }
  }
}

async function askOther(typed: Typed, place: Place, title: string): Promise<Answer<Endpoint>> {
  const text = await askText({
    title,
    place,
    canGoBack: true,
    prompt: l10n.t('Endpoint host name'),
    placeholder: internationalEndpoint.host,
    value: typed.otherEndpoint,
    problem: candidate => {
      const parsed = parseEndpoint(candidate);
      return parsed.ok ? undefined : endpointRefusal(parsed.reason, l10n.t);
    },
  });
  if (text === undefined || text === back) {
    return text;
  }
  typed.otherEndpoint = text;
  const parsed = parseEndpoint(text);
  return parsed.ok && (await trusts(parsed.endpoint)) ? parsed.endpoint : back;
}

async function trusts({ protocol, host }: Endpoint): Promise<boolean> {
  const trust = l10n.t('Trust');
  const detail =
    protocol === 'https'
      ? l10n.t(
          'Whoever runs this host sees every request of the account, with its AccessKey ID and any security token.',
        )
      : l10n.t('Requests go unencrypted to a program on this computer, with the AccessKey ID and any security token.');
  const answer = await window.showWarningMessage(
    l10n.t('Send the requests of this account to this host: {0}', toastText(host)),
    { modal: true, detail },
    trust,
  );
  return answer === trust;
}
