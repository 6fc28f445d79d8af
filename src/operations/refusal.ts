/** Why an operation was stopped by this extension before it was sent. */
export type RefusalReason =
  | 'gone'
  | 'changed'
  | 'notAllowed'
  | 'past'
  | 'otherAccount'
  | 'locked'
  | 'lockedLong'
  | 'afterUnknown'
  | 'unread'
  | 'policy';

/** Nothing was sent, which is said first. `message` and `advice` are in the reader's language. */
export class OperationRefused extends Error {
  override readonly name = 'OperationRefused';
  constructor(
    readonly reason: RefusalReason,
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

/** What became of a write that failed: it was refused, or nothing was sent. */
export type NotedOutcome = 'refused' | 'notSent';

/** Writes on an error what became of the operation that it ended, since a person is told that first (views/errorWords.ts). */
export function noteOutcome<Failure extends Error>(error: Failure, outcome: NotedOutcome): Failure {
  return Object.assign(error, { outcome });
}

/** The request went out and no clear answer came back. It is read back, never sent again by itself. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}
