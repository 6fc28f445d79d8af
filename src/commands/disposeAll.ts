/** Ends everything a dialog held, in the order given. */
export function disposeAll(parts: readonly { dispose: () => unknown }[]): void {
  for (const part of parts) {
    part.dispose();
  }
}
