import net, { type AddressInfo, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import type { Endpoint } from '../../../src/ens/types';

/** What the server does with one request; `head` is the request as it came over the wire. */
export type Reply = (socket: Socket, head: string) => void;

export interface Loopback {
  endpoint: Endpoint;
  /** The requests as they came, byte for byte. */
  requests: string[];
  connections: () => number;
  /** Resolves when the client has closed the first connection. */
  clientGone: Promise<void>;
  close: () => Promise<void>;
}

/** A server on 127.0.0.1 that does just what `reply` says, be it HTTP or not. Requests carry no body. */
export async function startLoopback(reply: Reply, secure?: tls.TlsOptions): Promise<Loopback> {
  const requests: string[] = [];
  const sockets: Socket[] = [];
  let tellGone: () => void;
  const clientGone = new Promise<void>(resolve => {
    tellGone = resolve;
  });

  const onConnection = (socket: Socket) => {
    let pending = '';
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('close', tellGone);
    socket.on('data', (bytes: Buffer) => {
      pending += bytes.toString('latin1');
      for (let end = pending.indexOf('\r\n\r\n'); end >= 0; end = pending.indexOf('\r\n\r\n')) {
        const head = pending.slice(0, end + 4);
        pending = pending.slice(end + 4);
        requests.push(head);
        reply(socket, head);
      }
    });
  };
  const server: Server = secure ? tls.createServer(secure, onConnection) : net.createServer(onConnection);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));

  const { port } = server.address() as AddressInfo;
  return {
    endpoint: { protocol: secure ? 'https' : 'http', host: `127.0.0.1:${port}` },
    requests,
    connections: () => sockets.length,
    clientGone,
    close: () =>
      new Promise(resolve => {
        server.close(() => {
          resolve();
        });
        sockets.forEach(socket => socket.destroy());
      }),
  };
}

/** A success of any operation: it holds each list that one of them must have. */
export function success(part: Record<string, unknown> = {}): Record<string, unknown> {
  const lists = { Events: [], Instances: { Instance: [] }, EnsRegions: { EnsRegions: [] }, Results: [] };
  return { RequestId: 'R-1', ...lists, ...part };
}

/** A whole HTTP answer. A body that is no string or bytes is written as JSON. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const all = { 'content-type': 'application/json;charset=utf-8', 'content-length': String(bytes.length), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} Any\r\n${lines.join('')}\r\n`), bytes]);
}

/** Answers every request the same way. */
export function always(status: number, body: unknown, headers?: Record<string, string>): Reply {
  return socket => {
    socket.write(answer(status, body, headers));
  };
}

/** The query parameters of a request head. */
export function queryOf(head: string): Record<string, string> {
  const target = head.split(' ', 2)[1] ?? '';
  return Object.fromEntries(new URL(target, 'http://loopback').searchParams);
}
