// Takes the place of the package `httpx` under the SDK (docs/architecture.md, "What ships"), which knows no cancellation,
// no total deadline and no size limit (reliability.md section 0).
import { AsyncLocalStorage } from 'node:async_hooks';
// Without `node:`, because VS Code puts its proxy and certificate support only into modules asked for by these two names.
import http from 'http';
import https from 'https';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { collectBody } from './body';
import { transportFailure, type TransportError, type Deadlines, type Exchange, type TransportCode } from './exchange';
import { onceRequestLeaves } from './socketPhase';
import { fromSystem } from './systemError';

/** What one call lends to the requests made under it. */
export interface TransportContext {
  signal: AbortSignal;
  deadlines: Deadlines;
  /** Written as the exchange goes on. */
  exchange: Exchange;
}

/** The options of `httpx.request` that the SDK's calls depend on. Its timeouts and TLS switches are not followed. */
export interface RequestOptions {
  method?: string;
  headers?: http.OutgoingHttpHeaders;
  data?: unknown;
}

/** What the SDK takes for the answer: the whole body, already here, as a stream. */
export type BufferedAnswer = Readable & {
  statusCode: number;
  statusMessage: string;
  headers: http.IncomingHttpHeaders;
};

// The SDK hands nothing of ours through to its HTTP layer, so the context travels beside the call.
const contexts = new AsyncLocalStorage<TransportContext>();

/** Runs `run`; requests made in it obey the context. */
export function withTransport<T>(context: TransportContext, run: () => Promise<T>): Promise<T> {
  return contexts.run(context, run);
}

/**
 * One HTTP exchange, its body included. No agent is named, so that VS Code's proxy applies; no redirect is followed; TLS
 * checks are Node's own. Rejects with TransportError.
 */
export async function request(url: string, options: RequestOptions): Promise<BufferedAnswer> {
  const context = contexts.getStore();
  if (!context || options.data !== undefined) {
    throw new Error('This transport serves calls of the ENS client only, which carry no body.');
  }
  return exchangeOnce(context, new URL(url), options);
}

/** Reads an answer to its end, as `httpx.read`. */
export async function read(answer: Readable, encoding?: BufferEncoding | ''): Promise<Buffer | string> {
  const body = await buffer(answer);
  return encoding ? body.toString(encoding) : body;
}

function exchangeOnce(
  { signal, deadlines, exchange }: TransportContext,
  url: URL,
  { method = 'GET', headers = {} }: RequestOptions,
): Promise<BufferedAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted || deadlines.total <= 0) {
      reject(transportFailure(signal.aborted ? 'Cancelled' : 'TotalTimeout'));
      return;
    }
    const outgoing = start(url, { method, headers, connect: deadlines.connect });
    const fail = (error: TransportError) => {
      settle();
      reject(error);
      outgoing.destroy();
    };
    const failAfter = (ms: number, code: TransportCode) =>
      setTimeout(() => {
        fail(transportFailure(code));
      }, ms);
    const onAbort = () => {
      fail(transportFailure('Cancelled'));
    };

    const total = failAfter(deadlines.total, 'TotalTimeout');
    // One wait at a time: first for the connection, then for the first byte.
    let wait = failAfter(deadlines.connect, 'ConnectTimeout');
    signal.addEventListener('abort', onAbort, { once: true });
    const settle = () => {
      clearTimeout(total);
      clearTimeout(wait);
      signal.removeEventListener('abort', onAbort);
    };

    outgoing.on('error', error => {
      fail(fromSystem(error));
    });
    outgoing.once('socket', socket => {
      onceRequestLeaves(socket, () => {
        exchange.phase = 'sent';
        clearTimeout(wait);
        wait = failAfter(deadlines.firstByte, 'AnswerTimeout');
      });
    });
    outgoing.once('response', response => {
      clearTimeout(wait);
      noteHead(exchange, response);
      collectBody(response).then(
        body => {
          settle();
          resolve(Object.assign(Readable.from([body]), statusAndType(response)));
        },
        (error: unknown) => {
          fail(fromSystem(error));
        },
      );
    });
    outgoing.end();
  });
}

/** The headers, which identify the account, are kept out of the options: with NODE_DEBUG=http Node prints those. */
function start(
  url: URL,
  { method, headers, connect }: { method: string; headers: http.OutgoingHttpHeaders; connect: number },
): http.ClientRequest {
  const given = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  // Before there is a request that would have to be ended again.
  for (const { name, value } of given) {
    http.validateHeaderValue(name, String(value));
  }
  // Of several addresses Node tries one after the other, and gives each but the last 250 ms: less than a far one may need.
  // The options of `net.connect` are taken here too, though the types do not say so.
  const options = { method, autoSelectFamilyAttemptTimeout: Math.ceil(connect / 2) };
  const outgoing = (url.protocol === 'https:' ? https : http).request(url, options);
  for (const { name, value } of given) {
    outgoing.setHeader(name, value);
  }
  return outgoing;
}

function noteHead(exchange: Exchange, { statusCode, headers }: http.IncomingMessage): void {
  exchange.phase = 'answer';
  if (statusCode !== undefined) {
    exchange.httpStatus = statusCode;
  }
  for (const name of ['date', 'retry-after', 'x-acs-retry-after', 'content-type'] as const) {
    const value = headers[name];
    if (typeof value === 'string') {
      exchange.headers[name] = value;
    }
  }
}

function statusAndType({ statusCode = 0, statusMessage = '', headers }: http.IncomingMessage) {
  const type = headers['content-type'];
  return { statusCode, statusMessage, headers: type === undefined ? {} : { 'content-type': type } };
}
