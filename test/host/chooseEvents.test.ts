// Which events a command is about, in the dialogs of a real extension host.
import assert from 'node:assert/strict';
import { chooseEvents } from '../../src/commands/chooseEvents';
import type { EnsEvent } from '../../src/ens/types';
import { permissionFor } from '../../src/events/actions';
import { eventKey } from '../../src/events/event';
import type { EventNode } from '../../src/views/nodes';
import { aClock, anEvent, noon } from '../builders';
import { aDesk, aProfile, someDesks } from '../desks';
import { withDialogs, type Answer } from './securityDialogs';

const eventOf = (n: number, fields: Partial<EnsEvent> = {}) =>
  anEvent({ eventId: `e-${n}`, resourceId: `i-${n}`, ...fields });
const rowOf = (event: EnsEvent, account = 'p1'): EventNode => ({ kind: 'event', account, key: eventKey(event) });
const [one, two, done] = [eventOf(1), eventOf(2), eventOf(3, { status: 'Executed' })];

const no: Answer = () => undefined;

/** What is chosen where these rows are selected and a command is run without a row. */
async function choosing(
  selection: unknown[],
  { visible = true, answer = no }: { visible?: boolean; answer?: Answer } = {},
) {
  const desk = aDesk();
  desk.store.replace([one, two, done], { loading: false, loadedAt: noon });
  const other = aDesk({ profileId: 'p2' }, { ...aProfile(), id: 'p2' });
  other.store.replace([eventOf(4)], { loading: false, loadedAt: noon });
  const view = { tree: { visible }, selection: () => selection };
  const deps = { desks: someDesks(desk, other), clock: aClock(), view } as never;
  const fits = (event: EnsEvent) => permissionFor('redeploy', event).allowed;
  const found: { chosen?: Awaited<ReturnType<typeof chooseEvents>> } = {};
  const shown = await withDialogs(answer, async () => {
    found.chosen = await chooseEvents(deps, [], { title: 'Redeploy', fits });
  });
  return { shown, asked: found.chosen?.asked, events: found.chosen?.events.map(({ eventId }) => eventId) };
}

describe('A command from a key or the palette', () => {
  it('is about the rows that are selected, and asks nothing', async () => {
    assert.deepEqual(await choosing([rowOf(one)]), { shown: [], asked: false, events: ['e-1'] });
    assert.deepEqual((await choosing([rowOf(one), rowOf(two)])).events, ['e-1', 'e-2']);
  });

  it('takes rows along that it does not fit, which are named as left out later', async () => {
    assert.deepEqual((await choosing([rowOf(one), rowOf(done)])).events, ['e-1', 'e-3']);
  });

  for (const [what, selection] of [
    ['nothing is selected', []],
    ['a row is selected that is no event', [{ kind: 'account', account: 'p1' }]],
    ['none of the selected rows fits', [rowOf(done)]],
    ['the selected rows belong to two accounts', [rowOf(one), rowOf(eventOf(4), 'p2')]],
    ['the selected row is gone', [rowOf(eventOf(9))]],
    ['its account is gone', [rowOf(one, 'p9')]],
  ] as const) {
    it(`asks which event where ${what}`, async () => {
      const { shown, events } = await choosing([...selection]);
      assert.equal(shown.length, 1);
      assert.match(shown[0]?.text ?? '', /^Redeploy\n/);
      assert.equal(events, undefined);
    });
  }

  it('asks where the selection is out of sight, the selected rows apart from the rest', async () => {
    const { shown, asked, events } = await choosing([rowOf(two)], {
      visible: false,
      answer: ({ choices }) => choices[1],
    });
    assert.deepEqual(shown[0]?.choices, ['Selected in the list', 'i-2', 'Other events', 'i-1', 'i-4']);
    assert.deepEqual([asked, events], [true, ['e-2']]);
  });
});
