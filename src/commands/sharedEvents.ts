import { UIKind, env } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { eventLink } from '../events/eventLink';
import { nodeIdOf } from '../events/nodeIdOf';
import type { SharedEvent } from '../exports/sharedEvent';
import type { Desk } from '../views/desks';

/**
 * Events of an account as they leave, with what is known of their instances. In a browser window without links, since
 * none is opened there by a click (copyLink.ts).
 */
export function sharedEvents({ store, session }: Desk, events: Iterable<EnsEvent>): SharedEvent[] {
  const account = session()?.profile.name ?? '';
  return [...events].map(event => ({
    event,
    instance: store.instance(event.resourceId),
    nodeId: nodeIdOf(event, store),
    account,
    link: env.uiKind === UIKind.Web ? undefined : eventLink(env.uriScheme, event),
  }));
}
