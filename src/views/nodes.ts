import type { EventKey, Section } from '../events/event';

/** What the events tree is made of. Commands get these from the context menu. */
export type EventsNode =
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'event'; readonly key: EventKey }
  | { readonly kind: 'error' }
  | { readonly kind: 'note' };

export type EventNode = Extract<EventsNode, { kind: 'event' }>;

export function isEventNode(value: unknown): value is EventNode {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'event' && 'key' in value;
}

/** Built from the API's ids alone, so that a row keeps its place and selection whatever it says. */
export function nodeId(node: EventsNode): string {
  switch (node.kind) {
    case 'section':
      return `section:${node.section}`;
    case 'event':
      return `event:${node.key}`;
    default:
      return node.kind;
  }
}
