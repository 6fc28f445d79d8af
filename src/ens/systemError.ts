import { noCode } from './error';
import { TransportError } from './exchange';
import { isRecord, textOf } from './text';

/** How many of several errors are named. */
const namedAtMost = 5;

/**
 * A failure of the system with its own code and words. Where several addresses failed, Node gives one error without words
 * for all of them; theirs take their place.
 */
export function fromSystem(error: unknown): TransportError {
  if (error instanceof TransportError) {
    return error;
  }
  const parts = partsOf(error);
  const code = [error, ...parts].flatMap(part => codeIn(part) ?? []).at(0) ?? noCode;
  const words = new Set(parts.flatMap(part => messageOf(part) ?? []));
  const message = messageOf(error) ?? [...words].slice(0, namedAtMost).join('; ');
  return new TransportError(code, message || (code === noCode ? String(error) : code));
}

/** The errors that an error stands for, itself left out. */
function partsOf(error: unknown): unknown[] {
  const parts: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return parts.flatMap(part => [part, ...partsOf(part)]);
}

function codeIn(error: unknown): string | undefined {
  return isRecord(error) ? textOf(error['code'], 100) : undefined;
}

function messageOf(error: unknown): string | undefined {
  return error instanceof Error && error.message !== '' ? error.message : undefined;
}
