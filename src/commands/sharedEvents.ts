import { env } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { eventLink } from '../events/eventLink';
import type { SharedEvent } from '../exports/sharedEvent';
import type { Desk } from '../views/desks';

/** Events of an account as they leave, with what is known of their instances. */
export function sharedEvents({ store, session }: Desk, events: Iterable<EnsEvent>): SharedEvent[] {
  const account = session()?.profile.name ?? '';
  return [...events].map(event => ({
    event,
    instance: store.instance(event.resourceId),
    account,
    link: eventLink(env.uriScheme, event),
  }));
}
