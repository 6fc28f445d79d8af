// Reads typed times as the product does: JSON lines {"text", "now", "zone"} on standard input, for each a line with what it
// can mean, or why it is no time to plan for. Without `now` it is the present, without `zone` the computer's.
// Usage: echo '{"text":"tonight 2am"}' | npm run -s read-times
import { createInterface } from 'node:readline';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { baseOptions } from './esbuild-options.mjs';
import { root } from './process.mjs';

const outdir = path.join(root, 'out', 'read-times', String(process.pid));
mkdirSync(outdir, { recursive: true });
const entry = "export * from './src/schedule/index'; export { createLocalWriter } from './src/base/format';";
const outfile = path.join(outdir, 'schedule.cjs');
await esbuild.build({
  ...baseOptions,
  plugins: [],
  stdin: { contents: entry, resolveDir: root },
  outfile,
  logLevel: 'warning',
});
const { createLocalWriter, readTypedTime, refusalText } = (await import(pathToFileURL(outfile).href)).default;
rmSync(outdir, { recursive: true });

const english = (message, ...args) => message.replace(/\{(\d)\}/g, (_, at) => String(args[Number(at)]));

/** `2026-11-26T02:00:00+08:00` on the clock that the time was read on, `Z` for UTC. */
function onClock({ time, zone }) {
  const offset = zone.offsetAt(time);
  const clock = new Date(time + offset).toISOString().replace(/(?:\.000)?Z$/, '');
  if (offset === 0) return `${clock}Z`;
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 3_600_000), Math.round(Math.abs(offset) / 60_000) % 60];
  const two = number => String(number).padStart(2, '0');
  return `${clock}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
}

function answer({ text, now, zone }) {
  const context = { now: now === undefined ? Date.now() : Date.parse(now), timeZone: zone };
  if (!Number.isFinite(context.now)) throw new RangeError(`"now" is no date: ${now}`);
  const typed = readTypedTime(text, context);
  switch (typed.kind) {
    case 'readings':
      return { text, readings: typed.readings.map(onClock) };
    case 'empty':
      return { text, readings: [], refused: 'incomplete', why: 'Nothing was typed.' };
    default: {
      const { message, hint } = refusalText(typed, {
        now: context.now,
        local: createLocalWriter({ timeZone: zone }),
        t: english,
        nowLabel: 'Redeploy now',
      });
      return {
        text,
        readings: [],
        refused: typed.reason,
        why: hint ? `${message.replace(/\.$/, '')}. ${hint}` : message,
      };
    }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  try {
    console.log(JSON.stringify(answer(JSON.parse(line))));
  } catch (error) {
    console.error(`This line can't be read: ${line.slice(0, 200)} (${error.message})`);
    process.exitCode = 1;
  }
}
