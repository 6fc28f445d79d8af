// Nothing compressed is asked for, but proxies and gateways compress of their own accord, or name a coding that is none.
import { brotliDecompress, gunzip, inflate, inflateRaw, type CompressCallback } from 'node:zlib';
import { bodyCap, transportFailure } from './exchange';

export type Coding = 'gzip' | 'deflate' | 'br';

const codings: ReadonlyMap<string, Coding> = new Map<string, Coding>([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['br', 'br'],
]);
/** What is written where a body has no coding; a character set is none. */
const plain: readonly string[] = ['', 'identity', 'none', 'utf-8', 'utf8'];

/** The coding that a Content-Encoding names; undefined for none. Throws TransportError `EncodedBody` for others and several. */
export function codingOf(contentEncoding = ''): Coding | undefined {
  const names = contentEncoding.split(',').map(name => name.trim().toLowerCase());
  const [name, ...others] = names.filter(known => !plain.includes(known));
  const coding = codings.get(name ?? '');
  if (name !== undefined && (coding === undefined || others.length > 0)) {
    throw transportFailure('EncodedBody');
  }
  return coding;
}

type Decode = (body: Buffer, options: { maxOutputLength: number }, done: CompressCallback) => void;

const decoders: Record<Coding | 'deflateRaw', Decode> = {
  gzip: gunzip,
  deflate: inflate,
  deflateRaw: inflateRaw,
  br: brotliDecompress,
};

/** Rejects with TransportError: `BodyTooLarge` as soon as more than 4 MiB come out, `EncodedBody` for what is not so coded. */
export function decoded(body: Buffer, coding: Coding): Promise<Buffer> {
  const decode = decoders[coding === 'deflate' && !hasZlibHead(body) ? 'deflateRaw' : coding];
  return new Promise((resolve, reject) => {
    decode(body, { maxOutputLength: bodyCap }, (error, result) => {
      if (error) {
        reject(
          transportFailure('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'BodyTooLarge' : 'EncodedBody'),
        );
      } else {
        resolve(result);
      }
    });
  });
}

/** "deflate" means the zlib format (RFC 9110 section 8.4.1), but some send it without the head of two bytes. */
function hasZlibHead(body: Buffer): boolean {
  const [first = 0, second = 0] = body;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
