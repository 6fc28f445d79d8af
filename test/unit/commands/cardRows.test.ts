// The rows of the last question, and which of them do something.
import assert from 'node:assert/strict';
import {
  cardPlaceholder,
  cardRows,
  isConfirmedBy,
  type CardQuestion,
  type CardRow,
  type CardState,
} from '../../../src/commands/cardRows';
import type { Disk } from '../../../src/ens/types';
import { actions, type Action } from '../../../src/events/actions';
import type { Plan, Target } from '../../../src/operations/plan';
import { assessRisk } from '../../../src/operations/risk';
import { anEvent, anInstance, english, hour, noon } from '../../builders';
import { aProfile } from '../../desks';
import { shanghai } from '../../personTime';

const cloud: Disk = { category: 'pangu', sizeGiB: 40, role: 'system' };
const local: Disk = { category: 'local_ssd', sizeGiB: 200, role: 'data' };
const now: Plan = { opsType: 'immediate' };
const later: Plan = { opsType: 'scheduled', planTime: noon + 3 * hour };

function target(n: number, disk = cloud, plan: Plan = now): Target {
  const id = `i-sample-00000${n}`;
  return {
    event: anEvent({ eventId: `e-${n}`, resourceId: id }),
    instance: anInstance({ instanceId: id, name: `edge-${n}`, disks: [disk] }),
    plan,
  };
}

function question(targets: Target[], action: Action = 'redeploy', strict = false): CardQuestion {
  const facts = { events: [], operations: [], unclear: () => undefined, strict };
  return {
    ...{ action, targets, now: noon, local: shanghai, profile: aProfile(), region: () => undefined },
    risk: assessRisk(targets, facts),
    production: strict,
    others: new Map([['i-sample-000009', 'edge-9']]),
  };
}
const ready = (asked: CardQuestion): CardState => ({ kind: 'ready', question: asked });
const textOf = ({ label, description = '' }: CardRow) => (label === '' ? description : label);
const rows = (state: CardState, typed = '') => cardRows(state, typed, english);
const acting = (found: CardRow[]) => found.findIndex(({ does }) => does === 'act');

describe('a card without typing', () => {
  for (const action of actions) {
    it(`has its act in the second row, never in the first (${action})`, () => {
      for (const targets of [[target(1)], [target(1), target(2)], [target(1, cloud, later)]]) {
        assert.equal(acting(rows(ready(question(targets, action)))), 1);
      }
    });
  }

  for (const [label, description, asked] of [
    ['Redeploy edge-1', 'Enter sends it now', question([target(1)])],
    ['Schedule edge-1', `Enter plans it for ${shanghai(noon + 3 * hour)}`, question([target(1, cloud, later)])],
    ['Redeploy 2 instances', 'Enter sends it now', question([target(1), target(2)])],
    [
      'Redeploy 2 instances',
      `Enter plans it for ${shanghai(noon + 3 * hour)}`,
      question([target(1, cloud, later), target(2, cloud, later)]),
    ],
    [
      'Redeploy 2 instances',
      `Enter plans it, the first for ${shanghai(noon + 2 * hour)}`,
      question([target(1, cloud, later), target(2, cloud, { opsType: 'scheduled', planTime: noon + 2 * hour })]),
    ],
    ['Reboot edge-1', 'Enter sends it now', question([target(1)], 'reboot')],
    ['Migrate edge-1', 'Enter sends it now', question([target(1)], 'migrate')],
  ] as const) {
    it(`says what Enter does there: ${label}, ${description}`, () => {
      const act = rows(ready(asked))[1];
      assert.deepEqual([act?.label, act?.description], [label, description]);
      assert.equal(cardPlaceholder(ready(asked), english), `Press the down arrow to choose: ${label}`);
    });
  }

  it('acts on nothing while something is typed, and says so', () => {
    for (const typed of ['r', 'Redeploy edge-1', ' ']) {
      const found = rows(ready(question([target(1)])), typed);
      assert.equal(acting(found), -1);
      assert.match(textOf(found[0]!), /^Nothing needs to be typed\. Clear the box/);
      assert.equal(isConfirmedBy(question([target(1)]), typed, english), false);
    }
  });
});

describe('a card with typing', () => {
  const asked = question([target(1, local)]);

  it('acts on nothing before the very text is there, and says what is asked for', () => {
    for (const typed of ['', 'e', 'edge-', 'edge-9', 'EDGE-1', 'edge-11', 'yes']) {
      assert.equal(acting(rows(ready(asked), typed)), -1, typed);
      assert.equal(isConfirmedBy(asked, typed, english), false);
    }
    assert.equal(textOf(rows(ready(asked))[0]!), 'edge-1 loses its local disks: 1 disk, 200 GiB.');
    assert.equal(textOf(rows(ready(asked))[1]!), 'Type the name of the instance to confirm: edge-1');
    assert.equal(cardPlaceholder(ready(asked), english), 'Type the name of the instance to confirm: edge-1');
  });

  it('says on top what is wrong, and that nothing was sent', () => {
    assert.equal(
      textOf(rows(ready(asked), 'edge-9')[0]!),
      'edge-9 is another instance of this list. Nothing was sent.',
    );
  });

  it('has its act on top once the text is there, and says what Enter does', () => {
    const found = rows(ready(asked), 'edge-1');
    assert.equal(acting(found), 0);
    assert.deepEqual([found[0]?.label, found[0]?.description], ['Redeploy edge-1', 'Enter sends it now']);
    assert.equal(isConfirmedBy(asked, 'edge-1', english), true);
  });

  it('is one for three instances, and for a production account', () => {
    for (const [strict, expected] of [
      [question([target(1), target(2), target(3)]), 'redeploy 3'],
      [question([target(1)], 'reboot', true), 'edge-1'],
      [question([target(1), target(2)], 'reboot', true), 'reboot 2'],
    ] as const) {
      assert.equal(acting(rows(ready(strict))), -1);
      assert.equal(acting(rows(ready(strict), expected)), 0);
    }
  });

  it('keeps its rows in their places while somebody types: no label fits what is typed', () => {
    for (const typed of ['', 'e', 'edge-9']) {
      assert.deepEqual(
        rows(ready(asked), typed).filter(({ label }) => label !== ''),
        [],
      );
    }
  });
});

describe('a card that waits for the service', () => {
  const { risk, production, others, ...planned } = question([target(1, local)]);
  const many = question([target(1), target(2)]);

  it('says what it waits for and how to leave, and what is known; nothing acts', () => {
    assert.ok(risk.level === 'high' && !production && others.size > 0);
    const found = rows({ kind: 'checking', planned });
    assert.equal(found[0]?.label, 'Checking edge-1 at the service… Esc cancels');
    assert.ok(found.every(({ does }) => does === undefined));
    assert.match(found.map(textOf).join('\n'), /Instance: edge-1 · i-sample-000001[^]*\nTime: now\nAccount: Test/);
    assert.equal(
      rows({ kind: 'checking', planned: many })[0]?.label,
      'Checking 2 instances at the service… Esc cancels',
    );
    assert.equal(cardPlaceholder({ kind: 'checking', planned }, english), '');
  });

  it('says why the service could not be asked, and offers to ask again; nothing acts', () => {
    const found = rows({ kind: 'failed', planned, why: 'Nothing was sent. 127.0.0.1:1 is not reachable.' });
    assert.equal(textOf(found[0]!), 'Nothing was sent. 127.0.0.1:1 is not reachable.');
    assert.deepEqual(found.map(({ does }) => does).filter(Boolean), ['checkAgain']);
    assert.equal(found[1]?.label, 'Try Again');
  });
});
