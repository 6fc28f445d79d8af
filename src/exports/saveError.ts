import type { Translate } from '../base/translate';

/** The file was not saved. `message` and `advice` are in the reader's language. */
export class SaveError extends Error {
  override readonly name = 'SaveError';
  constructor(
    message: string,
    readonly advice: string,
    /** The system's code, for instance `ENOSPC`, or VS Code's, for instance `NoPermissions`. */
    readonly code: string,
  ) {
    super(message);
  }
}

/** What went wrong in a file system as the error a person is shown. @param advice where there is more to say */
export function saveError(error: unknown, t: Translate, advice?: string): SaveError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '(none)';
  return new SaveError(t('The file was not saved: {0}', code), advice ?? adviceFor(code, t), code);
}

function adviceFor(code: string, t: Translate): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return t('The disk is full. Make room on it, or save to another one.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'NoPermissions':
      return t('You may not write there. Choose another folder or another name.');
    case 'ENOENT':
    case 'ENOTDIR':
    case 'FileNotFound':
    case 'FileNotADirectory':
      return t('The folder does not exist. Choose another one.');
    case 'EISDIR':
    case 'ENOTEMPTY':
    case 'EEXIST':
    case 'FileIsADirectory':
      return t('There is a folder of this name. Choose another name.');
    case 'Unavailable':
      return t('VS Code has no files to write there. Choose another folder.');
    default:
      return t('Try again, or choose another folder.');
  }
}
