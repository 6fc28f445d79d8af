// What typed times cost: loading the bundle, and reading a text at each key that is pressed. No browser is used.
import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Times from '../../src/schedule/index';

const texts = [
  'tonight 2am',
  'next sunday at 2',
  '2026-11-29 02:00',
  '11月29日（周日）凌晨2点',
  'in an hour and a half',
];
const longest = `${'next sunday 6 dec 2am, '.repeat(4)}please`;
const rounds = 200;

export async function run(print: (line: string) => void): Promise<void> {
  const file = path.resolve('dist', 'times.js');
  const began = performance.now();
  const { default: times } = (await import(pathToFileURL(file).href)) as { default: typeof Times };
  print(`dist/times.js: ${statSync(file).size} bytes, loaded in ${(performance.now() - began).toFixed(1)} ms`);
  const context = { now: Date.now(), timeZone: 'Asia/Shanghai' };
  for (const text of [...texts, longest]) {
    const taken: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      times.readTypedTime(text, context);
      taken.push(performance.now() - start);
    }
    taken.sort((a, b) => a - b);
    const at = (share: number) => (taken[Math.floor(rounds * share)] ?? 0).toFixed(2);
    print(`${text.slice(0, 40)}: median ${at(0.5)} ms, slowest of 100 ${at(0.99)} ms`);
  }
}
