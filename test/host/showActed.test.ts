import assert from 'node:assert/strict';
import { showActed } from '../../src/commands/showActed';
import { noFilter, type EventFilter } from '../../src/events/arrangement';
import { eventKey } from '../../src/events/event';
import { anEvent } from '../builders';
import { aDesk, someArrangements, someDesks } from '../desks';

const key = eventKey(anEvent());
const row = { kind: 'event', account: 'p1', key };

async function seen(args: unknown[], filter: Partial<EventFilter> = {}, signedIn = true): Promise<string[]> {
  const desk = aDesk();
  desk.store.merge([anEvent()]);
  const shown: string[] = [];
  const deps = {
    desks: signedIn ? someDesks(desk) : someDesks(),
    arrangements: someArrangements({ filter: { ...noFilter, ...filter } }),
    view: {
      reveal: (account: string, revealed: string, focus?: boolean) =>
        Promise.resolve(void shown.push(`row ${account} ${revealed} ${String(focus)}`)),
    },
    details: { show: (node: { key: string }) => void shown.push(`page ${node.key}`) },
  };
  await showActed(deps, ...args);
  return shown;
}

describe('What an action is about', () => {
  it('is in sight before it asks: its page, and its row without the focus', async () => {
    const both = [`page ${key}`, `row p1 ${key} false`];
    assert.deepEqual(await seen([row]), both);
    assert.deepEqual(await seen([row, [row]]), both);
  });

  it('is its page alone where a filter hides the row: the filter stays', async () => {
    assert.deepEqual(await seen([row], { text: 'nowhere' }), [`page ${key}`]);
  });

  for (const [what, args, signedIn] of [
    ['several rows', [row, [row, { ...row, key: 'e-2/i-2' }]], true],
    ['no row', [], true],
    ['an event that is gone', [{ ...row, key: 'e-2/i-2' }], true],
    ['an account that is gone', [{ ...row, account: 'p2' }], true],
    ['something else, signed out', [row], false],
  ] as const) {
    it(`is left alone: ${what}`, async () => {
      assert.deepEqual(await seen([...args], {}, signedIn), []);
    });
  }
});
