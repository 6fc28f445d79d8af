import type { EventKey } from '../events/event';

/**
 * What the events tree is made of; `account` is the id of the profile. An account is a row of its own only where several
 * are shown. Commands get these from the context menu.
 */
export type EventsNode =
  /** What is due soon in all accounts, where several are shown. */
  | { readonly kind: 'due' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'group'; readonly account: string; readonly group: string }
  | { readonly kind: 'event'; readonly account: string; readonly key: EventKey }
  | { readonly kind: 'error'; readonly account: string }
  | { readonly kind: 'note'; readonly account: string }
  /** The account may not read what its instances are called. */
  | { readonly kind: 'names'; readonly account: string }
  /** Instead of events: there is none, or the filter lets none through. */
  | { readonly kind: 'nothing'; readonly account: string }
  /** There is no account, for a reason the person did not choose. */
  | { readonly kind: 'noAccount' };

export type EventNode = Extract<EventsNode, { kind: 'event' }>;

export function isEventNode(value: unknown): value is EventNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'event' &&
    'key' in value &&
    typeof value.key === 'string' &&
    'account' in value &&
    typeof value.account === 'string'
  );
}

/** Built from the ids of accounts and of the API alone, so that a row keeps its place and selection whatever it says. */
export function nodeId(node: EventsNode): string {
  switch (node.kind) {
    case 'group':
      return `group:${node.account}:${node.group}`;
    case 'event':
      return `event:${node.account}:${node.key}`;
    case 'due':
    case 'noAccount':
      return node.kind;
    default:
      return `${node.kind}:${node.account}`;
  }
}

/** The account a row belongs to. */
export function accountOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'account' in value && typeof value.account === 'string'
    ? value.account
    : undefined;
}
