import type { Clock } from '../../../src/ens/ports';
import { standingClock } from '../builders';
import { always, answer, success, type Reply } from './loopback';

/** A standing clock that remembers each wait, milliseconds. */
export function waitingClock(): ReturnType<typeof standingClock> & { waits: number[] } {
  const clock = standingClock();
  const waits: number[] = [];
  const sleep: Clock['sleep'] = (ms, signal) => {
    waits.push(ms);
    return clock.sleep(ms, signal);
  };
  return { ...clock, sleep, waits };
}

/** Answers the first request with the first, and so on; the last one stays. */
export function inTurn(...replies: readonly Reply[]): Reply {
  let next = 0;
  return (socket, head) => {
    replies[Math.min(next, replies.length - 1)]?.(socket, head);
    next += 1;
  };
}

export const ok: Reply = always(200, success());
export const silent: Reply = () => undefined;
export const reset: Reply = socket => socket.resetAndDestroy();
export const truncated: Reply = socket => {
  socket.write(answer(200, '{"RequestId":"R-1"', { 'content-length': '500' }), () => socket.destroy());
};

export function refuse(code: string, status = 400, headers: Record<string, string> = {}): Reply {
  return socket => socket.write(answer(status, { RequestId: 'R-7', Code: code, Message: 'no' }, headers));
}

export function page(status: number): Reply {
  return socket => socket.write(answer(status, '<html>', { 'content-type': 'text/html' }));
}
