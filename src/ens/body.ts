import type { IncomingMessage } from 'node:http';
import { bodyCap, transportFailure } from './exchange';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The whole body, without a UTF-8 byte order mark. Rejects with TransportError `BodyTooLarge` beyond 4 MiB, `EncodedBody`
 * where it is compressed though nobody asked for that, and with the system's error where it ends early.
 */
export async function collectBody(response: IncomingMessage): Promise<Buffer> {
  const encoding = response.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw transportFailure('EncodedBody');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyCap) {
      throw transportFailure('BodyTooLarge');
    }
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks, size);
  return body.subarray(0, 3).equals(byteOrderMark) ? body.subarray(3) : body;
}
