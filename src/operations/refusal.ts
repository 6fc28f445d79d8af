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
