// The card of a confirmation as a whole, line by line.
import assert from 'node:assert/strict';
import { confirmationFacts, question, type ConfirmQuestion } from '../../../src/commands/confirmWords';
import type { Region } from '../../../src/ens/types';
import type { Target } from '../../../src/operations/plan';
import { assessRisk, type RiskFacts } from '../../../src/operations/risk';
import { anEvent, anInstance, anOperation, english, hour, noon } from '../../builders';
import { aProfile } from '../../desks';
import { shanghai } from '../../personTime';

const dalian: Region = { regionId: 'cn-sample-1', name: '大连联通', enName: 'Dalian Unicom' };

function asking(
  targets: Target[],
  facts: Partial<RiskFacts> = {},
  fields: Partial<ConfirmQuestion> = {},
): ConfirmQuestion {
  const known = { events: targets.map(({ event }) => event), operations: [], unclear: () => undefined, strict: false };
  const risk = assessRisk(targets, { ...known, ...facts });
  const region = () => dalian;
  return { action: 'redeploy', targets, risk, profile: aProfile(), region, now: noon, local: shanghai, ...fields };
}
const card = (asked: ConfirmQuestion) =>
  confirmationFacts(asked, english).map(({ text, detail, atRisk }) =>
    [atRisk ? `! ${text}` : text, ...(detail === undefined ? [] : [detail])].join(' | '),
  );
const atOnce = { opsType: 'immediate' } as const;
const later = { opsType: 'scheduled', planTime: noon + 3 * hour } as const;

describe('The card of one event', () => {
  it('at once: the risk, what cannot be undone, the target, the time and the account', () => {
    const instance = { ...anInstance(), requestId: 'REQ-C' };
    assert.deepEqual(card(asking([{ event: anEvent(), instance, plan: atOnce }])), [
      'No local disk was found.',
      'The instance stops, moves to another host and starts again. A redeploy cannot be undone.',
      'Instance: edge-web-01 · i-sample-1 · Running',
      'Node: Dalian Unicom (cn-sample-1)',
      `Event: redeploy, warning · ${anEvent().eventId}`,
      `Deadline: ${shanghai(noon + 24 * hour)} · in 1 d`,
      'Time: now',
      'Account: Test · ens.aliyuncs.com · LTAI…0000',
      'RequestId of the check: REQ-C',
    ]);
  });

  it('planned, of an instance of which nothing is known: its time in two zones, and what is not known', () => {
    const event = anEvent({ type: 'Instance:SystemFailure.Redeploy', publishTime: noon });
    delete event.notBefore;
    assert.deepEqual(card(asking([{ event, plan: later }])), [
      '! The disks of i-sample-1 are not known: take their data as lost.',
      '! At risk: the instance could not be read, so take data on its local disks as lost.',
      'The instance stops, moves to another host and starts again. A redeploy cannot be undone.',
      'Instance: i-sample-1',
      'Node: not known',
      `Event: redeploy, warning · ${event.eventId}`,
      `Deadline: ${shanghai(noon + 120 * hour)} · in 5 d, estimated`,
      `Time: ${shanghai(noon + 3 * hour)} · 2026-11-24 15:00 UTC · in 3 h`,
      'Account: Test · ens.aliyuncs.com · LTAI…0000',
    ]);
  });

  it('says both names of an instance that has another one by now', () => {
    const lines = card(asking([{ event: anEvent(), instance: anInstance(), listedName: 'edge-old', plan: atOnce }]));
    assert.ok(lines.includes('Instance: edge-web-01 · in the list: edge-old · i-sample-1 · Running'));
  });

  it('marks a production account', () => {
    const profile = { ...aProfile(), mark: 'production' as const };
    const lines = card(asking([{ event: anEvent(), instance: anInstance(), plan: atOnce }], {}, { profile }));
    assert.ok(lines.includes('! Account: Test · Production · ens.aliyuncs.com · LTAI…0000'));
  });

  it('on a node without a name, of an event without a deadline', () => {
    const event = anEvent({ type: 'Disk:Stalled' });
    delete event.notBefore;
    const lines = card(asking([{ event, instance: anInstance(), plan: atOnce }], {}, { region: () => undefined }));
    assert.ok(lines.includes('Node: cn-sample-1'));
    assert.ok(!lines.some(line => line.startsWith('Deadline')));
  });

  it('says all that speaks against it, each in a line of its own', () => {
    const event = anEvent({ status: 'Scheduled', notBefore: noon + hour });
    const disks = [{ category: 'local_ssd', sizeGiB: 200, role: 'data' } as const];
    const events = [
      event,
      anEvent({ eventId: 'e-2', type: 'Disk:Stalled', notBefore: noon + 2 * hour }),
      anEvent({ eventId: 'e-3', status: 'Scheduled', notBefore: noon + 5 * hour }),
      anEvent({ eventId: 'e-4', status: 'Executing' }),
    ];
    const operations = [anOperation({ outcome: { kind: 'accepted', requestId: 'REQ-1' }, account: 'Test' })];
    const lines = card(asking([{ event, instance: anInstance({ disks }), plan: later }], { events, operations }));
    assert.deepEqual(
      lines.filter(line => line.startsWith('! ')),
      [
        'edge-web-01 loses its local disks: 1 disk, 200 GiB.',
        'At risk: all data on a local disk: data 200 GiB local (local_ssd)',
        `Last operation on this instance: ${shanghai(noon)} · Test · running · REQ-1`,
        `Other open events of this instance: disk slow (needs an answer until ${shanghai(noon + 2 * hour)}), redeploy (planned for ${shanghai(noon + 5 * hour)}), redeploy (running)`,
        'It is scheduled already. Whether a new time replaces the old one is not documented.',
        'The planned time is after the deadline: the service may act first.',
      ].map(text => `! ${text}`),
    );
  });

  it('names an attempt without an outcome instead of the last operation', () => {
    const unclear = anOperation({ outcome: { kind: 'unknown', code: 'X', message: '' } });
    const target = { event: anEvent(), instance: anInstance(), plan: atOnce };
    const lines = card(asking([target], { operations: [unclear], unclear: () => unclear }));
    assert.ok(
      lines.includes(
        `! An earlier attempt has no clear outcome, and this would be a second one: ${shanghai(noon)} · Test · outcome not clear yet`,
      ),
    );
    assert.ok(!lines.some(line => line.includes('Last operation')));
  });

  for (const [dataPolicy, said] of [
    ['abandon', 'At risk: all data on its disks, which is given up.'],
    ['force_transfer', 'Its data is moved by force.'],
    ['try_transfer', 'At risk: data on its disks, which is moved only if it can be.'],
  ] as const) {
    it(`says what becomes of the data (${dataPolicy})`, () => {
      const target = { event: anEvent(), instance: anInstance(), plan: { ...atOnce, dataPolicy } };
      assert.ok(card(asking([target], {}, { action: 'migrate' })).includes(`! ${said}`));
    });
  }

  for (const [what, disks, action, said] of [
    ['none of its disks is known', [], 'reboot', 'At risk: not all disks of the instance are known.'],
    [
      'none of its disks is known',
      [],
      'redeploy',
      'At risk: the disks of the instance are not known, so take data on its local disks as lost.',
    ],
    [
      'a disk is of a kind nobody knows',
      [{ category: 'tape', role: 'data' }],
      'redeploy',
      'At risk: a disk of a kind that is not known here, so take its data as lost: data unknown size unknown (tape)',
    ],
    [
      'it could not be read',
      undefined,
      'reboot',
      'At risk: the instance could not be read, so its state and its disks are not known.',
    ],
  ] as const) {
    it(`before a ${action} says that ${what}`, () => {
      const instance = disks && anInstance({ disks: [...disks] });
      const target = { event: anEvent(), plan: atOnce, ...(instance && { instance }) };
      assert.deepEqual(
        card(asking([target], {}, { action }))
          .filter(line => line.startsWith('! '))
          .slice(1),
        [`! ${said}`],
      );
    });
  }
});

describe('The card of several events', () => {
  const second = anEvent({ eventId: 'e-2' });
  const other = anEvent({ eventId: 'e-3', resourceId: 'i-sample-2' });
  const target = (event = anEvent(), plan: Target['plan'] = atOnce): Target => ({
    event,
    instance: anInstance({ instanceId: event.resourceId }),
    plan,
  });

  it('of two instances: what holds for all, then each with node, time, deadline and what was found of it', () => {
    assert.deepEqual(card(asking([target(), target(other, later)])), [
      '2 instances, none with a local disk.',
      'Each instance stops, moves to another host and starts again. A redeploy cannot be undone.',
      'edge-web-01 · i-sample-1 | Dalian Unicom (cn-sample-1) · now · deadline in 1 d',
      `edge-web-01 · i-sample-2 | Dalian Unicom (cn-sample-1) · ${shanghai(noon + 3 * hour)} · deadline in 1 d`,
      `Time: ${shanghai(noon + 3 * hour)} · 2026-11-24 15:00 UTC · in 3 h`,
      'Account: Test · ens.aliyuncs.com · LTAI…0000',
    ]);
  });

  it('of one instance: each says its event, and names the others', () => {
    const lines = card(asking([target(), target(second)]));
    assert.deepEqual(lines.slice(0, -2), [
      '! Several events of one instance: it is acted on more than once.',
      'The instance stops, moves to another host and starts again. A redeploy cannot be undone.',
      `edge-web-01 · i-sample-1 | Dalian Unicom (cn-sample-1) · now · deadline in 1 d · ${anEvent().eventId}`,
      '! edge-web-01: At risk: acted on more than once, also for: e-2',
      'edge-web-01 · i-sample-1 | Dalian Unicom (cn-sample-1) · now · deadline in 1 d · e-2',
      `! edge-web-01: At risk: acted on more than once, also for: ${anEvent().eventId}`,
    ]);
  });

  it('says when all are, or the first and how much later the last one', () => {
    const soon = { opsType: 'scheduled', planTime: noon + hour } as const;
    const time = (...plans: Target['plan'][]) =>
      card(asking(plans.map((plan, n) => target(anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` }), plan)))).find(
        line => line.startsWith('Time: '),
      );
    assert.equal(time(atOnce, atOnce), 'Time: now');
    assert.equal(time(later, later), `Time: ${shanghai(noon + 3 * hour)} · 2026-11-24 15:00 UTC · in 3 h`);
    assert.equal(
      time(later, soon),
      `Time: ${shanghai(noon + hour)} · 2026-11-24 13:00 UTC · in 1 h, the last one 2 h later`,
    );
  });

  it('of one instance three times: the others are told apart', () => {
    const lines = card(asking([target(), target(second), target(anEvent({ eventId: 'e-4' }))]));
    assert.ok(lines.some(line => line.endsWith('also for: e-2, e-4')));
  });
});

describe('The question', () => {
  const target = (plan: Target['plan'], event = anEvent()): Target => ({ event, instance: anInstance(), plan });
  const others = (plan: Target['plan']) => [target(plan), target(plan, anEvent({ resourceId: 'i-2' }))];

  for (const [targets, said] of [
    [[target(atOnce)], 'Redeploy now: edge-web-01'],
    [[target(later)], 'Schedule the redeploy of: edge-web-01'],
    [others(atOnce), 'Redeploy 2 instances now'],
    [others(later), 'Schedule the redeploy of 2 instances'],
  ] as const) {
    it(said, () => {
      assert.equal(question(asking([...targets]), english), said);
    });
  }
});
