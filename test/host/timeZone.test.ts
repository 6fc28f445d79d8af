// Whose clock: what a person sees of the setting `ensEvents.timeZone` while a window is open.
import assert from 'node:assert/strict';
import { ConfigurationTarget, MarkdownString, window, workspace, type TreeDataProvider } from 'vscode';
import manifest from '../../package.json';
import { createSignal } from '../../src/base/signal';
import { eventKey } from '../../src/events/event';
import { configuration } from '../../src/settings/configuration';
import { createPersonTime } from '../../src/settings/personTime';
import { createSettings } from '../../src/settings/settings';
import { createDetailsPanels } from '../../src/views/details/detailsPanels';
import { createEventsProvider } from '../../src/views/eventsProvider';
import { readMaintenanceWindows } from '../../src/views/maintenanceWindows';
import { createOperationsProvider } from '../../src/views/operationsProvider';
import { aClock, anEvent, anInstance, anOperation, hour, noon } from '../builders';
import { wholeBundles } from '../bundles';
import { aDesk, aTicker, someArrangements, someDesks } from '../desks';
import { aPanel } from './webviewPanel';
import { someSilences } from '../silences';

const { createWebviewPanel } = window;
const event = anEvent();
const node = { kind: 'event', account: 'p1', key: eventKey(event) } as const;
const operation = anOperation({
  plan: { opsType: 'scheduled', planTime: noon + 7 * hour },
  outcome: { kind: 'accepted', requestId: 'REQ-1' },
});

/** Writes the setting as a person would; resolves once this host knows of it. */
async function store(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('ensEvents').update(name, value, ConfigurationTarget.Global);
}

async function tooltipOf<Node>(provider: TreeDataProvider<Node>, row: Node): Promise<string> {
  const item = await provider.getTreeItem(row);
  const resolved = await provider.resolveTreeItem?.(item, row, {} as never);
  assert.ok(resolved?.tooltip instanceof MarkdownString);
  return resolved.tooltip.value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
}

describe('the setting ensEvents.timeZone', () => {
  let undo: (() => void)[];
  beforeEach(() => {
    undo = [];
  });
  afterEach(async () => {
    undo.forEach(step => {
      step();
    });
    Object.assign(window, { createWebviewPanel });
    await store('timeZone', undefined);
    await store('maintenanceWindows', undefined);
  });

  /** The views of one window, and how often each asked to be drawn anew. */
  function open() {
    const log: string[] = [];
    const settings = createSettings(manifest, configuration, line => log.push(line));
    const personTime = createPersonTime(settings);
    const desk = aDesk();
    desk.store.replace([event], { loading: false, loadedAt: noon, error: new Error('No route.') });
    desk.store.putInstances([anInstance({ regionId: 'cn-dalian-unicom' })]);
    const desks = someDesks(desk);
    const clock = aClock();
    const changes = createSignal<undefined>();
    const records = { all: () => [operation], get: () => operation, reload: () => Promise.resolve(), changes };
    const events = createEventsProvider({
      ...{ desks, arrangements: someArrangements(), clock, ...personTime },
      ...{
        explanation: () => undefined,
        operationAt: () => undefined,
        onDidChangeOperations: changes.subscribe,
        mayMove: () => true,
        silences: someSilences(),
      },
    });
    const unseen = { has: () => false, refresh: () => Promise.resolve(), changes };
    const operations = createOperationsProvider(
      { records, unseen, desks, clock, mayMove: () => true, ...personTime },
      () => undefined,
    );
    const panel = aPanel();
    Object.assign(window, { createWebviewPanel: () => panel.panel });
    const details = createDetailsPanels({ desks, records, clock, ticker: aTicker(), ...personTime });
    details.open(node, false);
    const drawn = { events: 0, operations: 0 };
    const listening = [
      events.onDidChangeTreeData?.(() => drawn.events++),
      operations.onDidChangeTreeData?.(() => drawn.operations++),
    ];
    undo.push(
      ...listening.map(one => () => {
        void one?.dispose();
      }),
      details.dispose,
      operations.dispose,
      events.dispose,
      personTime.dispose,
    );
    const row = { kind: 'operation', id: operation.id } as const;
    return {
      ...{ log, settings, personTime, drawn },
      seen: async () => ({
        event: await tooltipOf(events, events.nodeOf('p1', node.key)),
        operation: await tooltipOf(operations, row),
        row: String((await operations.getTreeItem(row)).description),
        details: panel.panel.webview.html.replace(/<[^>]*>/g, ' ').replace(/ +/g, ' '),
      }),
    };
  }

  it('changes every time that an open window shows, at once', async () => {
    await store('timeZone', 'Asia/Shanghai');
    const { seen, drawn } = open();
    const before = await seen();
    assert.match(before.event, /Deadline\*\* 2026-11-25 20:00 GMT\+8 · 2026-11-25 12:00 UTC/);
    assert.match(before.operation, /When\*\* 2026-11-25 03:00 GMT\+8 · 2026-11-24 19:00 UTC/);
    assert.equal(before.row, 'planned Wed 03:00, in 7 h · redeploy');
    assert.match(before.details, /Deadline 2026-11-25 20:00 GMT\+8 2026-11-25 12:00 UTC/);
    assert.doesNotMatch(before.details, /At the node/);

    await store('timeZone', 'Europe/Berlin');
    const after = await seen();
    assert.match(after.event, /Deadline\*\* 2026-11-25 13:00 GMT\+1 · 2026-11-25 12:00 UTC/);
    assert.match(after.operation, /When\*\* 2026-11-24 20:00 GMT\+1 · 2026-11-24 19:00 UTC/);
    assert.equal(after.row, 'planned Tue 20:00, in 7 h · redeploy');
    assert.match(after.details, /Local time At the node UTC/);
    assert.match(after.details, /Deadline 2026-11-25 13:00 GMT\+1 2026-11-25 20:00 GMT\+8 2026-11-25 12:00 UTC/);
    assert.deepEqual(drawn, { events: 1, operations: 1 });
  });

  it('falls back to the clock of the computer where it names no zone, which the log says once', async () => {
    await store('timeZone', 'Europe/Berlin');
    const { seen, log } = open();
    await store('timeZone', 'Mars/Olympus');
    const { operation: tooltip } = await seen();
    const offset = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' })
      .formatToParts(noon)
      .find(({ type }) => type === 'timeZoneName')?.value;
    assert.ok(tooltip.includes(` ${offset ?? ''} · 2026-11-24 19:00 UTC`), tooltip);
    assert.deepEqual(log, [
      'The setting ensEvents.timeZone is not valid: the text "Mars/Olympus". Its default is used.',
    ]);
  });

  it('is the zone of maintenance windows that name none', async () => {
    await store('maintenanceWindows', ['02:00-03:00', '02:00-03:00 UTC']);
    for (const [zone, start] of [
      ['Asia/Shanghai', noon + 6 * hour],
      ['Europe/Berlin', noon + 13 * hour],
    ] as const) {
      await store('timeZone', zone);
      const { windows } = await readMaintenanceWindows({ settings: open().settings, ...wholeBundles });
      assert.deepEqual(
        windows.map(({ between }) => between(noon, noon + 24 * hour)[0]?.start),
        [start, noon + 14 * hour],
      );
    }
  });
});
