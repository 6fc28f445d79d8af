import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import { answer, success } from './loopback';

export interface SlowListener {
  port: number;
  /** From now on connections are taken; one that was asked for before waits for its next try, a second after its first. */
  open: () => void;
  close: () => Promise<void>;
}

/** Waits for the word to open as no event loop could: the system takes no more connections than the queue holds. */
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const server = require('node:net').createServer(socket => {
    socket.on('error', () => undefined);
    socket.on('data', () => socket.write(Buffer.from(workerData.reply)));
  });
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    setImmediate(() => Atomics.wait(new Int32Array(workerData.gate), 0, 0));
  });
`;

/** Longer than the system needs for a connection that it takes. */
const patience = 200;

/** A listener on 127.0.0.1 whose queue is full: who connects hears nothing until it opens. It answers with successes. */
export async function startSlowListener(): Promise<SlowListener> {
  const gate = new SharedArrayBuffer(4);
  const worker = new Worker(program, { eval: true, workerData: { gate, reply: answer(200, success()) } });
  const [port] = (await once(worker, 'message')) as [number];
  const fillers: Socket[] = [];
  let taken = true;
  while (taken) {
    const filler = net.connect(port, '127.0.0.1');
    filler.on('error', () => undefined);
    fillers.push(filler);
    taken = await once(filler, 'connect', { signal: AbortSignal.timeout(patience) }).then(
      () => true,
      () => false,
    );
  }
  return {
    port,
    open: () => {
      Atomics.store(new Int32Array(gate), 0, 1);
      Atomics.notify(new Int32Array(gate), 0);
    },
    close: async () => {
      fillers.forEach(filler => filler.destroy());
      await worker.terminate();
    },
  };
}
