import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Operation } from './operation';

/** What can be told of a line that is not one of this version. */
export type UnreadLine =
  | { kind: 'operation'; operation: Operation }
  /** Something about an operation; `what` is the line's kind. */
  | { kind: 'about'; id: string; what: string }
  | undefined;

const optional = v.fallback(v.optional(v.string()), undefined);
const time = v.fallback(v.optional(v.number()), undefined);
const about = { id: optional, eventId: optional, resourceId: optional, name: optional, account: optional, at: time };
const envelope = v.object({
  v: v.fallback(v.optional(v.number()), undefined),
  kind: v.fallback(v.string(), ''),
  ...about,
  operation: v.fallback(v.optional(v.object(about)), undefined),
});

/**
 * An unknown operation is careful: it is open, of nobody here, and about its event. A begin line that was torn counts too,
 * as far as it names the event.
 * @param raw a JSON value, or the text of a line that is none
 * @param at about when it was written, Unix milliseconds
 */
export function unreadLine(raw: unknown, at: number): UnreadLine {
  if (typeof raw === 'string') {
    return tornBegin(raw, at);
  }
  const { success, output } = v.safeParse(envelope, raw);
  if (!success) {
    return undefined;
  }
  const { v: version, kind, operation } = output;
  const { id, eventId, resourceId, ...facts } = operation ?? output;
  if (eventId !== undefined && resourceId !== undefined) {
    const named = { id: id ?? hash(JSON.stringify(raw)), eventId, resourceId };
    return unread({ ...named, ...facts, at: facts.at ?? at }, version === 1 ? 'damaged' : 'newer');
  }
  return id === undefined ? undefined : { kind: 'about', id, what: kind };
}

function tornBegin(text: string, at: number): UnreadLine {
  const member = (name: string) => new RegExp(`"${name}":"([^"\\\\]{1,512})"`).exec(text)?.[1];
  const [id, eventId, resourceId] = [member('id'), member('eventId'), member('resourceId')];
  const isBegin = text.includes('"kind":"begin"') && eventId !== undefined && resourceId !== undefined;
  return isBegin ? unread({ id: id ?? hash(text), eventId, resourceId, at }, 'damaged') : undefined;
}

function unread(
  facts: {
    id: string;
    eventId: string;
    resourceId: string;
    at: number;
    name?: string | undefined;
    account?: string | undefined;
  },
  unreadable: 'newer' | 'damaged',
): UnreadLine {
  const { id, eventId, resourceId, at, name = resourceId, account = '' } = facts;
  return {
    kind: 'operation',
    operation: {
      ...{ id, eventId, resourceId, at, name, account, unreadable },
      // What follows is not known. No part of the product goes by it where `unreadable` is set.
      ...{ pid: 0, profileId: '', eventType: '', statusBefore: '', action: 'redeploy', plan: { opsType: 'immediate' } },
    },
  };
}

function hash(text: string): string {
  return `unread-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
}
