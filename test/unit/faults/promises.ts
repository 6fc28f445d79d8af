import assert from 'node:assert/strict';
import type { End, Operation } from '../../../src/operations/operation';
import { operationState } from '../../../src/operations/operation';
import type { Result } from '../../../src/operations/perform';
import type { ReceivedRequest } from '../../../src/sample';
import { adviceOf } from '../../../src/views/advice';
import { callLine } from '../../../src/views/log';
import { operationStateWord } from '../../../src/views/operationWords';
import { english } from '../../builders';
import type { Scene } from './scene';

/** What holds whatever went wrong: no secret anywhere, one line a call, nothing written unasked, unrecorded or twice. */
export async function checkPromises(scene: Scene): Promise<void> {
  const { gateway, calls, errors, confirmed, writes, store } = scene;
  const lines = calls.map(callLine);
  const journal = await scene.journal();
  const { accessKeyId, accessKeySecret } = gateway.keys.main;
  const shown = [...lines, journal, ...errors.map(shownText), shownText(store.state().error)].join('\n');
  for (const secret of [accessKeyId, accessKeySecret]) {
    assert.ok(!shown.includes(secret), 'a secret of the account is shown');
  }
  assert.ok(
    lines.every(line => !/\p{Cc}/u.test(line)),
    'a log entry is more than one plain line',
  );
  const written = writes().flatMap(eventsOf);
  assert.ok(written.length <= confirmed(), `${written.length} writes for ${confirmed()} confirmations`);
  const begun = journal.split('\n').filter(line => line.includes('"kind":"begin"'));
  for (const eventId of written) {
    assert.ok(
      begun.some(line => line.includes(eventId)),
      `the journal lacks a write: ${eventId}`,
    );
  }
}

/** The events that one write was about. */
export function eventsOf({ params }: ReceivedRequest): string[] {
  const given = Object.fromEntries(params);
  const infos = given['EventInfos'];
  return infos === undefined
    ? [given['EventId'] ?? '']
    : (JSON.parse(infos) as { EventId: string }[]).map(({ EventId }) => EventId);
}

/** All words of an error that reach a person. */
export function shownText(error: Error | undefined): string {
  return error ? `${error.message} ${adviceOf(error) ?? ''}` : '';
}

/** What the Operations view, or the error of the command, tells of a result. */
export function told(result: Result | undefined): string {
  if (result?.kind === 'stopped') {
    return shownText(result.why);
  }
  return result ? stateWord(result.operation) : 'nothing';
}

/** The state of an operation in the words of the Operations view. */
export function stateWord(operation: Operation | undefined, end?: End): string {
  const now = operation?.at ?? 0;
  return operation ? operationStateWord(operationState({ ...operation, ...(end && { end }) }, now), english) : 'none';
}
