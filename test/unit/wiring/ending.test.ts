// Case 41 on the extension as it activates: whatever goes on in a window, once it closes nothing of it is left, and nothing
// comes later. What is open is counted by VS Code's own functions (test/fakeVscode), timers by the clock, and what Node
// keeps (real timers, sockets, servers, watchers of files) by Node.
import assert from 'node:assert/strict';
import { changeSetting, focusWindow, openNow, state } from '../../fakeVscode/control';
import { countHandles } from '../../fakeVscode/handles';
import { goings } from './goings';
import { aComputer, calm, type UnitComputer } from './window';

/** How a call ended that went on: each has its line. */
const isCancelled = (line: string) => line.includes('cancelled http=-');

/** What was shown, logged, set and drawn until now, a line each. */
const traces = () => [
  ...state.messages,
  ...state.log.filter(line => !isCancelled(line)),
  ...state.contextsSet.map(([key, value]) => `${key}: ${String(value)}`),
  ...[...state.trees].map(([id, { redrawn, part }]) => JSON.stringify([id, redrawn, part.members['message']])),
  ...state.panels.map(({ type, page, posted }) => `${type}: ${posted.length} messages, ${page.members.html}`),
  ...[...state.statusItems].map(([id, { members }]) => JSON.stringify([id, members['text'], members['shown']])),
];

describe('A window that closes', function () {
  this.timeout(30_000);
  let computer: UnitComputer;
  beforeEach(async () => {
    computer = await aComputer();
  });
  afterEach(async () => {
    await computer.end();
  });

  for (const { what, settings, stays = [], before, begin } of goings) {
    it(`case 41: leaves nothing while ${what}`, async () => {
      // Past the test runner's own timer.
      await calm();
      const handles = countHandles();
      const { clock, gateway } = computer;
      await before?.(computer);
      const window = computer.openWindow(settings);
      await begin(computer);

      const closing = window.close();
      const [traced, asked] = [traces(), gateway.received.length];
      await closing;
      await calm();
      assert.deepEqual([openNow(), clock.waiting(), traces()], [stays, 0, traced]);
      focusWindow(false);
      focusWindow(true);
      changeSetting('ensEvents.pollInterval', 30);
      await computer.secrets.store('ensEvents.doorbell', 'rung');
      await clock.pass(3_600_000);
      await calm();
      assert.deepEqual(traces(), traced);
      assert.deepEqual([gateway.received.length, clock.waiting(), openNow()], [asked, 0, stays]);

      await computer.end();
      await calm();
      assert.deepEqual(handles.open(), []);
      handles.end();
    });
  }
});
