// The tests of a room inside an extension host, spoken to over a loopback socket.
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openHost } from '../host-window.mjs';
import { programOf } from './program.mjs';

/** The same as `createSuite`, and `close`. */
export async function openSuiteInHost() {
  const folder = mkdtempSync(path.join(tmpdir(), 'ens-mutation-'));
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = await openHost('newest', folder, {
    index: path.resolve(programOf.hostIndex),
    log: 'out/logs/mutation',
    env: { MUTATION_PORT: String(server.address().port), MUTATION_TESTS: path.resolve(programOf.host) },
  });
  const [socket] = await once(server, 'connection');
  const lines = createInterface(socket)[Symbol.asyncIterator]();
  return {
    run: async options => {
      socket.write(`${JSON.stringify(options)}\n`);
      const { value } = await lines.next();
      return JSON.parse(value);
    },
    close: async () => {
      socket.destroy();
      server.close();
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
