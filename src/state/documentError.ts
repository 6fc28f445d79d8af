/** Why a document was not changed; what it holds is as it was. */
export type DocumentProblem =
  /** A newer version of the extension wrote it, or it is of another kind. */
  | 'newer'
  /** Half a file, no JSON object, or no file at all in its place. */
  | 'damaged'
  /** Another window does not come to an end with it. */
  | 'busy'
  /** The system refused; see `code`. */
  | 'failed';

/** Its message is not translated: whoever asked says in words what was not kept. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  constructor(
    readonly problem: DocumentProblem,
    /** The system's code where it refused, for instance `ENOSPC`. */
    readonly code?: string,
  ) {
    super(`The document was not changed: ${code ?? problem}`);
  }
}
