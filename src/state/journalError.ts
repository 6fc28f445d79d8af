import type { Translate } from '../base/translate';
import { systemCode } from './systemCode';

/** The journal cannot be written or read, so nothing may be sent. `message` and `advice` are in the reader's language. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  constructor(
    message: string,
    readonly advice: string,
    /** The system's code, for instance `ENOSPC`. */
    readonly code: string,
  ) {
    super(message);
  }
}

/** What a file system without rename or fsync answers, or was found out of it (probe.ts). */
const unfit = ['NO_RENAME', 'NO_FSYNC', 'ENOSYS', 'ENOTSUP', 'EINVAL'];

/** What the system refused, as a JournalError; one that is one already stays. */
export function journalFailure(error: unknown, t: Translate): JournalError {
  if (error instanceof JournalError) {
    return error;
  }
  const code = systemCode(error) ?? '(none)';
  if (unfit.includes(code)) {
    return new JournalError(
      t('The disk with the state folder of ENS Events cannot keep two windows apart: {0}', code),
      t('Nothing is sent from here. Set ensEvents.stateFolder to a folder on a disk of this computer.'),
      code,
    );
  }
  return new JournalError(
    t('The record of operations on this computer cannot be used: {0}', code),
    t('Nothing is sent without it. Check that the disk has room and that its folder can be written.'),
    code,
  );
}
