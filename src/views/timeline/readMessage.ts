import type { ToHost } from './messages';

/** Longest picture that is saved, in characters. */
const longestSvg = 20_000_000;

/** A message of the timeline's page, built anew from its known fields; undefined for anything else. */
export function readMessage(message: unknown): ToHost | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) {
    return undefined;
  }
  if (message.type === 'ready') {
    return { type: 'ready' };
  }
  if (message.type === 'reveal' && 'account' in message && 'key' in message) {
    const { account, key } = message;
    return typeof account === 'string' && typeof key === 'string' ? { type: 'reveal', account, key } : undefined;
  }
  if (message.type === 'save' && 'svg' in message) {
    const { svg } = message;
    return typeof svg === 'string' && svg.length <= longestSvg ? { type: 'save', svg } : undefined;
  }
  return undefined;
}
