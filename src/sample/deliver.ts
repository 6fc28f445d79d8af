import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { AnswerBody, Fault } from './faults';
import type { Reply } from './reply';

const portal = '<!DOCTYPE html>\r\n<title>Wi-Fi sign-in</title>\r\n<p>Sign in to use this network.</p>\r\n';

/**
 * Sends the answer, or what the fault makes of it.
 * @param answer carries the operation out (once) and says what to answer
 * @returns what was sent, as far as it is an answer; undefined where the client got none
 */
export async function deliver(
  response: ServerResponse,
  answer: () => Reply,
  fault?: Fault,
): Promise<Reply | undefined> {
  if (fault?.executes && replacesAnswer(fault)) {
    answer();
  }
  switch (fault?.kind) {
    case 'drop':
      return undefined;
    case 'reset':
      response.socket?.resetAndDestroy();
      return undefined;
    case 'html':
      return send(response, { status: 200, headers: { 'content-type': 'text/html' }, body: portal });
    case 'answer':
      return send(response, { status: fault.status, headers: fault.headers ?? {}, body: fault.body });
    case 'endless':
      response.writeHead(200, { 'content-type': 'application/json' });
      pipeline(endlessBody, response, ignoreClosed);
      return undefined;
    case 'truncate':
      truncate(response, answer());
      return undefined;
    case 'drip':
      return drip(response, answer(), fault.everyMs);
    case 'delay': {
      const reply = answer();
      await wait(fault.ms, undefined, { ref: false });
      return send(response, reply);
    }
    case 'mangle': {
      const reply = answer();
      return send(response, { ...reply, body: JSON.stringify(fault.edit(JSON.parse(reply.body) as AnswerBody)) });
    }
    case 'throttle':
    case 'fail': {
      const reply = answer();
      return send(response, { ...reply, headers: { ...reply.headers, ...fault.headers } });
    }
    default:
      return send(response, answer());
  }
}

function replacesAnswer({ kind }: Fault): boolean {
  return kind === 'drop' || kind === 'reset' || kind === 'html' || kind === 'answer' || kind === 'endless';
}

function send(response: ServerResponse, reply: Reply): Reply {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
  return reply;
}

function truncate(response: ServerResponse, { status, headers, body }: Reply): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

function drip(response: ServerResponse, reply: Reply, everyMs: number): Reply {
  const bytes = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
  const slowly = async function* (): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += 1) {
      await wait(everyMs, undefined, { ref: false });
      yield bytes.subarray(at, at + 1);
    }
  };
  pipeline(slowly, response, ignoreClosed);
  return reply;
}

function* endlessBody(): Generator<Buffer> {
  yield Buffer.from('{"RequestId":"');
  const chunk = Buffer.alloc(64 * 1024, 'A');
  for (;;) {
    yield chunk;
  }
}

/** The client hung up, which is what these faults wait for. */
function ignoreClosed(): undefined {
  return undefined;
}
