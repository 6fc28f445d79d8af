import type { Profile } from '../../../../src/accounts/profile';
import type { EnsEvent, Instance } from '../../../../src/ens/types';
import { eventKey } from '../../../../src/events/event';
import { createEventStore } from '../../../../src/events/store';
import type { Operation } from '../../../../src/operations/operation';
import { detailsFacts, type DetailsFacts } from '../../../../src/views/details/detailsFacts';
import { detailsPage } from '../../../../src/views/details/page';
import { anEvent, anInstance, english, noon } from '../../../builders';
import { aProfile } from '../../../desks';
import { shanghai } from '../../../personTime';

export const profile = aProfile({ name: 'Ops' });

export interface Known {
  event?: EnsEvent;
  instance?: Instance | undefined;
  operations?: readonly Operation[];
  others?: readonly EnsEvent[];
  neighbors?: readonly Instance[];
  profile?: Profile;
  listed?: boolean;
  /** The service finds no instance of the event's id. */
  gone?: boolean;
}

/** What the page says as of noon; everything that a test does not name is usual. */
export function factsWith(known: Known = {}): DetailsFacts {
  const event = known.event ?? anEvent();
  const store = createEventStore();
  store.merge([...(known.listed === false ? [] : [event]), ...(known.others ?? [])]);
  const instance = 'instance' in known ? known.instance : anInstance();
  store.putInstances(instance ? [{ ...instance, instanceId: event.resourceId }] : []);
  store.putInstances(known.neighbors ?? []);
  if (known.gone) {
    store.putGone(event.resourceId);
  }
  store.putRegions([{ regionId: 'cn-sample-1', name: '北京', enName: 'Beijing' }]);
  const facts = detailsFacts({
    node: { kind: 'event', account: 'p1', key: eventKey(event) },
    store,
    profile: known.profile ?? profile,
    operations: known.operations ?? [],
    now: noon,
    last: event,
  });
  if (!facts) {
    throw new Error('There is an event.');
  }
  return facts;
}

export function pageWith(known: Known = {}, local = shanghai): string {
  return detailsPage(factsWith(known), 'en', local, english);
}

/** What a person reads: the page without its markup, one line for each piece of text. */
export function textOf(page: string): string {
  return page
    .replace(/<style>[^]*<\/style>/, '')
    .replace(/<\/?(bdi|a|strong)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/\n+/g, '\n')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The text below a heading, up to the next one. */
export function sectionText(page: string, id: string): string {
  const section = new RegExp(`<section aria-labelledby="${id}">([^]*?)</section>`).exec(page)?.[1];
  if (section === undefined) {
    throw new Error(`The page has no section ${id}.`);
  }
  return textOf(section);
}

/** Each command of a link with the arguments it hands over. */
export function linksOf(page: string): { command: string; args: unknown }[] {
  return [...page.matchAll(/href="command:([^"?]*)\?([^"]*)"/g)].map(([, command = '', args = '']) => ({
    command,
    args: JSON.parse(decodeURIComponent(args)) as unknown,
  }));
}
