import type { LogOutputChannel } from 'vscode';
import { isEnsError } from '../ens/error';
import type { CallLog, CallRecord } from '../ens/ports';
import { logValue, logWord } from '../base/inert';

/** How many calls are remembered for `Copy RequestId`. */
const remembered = 100;

export interface CallHistory {
  /** Newest first. */
  list: () => readonly CallRecord[];
  add: (record: CallRecord) => void;
}

export function createCallHistory(): CallHistory {
  let records: readonly CallRecord[] = [];
  return {
    list: () => records,
    add: record => {
      records = [record, ...records].slice(0, remembered);
    },
  };
}

/** `action outcome http=… code=… requestId=… ms=… attempt=…`, one line whatever the service wrote. */
export function callLine({
  action,
  outcome,
  http,
  code,
  requestId,
  ms,
  attempt,
  message,
  eventId,
  resourceId,
  sample,
}: CallRecord): string {
  const fields: [string, string | number | undefined][] = [
    ['http', http ?? '-'],
    ['code', code === undefined ? '-' : logWord(code)],
    ['requestId', requestId === undefined ? '-' : logWord(requestId)],
    ['ms', Math.round(ms)],
    ['attempt', attempt],
    ['event', eventId === undefined ? undefined : logWord(eventId)],
    ['instance', resourceId === undefined ? undefined : logWord(resourceId)],
    ['account', sample ? 'sample' : undefined],
    ['message', message === undefined ? undefined : logValue(message)],
  ];
  const text = fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return [logWord(action), outcome, ...text].join(' ');
}

/** Writes one line a call: failures as errors, the rest as information. */
export function logCall(channel: LogOutputChannel, record: CallRecord): void {
  const line = callLine(record);
  if (record.outcome === 'failed') {
    channel.error(line);
  } else {
    channel.info(line);
  }
}

/** Writes an error that no call record covers; a call's own error is in the channel already. */
export function logError(channel: LogOutputChannel, error: Error): void {
  if (!isEnsError(error)) {
    const cause = error.cause instanceof Error ? ` cause=${logValue(error.cause.message)}` : '';
    channel.error(`${logWord(error.name)} message=${logValue(error.message)}${cause}`);
  }
}

/** What hears each call of this window. */
export function createCallLog(channel: LogOutputChannel, history: Pick<CallHistory, 'add'>): CallLog {
  return record => {
    history.add(record);
    logCall(channel, record);
  };
}

/** What hears errors that are shown elsewhere. */
export function createErrorLog(channel: LogOutputChannel): (error: Error) => void {
  return error => {
    logError(channel, error);
  };
}
