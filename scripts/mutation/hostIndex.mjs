// What an extension host calls in place of its tests: it runs them as often as the other end of a socket asks.
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { createSuite } from './suite.mjs';

/** Ends when the other end closes the connection. */
export async function run() {
  const { default: Mocha } = await import('mocha');
  const suite = createSuite(Mocha, process.env.MUTATION_TESTS);
  const socket = connect(Number(process.env.MUTATION_PORT), '127.0.0.1');
  for await (const line of createInterface(socket)) {
    socket.write(`${JSON.stringify(await suite.run(JSON.parse(line)))}\n`);
  }
}
