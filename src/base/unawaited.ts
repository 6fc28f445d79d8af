/**
 * Lets work go on that nobody waits for. There is no other way to leave a promise alone (a lint rule), so that a forgotten
 * `await` is an error.
 * @param failure who hears why the work failed; or, in words for whoever reads the code, why it does not fail, or why nobody
 * needs to hear of it. Where it fails all the same, the process hears of it, with these words
 */
export function unawaited(work: PromiseLike<unknown>, failure: string | ((error: Error) => void)): void {
  work.then(undefined, (error: unknown) => {
    if (typeof failure === 'string') {
      throw new Error(`Unexpected, since ${failure}`, { cause: error });
    }
    failure(error instanceof Error ? error : new Error(String(error)));
  });
}

/** Why nobody waits for the answer to a notification, or hears that it could not be shown. */
export const stands = 'a notification stands as long as it likes';
