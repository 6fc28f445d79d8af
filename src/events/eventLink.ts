import { safeId } from '../base/inert';

/** What a link to an event leads to; without a resource, to all that an event id names. */
export interface LinkedEvent {
  eventId: string;
  resourceId?: string;
}

/** Why an address is no link to an event. */
export type LinkProblem = 'path' | 'parameter' | 'repeated' | 'missing' | 'id';

export type ParsedLink = { ok: true; target: LinkedEvent } | { ok: false; problem: LinkProblem };

/** Longer than any link of ours: two ids of 128 characters and their names. */
const longestQuery = 300;

/**
 * `vscode://ens-events.ens-events/event?id=…&resource=…`, which opens VS Code and shows the event to whoever has it in an
 * account. It names no account. Undefined where an id has characters that are never sent.
 * @param scheme of this VS Code (`env.uriScheme`)
 */
export function eventLink(
  scheme: string,
  { eventId, resourceId }: { eventId: string; resourceId: string },
): string | undefined {
  if (!safeId(eventId) || (resourceId !== '' && !safeId(resourceId))) {
    return undefined;
  }
  const resource = resourceId === '' ? '' : `&resource=${resourceId}`;
  return `${scheme}://ens-events.ens-events/event?id=${eventId}${resource}`;
}

/**
 * Reads a link as VS Code hands it over: percent-decoded once. Nothing is decoded again, so what is still encoded is no id.
 * A part that is not known makes the whole no link: it may be meant to mean something.
 */
export function parseEventLink({
  path,
  query,
  fragment,
}: {
  path: string;
  query: string;
  fragment: string;
}): ParsedLink {
  if (path !== '/event') {
    return { ok: false, problem: 'path' };
  }
  if (query.length > longestQuery) {
    return { ok: false, problem: 'id' };
  }
  if (fragment !== '') {
    return { ok: false, problem: 'parameter' };
  }
  const values = new Map<string, string>();
  for (const part of query === '' ? [] : query.split('&')) {
    const [, name = part, value = ''] = /^([^=]*)=([^]*)$/.exec(part) ?? [];
    if (name !== 'id' && name !== 'resource') {
      return { ok: false, problem: 'parameter' };
    }
    if (values.has(name)) {
      return { ok: false, problem: 'repeated' };
    }
    values.set(name, value);
  }
  return targetOf(values.get('id'), values.get('resource'));
}

function targetOf(eventId: string | undefined, resourceId: string | undefined): ParsedLink {
  if (eventId === undefined) {
    return { ok: false, problem: 'missing' };
  }
  if (!safeId(eventId) || (resourceId !== undefined && !safeId(resourceId))) {
    return { ok: false, problem: 'id' };
  }
  return { ok: true, target: { eventId, ...(resourceId !== undefined && { resourceId }) } };
}
