// The demo's part in the workbench: the main job, step by step, with a picture of each.
import { startGateway } from '../../src/sample/index';
import { launch, openWorkbench, screenshot, widenSidebar, type Host } from './browser';
import { mainJob } from './mainJob';

export interface DemoOptions {
  host: Host;
  /** Where the pictures go. */
  folder: string;
  /** Show the browser's window, and leave it open. */
  headed: boolean;
  print: (line: string) => void;
}

/**
 * Runs the steps and prints each with its RequestId. Stops at the first that fails.
 * @returns whether every step was seen, and what ends the gateway and the browser
 */
export async function runDemo({
  host,
  folder,
  headed,
  print,
}: DemoOptions): Promise<{ ok: boolean; end: () => Promise<void> }> {
  const gateway = await startGateway();
  const browser = await launch(host, headed);
  const end = async () => {
    await browser.close();
    await gateway.stop();
  };
  const page = await openWorkbench(browser, host);
  await widenSidebar(page, 500);
  let taken = 0;
  const shot = async (name: string) => {
    taken += 1;
    await screenshot(page, folder, `${String(taken).padStart(2, '0')}-${name}`);
  };
  for (const [index, { title, run }] of mainJob.entries()) {
    try {
      print(`${index + 1}/${mainJob.length}  ${title}: ${await run({ page, host, gateway, shot })}`);
    } catch (error) {
      await shot('failed');
      print(
        `${index + 1}/${mainJob.length}  ${title} failed: ${error instanceof Error ? error.message : String(error)}`,
      );
      return { ok: false, end };
    }
  }
  return { ok: true, end };
}
