/**
 * VS Code updated this extension while the window stayed open: a file is gone, half there, or another version's. Nothing
 * was done. `message` is in the reader's language and says what helps.
 */
export class ExtensionUpdated extends Error {
  override readonly name = 'ExtensionUpdated';
}

export function isExtensionUpdated(error: unknown): error is ExtensionUpdated {
  return error instanceof ExtensionUpdated;
}
