import assert from 'node:assert/strict';
import { showActed } from '../../src/commands/showActed';
import { noFilter, type EventFilter } from '../../src/events/arrangement';
import { eventKey, type EventKey } from '../../src/events/event';
import type { EventNode } from '../../src/views/nodes';
import { anEvent } from '../builders';
import { aDesk, someArrangements, someDesks } from '../desks';

const key = eventKey(anEvent());
const row: EventNode = { kind: 'event', account: 'p1', key };

async function seen(node: EventNode, filter: Partial<EventFilter> = {}): Promise<string[]> {
  const desk = aDesk();
  desk.store.merge([anEvent()]);
  const shown: string[] = [];
  const deps = {
    desks: someDesks(desk),
    arrangements: someArrangements({ filter: { ...noFilter, ...filter } }),
    view: {
      reveal: (account: string, revealed: string, focus?: boolean) =>
        Promise.resolve(void shown.push(`row ${account} ${revealed} ${String(focus)}`)),
    },
    details: { show: (node: { key: string }) => void shown.push(`page ${node.key}`) },
  };
  await showActed(deps, node);
  return shown;
}

describe('What an action is about', () => {
  it('is in sight before it asks: its page, and its row without the focus', async () => {
    assert.deepEqual(await seen(row), [`page ${key}`, `row p1 ${key} false`]);
  });

  it('is its page alone where a filter hides the row: the filter stays', async () => {
    assert.deepEqual(await seen(row, { text: 'nowhere' }), [`page ${key}`]);
  });

  for (const [what, node] of [
    ['an event that is gone', { ...row, key: 'e-2/i-2' as EventKey }],
    ['an account that is gone', { ...row, account: 'p2' }],
  ] as const) {
    it(`is nothing: ${what}`, async () => {
      assert.deepEqual(await seen(node), []);
    });
  }
});
