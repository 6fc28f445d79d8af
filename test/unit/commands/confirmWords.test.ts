// What a person reads before they say yes, and what they type: cases 68, 69 and 96.
import assert from 'node:assert/strict';
import { confirmationFacts, question, type ConfirmQuestion } from '../../../src/commands/confirmWords';
import type { Fact } from '../../../src/commands/riskWords';
import { twoLines } from '../../../src/commands/twoLines';
import { typedAnswer } from '../../../src/commands/typedAnswer';
import type { Disk } from '../../../src/ens/types';
import { actions, type Action } from '../../../src/events/actions';
import type { Target } from '../../../src/operations/plan';
import { assessRisk, type RiskFacts } from '../../../src/operations/risk';
import { anEvent, anInstance, anOperation, english, hour, noon } from '../../builders';
import { aProfile } from '../../desks';
import { shanghai } from '../../personTime';

const local: Disk = { category: 'local_hdd', sizeGiB: 200, role: 'data' };
const cloud: Disk = { category: 'pangu', sizeGiB: 40, role: 'system' };
const types: Record<Action, string> = {
  redeploy: 'Instance:SystemMaintenance.Redeploy',
  reboot: 'Instance:SystemMaintenance.Reboot',
  migrate: 'Instance:SystemUpgrade.Migrate',
};

/** An event of instance `n`, on a node of its own, with what is known of the instance. */
function aTarget(n: number | string, fields: Partial<Target> = {}): Target {
  const resourceId = `i-sample-00000${n}`;
  return {
    event: anEvent({ eventId: `e-${n}`, resourceId }),
    instance: anInstance({ instanceId: resourceId, name: `edge-${n}`, regionId: `cn-node-${n}` }),
    plan: { opsType: 'immediate' },
    ...fields,
  };
}

/** As `aTarget`, of an instance that could not be read. */
function unread(n: number | string): Target {
  const { event, plan } = aTarget(n);
  return { event, plan };
}

const withDisks = (n: number | string, ...disks: Disk[]): Target => {
  const { instance, ...target } = aTarget(n);
  return { ...target, instance: { ...instance!, disks } };
};

interface Known extends Partial<Omit<RiskFacts, 'events'>> {
  action?: Action;
  events?: RiskFacts['events'];
  list?: ConfirmQuestion['list'];
}

function asking(targets: Target[], { action = 'redeploy', list, ...facts }: Known = {}) {
  const risk = assessRisk(targets, {
    events: targets.map(({ event }) => event),
    operations: [],
    unclear: () => undefined,
    strict: false,
    ...facts,
  });
  const region = (regionId: string) => ({ regionId, enName: `Node of ${regionId}` });
  const confirmation = {
    action,
    targets,
    risk,
    profile: aProfile(),
    region,
    now: noon,
    local: shanghai,
    ...(list && { list }),
  };
  const shown = confirmationFacts(confirmation, english);
  const lines = shown.map(({ text, detail }: Fact) => [text, detail].filter(Boolean).join(' · '));
  return {
    level: risk.level,
    shown,
    lines,
    text: lines.join('\n'),
    question: question(confirmation, english),
    ...typedAnswer({ ...confirmation, production: false, others: new Map() }, english),
  };
}

const effects: Record<Action, RegExp> = {
  redeploy: /(The|Each) instance stops, moves to another host and starts again\./,
  reboot: /(The|Each) instance restarts, and what it serves is interrupted\./,
  migrate: /(The|Each) instance stops and starts again on another node, where its addresses may differ\./,
};
const unclear = anOperation({ id: 'op-0', eventId: 'e-1', resourceId: 'i-sample-000001' });
const noLocalDisk = /No local disk was found\./;

describe('case 68: whatever is known of a target, the confirmation says what happens to the instance', () => {
  const known: [string, Target, Known?][] = [
    ['nothing else', aTarget(1)],
    ['a local disk', withDisks(1, cloud, local)],
    ['nothing, since it could not be read', unread(1)],
    ['no disk at all', withDisks(1)],
    ['a disk without a kind', withDisks(1, { ...cloud, category: '' })],
    ['a disk of a kind nobody knows', withDisks(1, { ...cloud, category: 'tape' })],
    ['an attempt without an outcome', aTarget(1), { unclear: () => unclear }],
    ['an operation before', aTarget(1), { operations: [unclear] }],
    ['another event', aTarget(1), { events: [anEvent({ eventId: 'e-9', resourceId: 'i-sample-000001' })] }],
    ['that it is scheduled', aTarget(1, { event: { ...aTarget(1).event, status: 'Scheduled' } })],
    ['a plan after the deadline', aTarget(1, { plan: { opsType: 'scheduled', planTime: noon + 99 * hour } })],
    ['what becomes of the data', aTarget(1, { plan: { opsType: 'immediate', dataPolicy: 'abandon' } })],
    ['a mark that asks for typing', aTarget(1), { strict: true }],
    ['a list that is stale', aTarget(1), { list: { loadedAt: noon, error: new Error('x') } }],
  ];
  for (const action of actions) {
    for (const [what, target, facts] of known) {
      it(`of a ${action}, where there is ${what}`, () => {
        const event = { ...target.event, type: types[action] };
        for (const targets of [[{ ...target, event }], [{ ...target, event }, aTarget(2)]]) {
          const { text, shown } = asking(targets, { ...facts, action });
          assert.match(text, effects[action]);
          assert.equal(shown.filter(fact => effects[action].test(fact.text)).length, 1);
        }
      });
    }
  }

  const disks: [string, Target, boolean][] = [
    ['a cloud disk', withDisks(1, cloud), true],
    ['cloud disks of other kinds', withDisks(1, { ...cloud, category: 'cloud_efficiency' }, cloud), true],
    ['a local disk', withDisks(1, local), false],
    ['a local disk among others', withDisks(1, cloud, { ...local, category: 'file' }), false],
    ['no disk', withDisks(1), false],
    ['a disk without a kind', withDisks(1, { ...cloud, category: '' }), false],
    ['a disk of a kind nobody knows, among others', withDisks(1, cloud, { ...cloud, category: 'tape' }), false],
    ['nothing read', unread(1), false],
  ];
  for (const [what, target, said] of disks) {
    it(`says that no local disk was found with ${what}: ${said ? 'yes' : 'no'}`, () => {
      for (const action of ['redeploy', 'migrate'] as const) {
        assert.equal(noLocalDisk.test(asking([target], { action }).text), said);
      }
    });
  }

  it('says all that is at risk before anything else', () => {
    for (const [, target, facts] of known) {
      const { shown } = asking([target], facts);
      const last = shown.findLastIndex(({ atRisk }) => atRisk);
      assert.ok(last < shown.findIndex(({ text }) => /cannot be undone/.test(text)));
      assert.ok(last < shown.findIndex(({ text }) => /^Instance: /.test(text)));
    }
  });

  it('says nothing of disks for a reboot, which leaves them alone', () => {
    assert.doesNotMatch(asking([aTarget(1)], { action: 'reboot' }).text, /disk/);
    assert.doesNotMatch(asking([withDisks(1, local)], { action: 'reboot' }).text, /disk/);
  });
});

describe('case 69: many targets', () => {
  for (const count of [2, 3, 10, 11, 50]) {
    it(`are all named with id and node, where they are ${count}, and counted`, () => {
      const targets = Array.from({ length: count }, (_, index) => aTarget(index));
      const { lines, expected, question: asked, level } = asking(targets);
      for (const { event } of targets) {
        const n = event.eventId.slice(2);
        const own = lines.filter(line => line.startsWith(`edge-${n} · ${event.resourceId} · `));
        assert.equal(own.length, 1);
        assert.match(own[0] ?? '', new RegExp(`Node of cn-node-${n} \\(cn-node-${n}\\) · now`));
      }
      assert.equal(asked, `Redeploy ${count} instances now`);
      assert.equal(expected, `redeploy ${count}`);
      assert.equal(level, count > 2 ? 'high' : 'normal');
    });
  }

  it('have their own times and risks beside their names, what holds for all before them', () => {
    const planned = aTarget(1, { plan: { opsType: 'scheduled', planTime: noon + hour } });
    const { lines } = asking([planned, withDisks(2, local)]);
    const [first, second] = ['edge-1 · i-sample-000001', 'edge-2 · i-sample-000002'].map(start =>
      lines.findIndex(line => line.startsWith(start)),
    ) as [number, number];
    assert.ok(lines[first]?.includes(` · ${shanghai(noon + hour)} · deadline in 1 d`), lines[first]);
    assert.match(lines[second + 1] ?? '', /^edge-2: At risk: all data on a local disk/);
    const before = lines.slice(0, first).join('\n');
    assert.match(before, /^1 of 2 instances loses its local disks: 1 disk, 200 GiB\./);
    assert.match(before, effects.redeploy);
    assert.match(before, /cannot be undone/);
  });

  const again = (n: number, eventId: string) => aTarget(n, { event: { ...aTarget(n).event, eventId } });
  const repeats: [string, Target[], number[]][] = [
    ['two events of one instance', [aTarget(1), again(1, 'e-1b')], [1]],
    ['three events of one instance', [aTarget(1), again(1, 'e-1b'), again(1, 'e-1c')], [1]],
    ['two of one instance, and another one', [aTarget(1), aTarget(2), again(1, 'e-1b')], [1, 2]],
    ['two of each of two instances', [aTarget(1), aTarget(2), again(1, 'e-1b'), again(2, 'e-2b')], [1, 2]],
  ];
  for (const [what, targets, instances] of repeats) {
    for (const action of actions) {
      it(`${what}: is marked in words, is a high risk, and instances count (${action})`, () => {
        const asked = asking(targets, { action });
        assert.equal(asked.level, 'high');
        const [only] = instances.length === 1 ? instances : [];
        assert.equal(asked.expected, only === undefined ? `${action} ${instances.length}` : `edge-${only}`);
        assert.match(asked.question, only === undefined ? / 2 instances now$/ : /: edge-1$/);
        const marked = asked.shown.filter(({ text }) => /acted on more than once, also for/.test(text));
        const repeated = targets.filter(
          ({ event }) => targets.filter(other => other.event.resourceId === event.resourceId).length > 1,
        );
        assert.equal(marked.length, repeated.length);
        assert.ok(marked.every(({ atRisk }) => atRisk));
        for (const { event } of repeated) {
          assert.ok(marked.some(({ text }) => text.includes(event.eventId)));
        }
      });
    }
  }

  it('two events of one instance fit into the card: the other id, and the time before the own one', () => {
    const [one, other] = ['e-0000b5cefa5ae1610cc2a355d06fdaa1', 'e-000035c3efda74d3e5898a4da232cc0b'];
    const { shown, lines } = asking([again(1, one), again(1, other)]);
    const [marked] = shown.filter(({ text }) => /acted on more than once, also for/.test(text));
    const { label, detail = '' } = twoLines(marked?.text ?? '');
    assert.match(`${label} ${detail}`, new RegExp(`^edge-1: .*: ${other}$`));
    assert.deepEqual(
      [label, detail].filter(({ length }) => length > 84),
      [],
    );
    assert.match(
      lines.find(line => line.startsWith('edge-1 · ')) ?? '',
      new RegExp(`\\) · now · deadline in 1 d · ${one}$`),
    );
  });

  it('names the state of the other open events of an instance', () => {
    const ofTheSame = (eventId: string, status: string) => ({ ...aTarget(1).event, eventId, status });
    const events = [ofTheSame('e-8', 'Scheduled'), ofTheSame('e-9', 'Executing'), ofTheSame('e-7', 'Executed')];
    const { text } = asking([aTarget(1)], { events });
    assert.match(
      text,
      /Other open events of this instance: redeploy \(planned for 2026-11-25 20:00 GMT\+8\), redeploy \(running\)$/m,
    );
  });

  it('one event of each of two instances is marked as nothing', () => {
    const { level, text } = asking([aTarget(1), aTarget(2)]);
    assert.equal(level, 'normal');
    assert.doesNotMatch(text, /more than once/);
  });
});

describe('case 96: an instance of which nothing certain is known counts as the worst', () => {
  it('bears the name by which it was chosen in the list, and the end of its id is typed all the same', () => {
    const { question: asked, expected, lines } = asking([{ ...unread(1), listedName: 'edge-1' }]);
    assert.equal(asked, 'Redeploy now: edge-1');
    assert.equal(expected, '000001');
    assert.ok(lines.includes('Instance: in the list: edge-1 · i-sample-000001'), lines.join('\n'));
    const { lines: ofTwo } = asking([aTarget(2), { ...unread(1), listedName: 'edge-1' }]);
    assert.ok(ofTwo.some(line => line.startsWith('in the list: edge-1 · i-sample-000001 · not known')));
  });

  const unknown: [string, Target, RegExp][] = [
    ['could not be read, or is missing from the answer', unread(1), /could not be read/],
    ['is not found by the service', { ...unread(1), gone: true }, /finds no instance with this id/],
    ['came without any disk', withDisks(1), /disks/],
    ['came with a disk without a kind', withDisks(1, cloud, { ...cloud, category: '' }), /disk/],
    ['came with a disk of a kind nobody knows', withDisks(1, cloud, { ...cloud, category: 'tape' }), /disk/],
  ];
  for (const action of actions) {
    for (const [what, target, why] of unknown) {
      it(`one that ${what}: the end of its id is typed before a ${action}`, () => {
        const { level, expected, hint, shown } = asking([target], { action });
        assert.equal(level, 'high');
        assert.equal(expected, '000001');
        assert.match(hint, /Type the end of its id to confirm: 000001$/);
        assert.match(hint, why);
        assert.ok(shown.some(({ text, atRisk }) => atRisk && why.test(text)));
      });

      it(`one that ${what}, among two before a ${action}: it is named as such, and what is done is typed with the number`, () => {
        const { level, expected, hint, lines } = asking([aTarget(2), target], { action });
        assert.equal(level, 'high');
        assert.equal(expected, `${action} 2`);
        assert.equal(hint, `Type this to confirm: ${action} 2`);
        const named = lines.filter(line => /^(i-sample-000001|edge-1): At risk: /.test(line));
        assert.match(named.join('\n'), why);
        if (action !== 'reboot') {
          assert.match(named.join('\n'), /take (data on its local disks|its data) as lost/);
        }
      });
    }
  }

  it('two events of one that could not be read: the end of its id is typed', () => {
    const target = unread(1);
    const { expected, hint } = asking([target, { ...target, event: { ...target.event, eventId: 'e-1b' } }]);
    assert.equal(expected, '000001');
    assert.match(hint, /Type the end of its id to confirm: 000001$/);
  });

  it('a short id is typed whole, and one that was read by its name', () => {
    const event = anEvent({ resourceId: 'i-1' });
    assert.equal(asking([{ event, plan: { opsType: 'immediate' } }]).expected, 'i-1');
    const { expected, hint } = asking([withDisks(1, local)]);
    assert.equal(expected, 'edge-1');
    assert.equal(hint, 'Type the name of the instance to confirm: edge-1');
  });
});

describe('The age of what is shown', () => {
  const at = shanghai(noon - hour);
  const states: [string, NonNullable<ConfirmQuestion['list']>, RegExp | undefined][] = [
    ['read in full', { loadedAt: noon - hour }, undefined],
    [
      'read before a failure',
      { loadedAt: noon - hour, error: new Error('x') },
      /^The list was last read at (.*)\. Since then it could not be read\.$/,
    ],
    ['never read', { error: new Error('x') }, /^The list could not be read\.$/],
    ...(['short', 'time', 'page-cap', 'row-cap'] as const).map(
      (incomplete): [string, NonNullable<ConfirmQuestion['list']>, RegExp] => [
        `incomplete (${incomplete})`,
        { loadedAt: noon - hour, incomplete },
        /^The list was last read at (.*), but not in full/,
      ],
    ),
  ];
  for (const [what, list, said] of states) {
    it(`is said of a list that was ${what}: ${said ? 'yes' : 'no'}`, () => {
      for (const targets of [[aTarget(1)], [aTarget(1), aTarget(2)], [unread(1)]]) {
        const found = asking(targets, { list }).shown.filter(({ text }) => /^The list /.test(text));
        assert.equal(found.length, said ? 1 : 0);
        if (said) {
          const [, time] = said.exec(found[0]?.text ?? '') ?? assert.fail(found[0]?.text);
          assert.ok(time === undefined || time === at);
          assert.equal(found[0]?.atRisk, true);
        }
      }
    });
  }
});
