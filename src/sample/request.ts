import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';
import type { RawRequest } from './signature';

/** ENS parameters travel in the query string: a body of this size, in bytes, is no use of the API. */
const largestBody = 256 * 1024;

/** The whole request; of a body that is too large only the beginning is kept. */
export async function readRequest(incoming: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (bytes <= largestBody) {
      chunks.push(chunk);
      bytes += chunk.length;
    }
  }
  const { method = '', url = '', headersDistinct } = incoming;
  return { method, target: url, headers: headersDistinct, body: Buffer.concat(chunks) };
}

/** @throws Refusal 413 */
export function checkSize({ body }: RawRequest): void {
  if (body.length > largestBody) {
    throw new Refusal(413, 'RequestEntityTooLarge', `The body exceeds ${largestBody} bytes.`);
  }
}

/** The parameters in the query string, decoded. */
export function paramsOf({ target }: RawRequest): URLSearchParams {
  return new URLSearchParams(target.split('?').slice(1).join('?'));
}
