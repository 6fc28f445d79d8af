import assert from 'node:assert/strict';
import { window, type WebviewPanel } from 'vscode';
import { openEvent } from '../../src/commands/openEvent';
import { eventKey } from '../../src/events/event';
import { createSignal } from '../../src/base/signal';
import { keyOf, type Operation } from '../../src/operations/operation';
import { detailsCommands } from '../../src/views/details/links';
import { createDetailsPanels } from '../../src/views/details/detailsPanels';
import { eventItem, fromRow } from '../../src/views/eventItem';
import type { EventNode } from '../../src/views/nodes';
import { aClock, anEvent, anInstance, anOperation, hour, noon } from '../builders';
import { aDesk, aTicker, someDesks } from '../desks';
import { withDialogs } from './securityDialogs';
import { somePersonTime } from '../personTime';

const first = anEvent();
const second = anEvent({ eventId: 'e-2', resourceId: 'i-sample-2' });
const nodeOf = (event: typeof first): EventNode => ({ kind: 'event', account: 'p1', key: eventKey(event) });

/** Every panel that is made meanwhile; undone by `restore`. */
function recordPanels() {
  const { createWebviewPanel } = window;
  const panels: { panel: WebviewPanel; preserveFocus: boolean | undefined }[] = [];
  Object.assign(window, {
    createWebviewPanel: (...args: Parameters<typeof createWebviewPanel>) => {
      const panel = createWebviewPanel(...args);
      const [, , show] = args;
      panels.push({ panel, preserveFocus: typeof show === 'object' ? show.preserveFocus : undefined });
      return panel;
    },
  });
  return { panels, restore: () => Object.assign(window, { createWebviewPanel }) };
}

/** Resolves once the panel is in sight. */
async function seen(panel: WebviewPanel): Promise<void> {
  while (!panel.visible) {
    await new Promise<void>(resolve => {
      const listener = panel.onDidChangeViewState(() => {
        listener.dispose();
        resolve();
      });
    });
  }
}

describe('Open Event Details', () => {
  let undo: (() => unknown)[];
  beforeEach(() => {
    undo = [];
  });
  afterEach(() => {
    undo.forEach(step => step());
  });

  function setting() {
    const desk = aDesk();
    const desks = someDesks(desk);
    const clock = aClock();
    const personTime = somePersonTime();
    const operations: Operation[] = [];
    const changes = createSignal<undefined>();
    const reload = () => {
      changes.fire(undefined);
      return Promise.resolve();
    };
    const at = (key: string) => operations.filter(operation => keyOf(operation) === key);
    const records = { all: () => operations, at, changes, reload };
    const lookedAt: string[] = [];
    const lookAt = (looked: readonly Operation[]) => Promise.resolve(void lookedAt.push(...looked.map(({ id }) => id)));
    const { panels, restore } = recordPanels();
    const ticker = aTicker();
    const details = createDetailsPanels({ desks, records, clock, ticker, ...personTime });
    undo.push(restore, details.dispose);
    desk.store.replace([first, second], { loading: false, loadedAt: noon });
    desk.store.putInstances([anInstance()]);
    const deps = {
      desks,
      clock,
      records,
      details,
      lookAt,
      view: { tree: { selection: [] } },
    } as unknown as Parameters<typeof openEvent>[0];
    const open = (...args: unknown[]) => openEvent(deps, ...args);
    const shown = () => panels.map(({ panel }) => panel.title);
    const page = () => panels.at(-1)?.panel.webview.html ?? '';
    return { desk, desks, clock, ticker, operations, lookedAt, panels, open, shown, page, reload };
  }

  it('shows the event it was called on, in a page without scripts whose links run these commands only', async () => {
    const { open, shown, page, panels } = setting();
    await open(nodeOf(first), [nodeOf(first), nodeOf(second)]);
    assert.deepEqual(shown(), ['edge-web-01 · Redeploy for maintenance']);
    assert.match(page(), /<h1><bdi>edge-web-01<\/bdi><\/h1>/);
    const { enableScripts, enableForms, enableCommandUris, localResourceRoots } = panels[0]!.panel.webview.options;
    assert.deepEqual([enableScripts, enableForms, localResourceRoots], [false, false, []]);
    assert.deepEqual(enableCommandUris, detailsCommands);
    assert.equal(panels[0]!.preserveFocus, false);
  });

  it('is a look at the operations on the event, which the page lists', async () => {
    const { open, operations, lookedAt } = setting();
    operations.push(anOperation({ id: 'op-1' }), anOperation({ id: 'op-2', eventId: 'e-2' }));
    await open(nodeOf(first));
    assert.deepEqual(lookedAt, ['op-1']);
  });

  it('has one panel for one event', async () => {
    const { open, panels } = setting();
    await open(nodeOf(first));
    await open(nodeOf(second));
    await open(nodeOf(first));
    assert.equal(panels.length, 2);
    panels[0]!.panel.dispose();
    await open(nodeOf(first));
    assert.equal(panels.length, 3);
  });

  it('is what a click on a row or Enter does: one preview that follows, and stays once it is asked for again', async () => {
    const { open, shown, panels } = setting();
    const click = (event: typeof first) => {
      const { command } = eventItem(
        {
          ...{ event, shortName: (name: string) => name, instance: undefined, listed: true, stale: false, held: false },
          ...{ operation: undefined, readOnly: false, now: noon, silence: { muted: false, canSnooze: false } },
        },
        nodeOf(event),
      );
      assert.equal(command?.command, 'ensEvents.openEvent');
      return open(...((command.arguments ?? []) as unknown[]));
    };
    await click(second);
    await click(first);
    assert.deepEqual(shown(), ['edge-web-01 · Redeploy for maintenance']);
    assert.equal(panels[0]!.preserveFocus, true);
    await seen(panels[0]!.panel);
    await click(first);
    await click(second);
    assert.deepEqual(shown(), ['edge-web-01 · Redeploy for maintenance', 'i-sample-2 · Redeploy for maintenance']);
  });

  it('follows the list and the operations', async () => {
    const { desk, open, page, operations, reload } = setting();
    await open(nodeOf(first));
    desk.store.merge([{ ...first, status: 'Executing' }]);
    assert.match(page(), /Its operation is already running/);
    operations.push(anOperation({ outcome: { kind: 'accepted', requestId: 'REQ-77' } }));
    await reload();
    assert.match(page(), /REQ-77/);
    desk.store.replace([second], { loading: false });
    assert.match(page(), /does not list this event any more/);
  });

  it('leaves the page alone where nothing but the time has changed', async () => {
    const { desk, clock, open, page } = setting();
    await open(nodeOf(first));
    const before = page();
    await clock.sleep(3 * hour);
    desk.store.replace([first, second], { loading: false, loadedAt: clock.now() });
    assert.equal(page(), before);
    desk.store.merge([{ ...first, reason: 'Host 7' }]);
    assert.match(page(), /Host 7[^]*in 21 h/);
  });

  it('goes on with the time where that changes a fact: a plan begins', async () => {
    const { clock, ticker, operations, open, page } = setting();
    const plan = { opsType: 'scheduled', planTime: noon + 2 * hour } as const;
    operations.push(anOperation({ plan, outcome: { kind: 'accepted', requestId: 'REQ-1' } }));
    await open(nodeOf(first));
    assert.match(page(), /: planned for [^,<]*, confirmed/);
    const before = page();
    await clock.sleep(hour);
    ticker.tick();
    assert.equal(page(), before);
    await clock.sleep(hour + 1);
    ticker.tick();
    assert.match(page(), /: running since [^,<]*, confirmed/);
    assert.doesNotMatch(page(), /planned for/);
  });

  it('closes when its account is not shown any more', async () => {
    const { desks, open, panels } = setting();
    let closed = false;
    await open(nodeOf(first));
    panels[0]!.panel.onDidDispose(() => {
      closed = true;
    });
    desks.show();
    assert.ok(closed);
  });

  it('opens nothing for a row that is not there, and says so', async () => {
    const { open, panels } = setting();
    const shown = await withDialogs(
      () => undefined,
      async () => {
        await open({ kind: 'event', account: 'p2', key: 'e-9/i-9' }, fromRow);
        await open({ kind: 'event', account: 'p1', key: 'e-9/i-9' }, fromRow);
      },
    );
    assert.equal(panels.length, 0);
    assert.deepEqual(
      shown.map(({ text }) => text.trim()),
      [
        'Nothing was done: the account of this event is no longer shown.',
        'This event is no longer listed. Nothing was done.',
      ],
    );
  });

  it('T15: shows what the service wrote as text, in the tab too', async () => {
    const { desk, open, page, shown } = setting();
    const hostile = '$(trash) </bdi><script>alert(1)</script> [a](command:x) \u202etxt';
    const event = anEvent({ type: hostile, reason: hostile });
    desk.store.merge([event]);
    desk.store.putInstances([anInstance({ name: hostile })]);
    await open(nodeOf(event));
    assert.doesNotMatch(page(), /<script|\u202e/);
    assert.match(page(), /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.doesNotMatch(shown().join(), /\$\(|\u202e/);
  });
});
