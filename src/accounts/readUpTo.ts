import { open } from 'node:fs/promises';

/** The first `limit` + 1 bytes of a file as UTF-8 text, so that a caller sees by the length that there is more. */
export async function readUpTo(path: string, limit: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(limit + 1) });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
