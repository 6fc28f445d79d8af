import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import { hasComments, hasTwinKeys, parseGoJson } from './goJson';
import { codeOf, noFolder, notAFile } from './readUpTo';

/** Largest file of the aliyun CLI that is read, bytes; real ones have a few kilobytes. */
export const cliFileLimit = 1024 * 1024;

/** How long a file that is no JSON may be half written, milliseconds. */
const halfWritten = 200;

/** `problem` is a sentence for the person that repeats nothing of the file; `broken` is one that holds no JSON. */
export type CliFile =
  { kind: 'json'; value: unknown } | { kind: 'missing' } | { kind: 'broken' } | { kind: 'unreadable'; problem: string };

export interface CliFileSource {
  /** undefined where there is no home directory. */
  path: string | undefined;
  /** As `readUpTo`: answers at most `limit` + 1 bytes of the file as text, rejects with an error that has a `code`. */
  readFile: (path: string, limit: number) => Promise<string>;
  clock: Pick<Clock, 'sleep'>;
  t: Translate;
}

/**
 * A JSON file of the aliyun CLI. One that is no JSON is read once more a moment later: the CLI empties its safety policy
 * before it writes it, and up to 3.4.9 its configuration. Never rejects.
 * @param name as the person knows it, `~/.aliyun/…`
 * @param keys the keys of JSON objects that are asked for, in whatever case the file has them
 */
export async function readCliFile(name: string, keys: readonly string[], source: CliFileSource): Promise<CliFile> {
  const file = await readOnce(name, keys, source);
  if (file.kind !== 'broken') {
    return file;
  }
  await source.clock.sleep(halfWritten);
  return readOnce(name, keys, source);
}

async function readOnce(name: string, keys: readonly string[], { path, readFile, t }: CliFileSource): Promise<CliFile> {
  const unreadable = (problem: string): CliFile => ({ kind: 'unreadable', problem });
  const homeless = t('The home directory could not be found, and so neither could this file: {0}', name);
  if (path === undefined) {
    return unreadable(homeless);
  }
  let content: string;
  try {
    content = await readFile(path, cliFileLimit);
  } catch (error) {
    switch (codeOf(error)) {
      case 'ENOENT':
        return { kind: 'missing' };
      case noFolder:
        return unreadable(homeless);
      case notAFile:
      case 'ELOOP':
        return unreadable(t('This is no file but a folder, a pipe, a device or a link that leads nowhere: {0}', name));
      default:
        return unreadable(t('The file {0} could not be opened: check its permissions.', name));
    }
  }
  if (Buffer.byteLength(content) > cliFileLimit) {
    return unreadable(t('The file {0} is too large to come from the Aliyun CLI.', name));
  }
  // The marks of UTF-16 are no UTF-8, and its Latin letters have a zero beside them.
  if (/^(?:\ufffd\ufffd)?.?\0/s.test(content)) {
    return unreadable(t('The file {0} is stored as UTF-16: save it as UTF-8.', name));
  }
  let value: unknown;
  try {
    value = parseGoJson(content, keys);
  } catch {
    return hasComments(content)
      ? unreadable(t('The file {0} has comments, which JSON does not allow: take them out.', name))
      : { kind: 'broken' };
  }
  return hasTwinKeys(content)
    ? unreadable(t('The file {0} has one key twice, perhaps in other case, so it is not clear which one counts.', name))
    : { kind: 'json', value };
}
