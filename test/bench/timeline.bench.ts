// How long the timeline takes: making its data in the host, and drawing it in a browser until it is on the screen.
import { timelineOf } from '../../src/views/timeline/model';
import { english, noon } from '../builders';
import { launch, openTimeline, type Pages } from '../webview/page';
import { aStore, aTimeline, manyEvents, nights } from '../webview/timelines';

const runs = 15;

/** From the message to the frame after the one it was drawn in, in milliseconds. */
const drawn = `new Promise(resolve => {
  const start = performance.now();
  dispatchEvent(new MessageEvent('message', { data: globalThis.message }));
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
})`;

async function draw(pages: Pages, count: number, lanes: 'node' | 'instance'): Promise<number[]> {
  const { page } = await openTimeline(pages, aTimeline([]), { kept: { lanes }, width: 1280, height: 800 });
  const message = { type: 'data', data: aTimeline(manyEvents(count), nights) };
  await page.evaluate(`globalThis.message = ${JSON.stringify(message)}`);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    times.push(await page.evaluate<number>(drawn));
  }
  return times;
}

function model(count: number): number[] {
  const accounts = [{ profileId: 'p1', name: 'A', store: aStore(manyEvents(count)), endedAt: () => undefined }];
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    timelineOf({ accounts, windows: nights, now: noon, language: 'en', t: english });
    return performance.now() - start;
  });
}

function line(what: string, [first = NaN, ...others]: number[]): string {
  const sorted = [...others].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const figures = [first, median, sorted.at(-1) ?? NaN].map(ms => `${ms.toFixed(0)} ms`);
  return `${what}: first ${figures[0] ?? ''}, then median ${figures[1] ?? ''}, slowest ${figures[2] ?? ''}`;
}

export async function run(print: (line: string) => void): Promise<void> {
  print(line('timeline, data of 2,000 events', model(2000)));
  const pages = await launch();
  try {
    for (const [count, lanes] of [
      [200, 'node'],
      [2000, 'node'],
      [2000, 'instance'],
    ] as const) {
      print(line(`timeline, ${count} events drawn, a lane for each ${lanes}`, await draw(pages, count, lanes)));
    }
  } finally {
    await pages.close();
  }
}
