import type { Tally } from './tally';

export interface Figures {
  kills: number;
  /** How often a process was killed at what. */
  hits: ReadonlyMap<string, number>;
  result: Tally;
  /** How many events the gateway was asked to act on. */
  writes: number;
  /** Of the whole run, milliseconds. */
  ms: number;
}

export function print({ kills, hits, result, writes, ms }: Figures): void {
  const { begun, accepted, refused, notSent, unknown, settled, unsettled, lost, repeated } = result;
  console.log(`${kills} kills in ${(ms / 1000).toFixed(0)} s, the process having just:`);
  for (const [where, times] of [...hits].sort((a, b) => b[1] - a[1])) {
    console.log(`  ${where.padEnd(20)} ${times}`);
  }
  console.log(`${begun} operations begun, ${writes} arrived at the gateway`);
  console.log(`  ${accepted} accepted, ${refused} refused, ${notSent} not sent, ${unknown} without a clear answer`);
  console.log(`  ${settled} seen to their end, ${unsettled} left to the console`);
  console.log(`${lost.length} lost ${lost.join(' ')}`);
  console.log(`${repeated.length} repeated ${repeated.join(' ')}`);
}
