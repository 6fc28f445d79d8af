/**
 * Does one part of something: where it fails, `onError` hears why and the answer is `otherwise`, so that the other parts
 * go on. Never rejects.
 */
export async function attempt<T>(
  work: () => T | Promise<T>,
  otherwise: T,
  onError: (error: Error) => void,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    onError(error instanceof Error ? error : new Error(String(error)));
    return otherwise;
  }
}
