import type { IncomingMessage } from 'node:http';
import { codingOf, decoded } from './contentCoding';
import { withExactIntegers } from './exactIntegers';
import { bodyCap, transportFailure } from './exchange';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The whole body, decoded, without a UTF-8 byte order mark and with its long integers as texts. Rejects with TransportError `BodyTooLarge` beyond 4 MiB,
 * before decoding as after it, `EncodedBody` where its coding is not known or not kept, and with the system's error where it
 * ends early.
 */
export async function collectBody(response: IncomingMessage): Promise<Buffer> {
  const coding = codingOf(response.headers['content-encoding']);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bodyCap) {
      throw transportFailure('BodyTooLarge');
    }
    chunks.push(chunk);
  }
  const raw = Buffer.concat(chunks, size);
  const body = coding && size > 0 ? await decoded(raw, coding) : raw;
  const text = (body.subarray(0, 3).equals(byteOrderMark) ? body.subarray(3) : body).toString();
  return Buffer.from(withExactIntegers(text));
}
