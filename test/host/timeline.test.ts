import assert from 'node:assert/strict';
import { Disposable, window, type WebviewPanel } from 'vscode';
import { createTimelineCommand } from '../../src/commands/openTimeline';
import { eventKey } from '../../src/events/event';
import type { EventCommandDeps } from '../../src/commands/deps';
import type { Desk } from '../../src/views/desks';
import { anEvent } from '../builders';
import { wholeBundles } from '../bundles';
import { aDesk, noRecords, someDesks } from '../desks';
import { someSettings } from '../settings';
import { manualClock, type ManualClock } from '../unit/manualClock';
import { aPanel } from './webviewPanel';
import { somePersonTime } from '../personTime';

const minute = 60_000;

/** What was to happen at once has happened. */
const settled = () => new Promise(resolve => setImmediate(resolve));

describe('Open Timeline', () => {
  const { createWebviewPanel, registerWebviewPanelSerializer, showSaveDialog, showErrorMessage } = window;
  let page: ReturnType<typeof aPanel>;
  let made: number;
  let dialogs: number;
  let revealed: string[];
  let timeline: ReturnType<typeof createTimelineCommand>;
  let clock: ManualClock;
  let store: Desk['store'];
  const event = anEvent();

  beforeEach(() => {
    page = aPanel();
    [made, dialogs, revealed] = [0, 0, []];
    Object.assign(window, {
      // The extension itself has the one that there may be.
      registerWebviewPanelSerializer: () => new Disposable(() => {}),
      createWebviewPanel: () => {
        made++;
        return page.panel as unknown as WebviewPanel;
      },
      showSaveDialog: () => {
        dialogs++;
        return Promise.resolve(undefined);
      },
      showErrorMessage: () => Promise.resolve(undefined),
    });
    const desk = aDesk();
    ({ store } = desk);
    store.merge([event]);
    clock = manualClock();
    const view = {
      reveal: (account: string, key: string) => {
        revealed.push(`${account} ${key}`);
        return Promise.resolve();
      },
    } as unknown as EventCommandDeps['view'];
    timeline = createTimelineCommand(
      {
        desks: someDesks(desk),
        records: noRecords,
        clock,
        view,
        ...somePersonTime(),
        settings: someSettings(),
        ...wholeBundles,
      },
      () => {},
    );
    timeline.open();
  });
  afterEach(() => {
    timeline.dispose();
    Object.assign(window, { createWebviewPanel, registerWebviewPanelSerializer, showSaveDialog, showErrorMessage });
  });

  it('makes one panel, which is shown again the next time', () => {
    timeline.open();
    assert.deepEqual([made, page.panel.reveals], [1, 1]);
    page.panel.dispose();
    assert.equal(timeline.visible, false);
    timeline.open();
    assert.equal(made, 2);
  });

  it('loads from its own folder only, under a policy that lets in nothing else', () => {
    const { html, options } = page.panel.webview;
    assert.match(html, /default-src 'none'; script-src 'nonce-[\w-]{22}'; style-src https:\/\/webview\.test;/);
    assert.doesNotMatch(html, /unsafe|https?:\/\/(?!webview\.test)/);
    assert.deepEqual(Object.keys(options).sort(), ['enableForms', 'enableScripts', 'localResourceRoots']);
  });

  it('sends its page the events once that is there, and nothing while it is hidden', async () => {
    /** What the page was sent since the last look: how many events, or that time went on. */
    const sent = () =>
      page.posted.splice(0).map(message => (message.type === 'data' ? message.data.events.length : message.type));
    await clock.pass(minute);
    assert.deepEqual(sent(), []);
    page.say({ type: 'ready' });
    await settled();
    assert.deepEqual(sent(), [1]);
    store.merge([anEvent({ eventId: 'e-2' })]);
    await clock.pass(minute / 2);
    assert.deepEqual(sent(), [2, 'tick']);

    page.hide();
    assert.equal(timeline.visible, false);
    store.merge([anEvent({ eventId: 'e-3' })]);
    store.merge([anEvent({ eventId: 'e-4' })]);
    await clock.pass(10 * minute);
    assert.deepEqual(sent(), []);
    assert.equal(clock.waiting(), 0);

    page.show();
    await settled();
    assert.deepEqual(sent(), [4]);
    await clock.pass(minute / 2);
    assert.deepEqual(sent(), ['tick']);

    // A change that is on its way when the page is hidden does not arrive either.
    store.merge([anEvent({ eventId: 'e-5' })]);
    page.hide();
    await clock.pass(minute);
    assert.deepEqual(sent(), []);
    page.panel.dispose();
    store.merge([anEvent({ eventId: 'e-6' })]);
    await clock.pass(minute);
    assert.deepEqual(sent(), []);
  });

  it('selects an event that is in a list, and takes no word for others', async () => {
    page.say({ type: 'reveal', account: 'p1', key: eventKey(event) });
    page.say({ type: 'reveal', account: 'p1', key: 'e-other/i-other' });
    page.say({ type: 'reveal', account: 'p9', key: eventKey(event) });
    page.say({ type: 'command', command: 'ensEvents.redeploy' });
    await settled();
    assert.deepEqual(revealed, [`p1 ${eventKey(event)}`]);
  });

  it('asks where to save a picture, and for nothing else', async () => {
    page.say({ type: 'save', svg: '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>' });
    await settled();
    assert.equal(dialogs, 0);
    page.say({ type: 'save', svg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>' });
    await settled();
    assert.equal(dialogs, 1);
  });
});
