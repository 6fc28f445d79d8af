import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAccount, type AccountOptions, type SampleAccount } from './account';
import { allowedSkew } from './authenticate';
import { createFaults, type Faults } from './faults';
import { serve } from './serve';
import { createKeyring, type Keyring, type SampleKey } from './keys';
import { createNonceMemory } from './nonces';
import { createReceived, type ReceivedRequest } from './received';

export interface GatewayOptions extends AccountOptions {
  /** A free one where absent. */
  port?: number;
  /** The keys it knows; default one pair made up for this run. */
  keys?: readonly SampleKey[];
  /** The gateway's clock, Unix milliseconds; default the machine's. */
  now?: () => number;
  /** How long an idle connection stays open, milliseconds; default 5 s. */
  keepAliveMs?: number;
}

export interface Gateway {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly port: number;
  readonly keys: Keyring;
  readonly account: SampleAccount;
  readonly faults: Faults;
  /** Every request, oldest first. */
  readonly received: readonly ReceivedRequest[];
  /** Closes every connection, answered or not. */
  readonly stop: () => Promise<void>;
}

const loopback = '127.0.0.1';

/** Starts an ENS gateway with a sample account, reachable from this machine only. Rejects where the port is taken. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const { now = Date.now, port: wantedPort = 0, keepAliveMs = 5_000 } = options;
  const account = createAccount(now, options);
  const keys = createKeyring(now, options.keys);
  const faults = createFaults(id => account.instances.some(({ instanceId }) => instanceId === id));
  const received = createReceived();
  const server = createServer({ maxHeaderSize: 32 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 });
  server.keepAliveTimeout = keepAliveMs;

  const { address, port } = await listen(server, wantedPort);
  const host = `${address}:${port}`;
  const hosts = [host, `localhost:${port}`];
  const gatekeeper = { hosts, keys, now, nonces: createNonceMemory(now, 2 * allowedSkew) };
  server.on('request', serve({ host, gatekeeper, account, faults, received }));
  return {
    url: `http://${host}`,
    host,
    port,
    keys,
    account,
    faults,
    received: received.requests,
    stop: () =>
      new Promise(resolve => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Answers where it really listens. */
function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}
