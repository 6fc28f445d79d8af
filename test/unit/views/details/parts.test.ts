import assert from 'node:assert/strict';
import type { Disk } from '../../../../src/ens/types';
import { eventKey } from '../../../../src/events/event';
import { createEventStore } from '../../../../src/events/store';
import { detailsFacts } from '../../../../src/views/details/detailsFacts';
import { eventTooltipLines } from '../../../../src/views/eventTooltipLines';
import { anEvent, anInstance, anOperation, english, hour, noon } from '../../../builders';
import { shanghai } from '../../../personTime';
import { linksOf, pageWith, profile, sectionText, textOf, type Known } from './setting';

const node = { kind: 'event', account: 'p1', key: `${anEvent().eventId}/i-sample-1` };
const local: Disk = { category: 'local_hdd', role: 'data', sizeGiB: 500, diskId: 'd-2' };
const text = (id: string, known: Known) => sectionText(pageWith(known), id);

describe('What can be done, in the details of an event', () => {
  const operations = ['ensEvents.redeploy', 'ensEvents.reboot', 'ensEvents.migrate'];
  const offered = (known: Known) => linksOf(pageWith(known)).filter(({ command }) => operations.includes(command));

  const types: [type: string, command: string][] = [
    ['Instance:SystemFailure.Redeploy', 'ensEvents.redeploy'],
    ['Instance:SystemMaintenance.Reboot', 'ensEvents.reboot'],
    ['Instance:SystemUpgrade.Migrate', 'ensEvents.migrate'],
  ];
  for (const [type, command] of types) {
    it(`is ${command} for ${type}, on this event`, () => {
      assert.deepEqual(offered({ event: anEvent({ type }) }), [{ command, args: [node] }]);
    });
  }

  const bars: [name: string, known: Known, why: RegExp][] = [
    [
      'the event has ended',
      { event: anEvent({ status: 'Executed' }) },
      /Redeploy is not possible\. The event has ended\./,
    ],
    ['it is running', { event: anEvent({ status: 'Executing' }) }, /Its operation is already running\./],
    ['the id is odd', { event: anEvent({ eventId: 'e 1' }) }, /Its id has characters that are never sent\./],
    [
      'the type takes none',
      { event: anEvent({ type: 'Disk:Stalled' }) },
      /offers no operation for events of this type/,
    ],
    [
      'the account only reads',
      { profile: { ...profile, mark: 'readOnly' } },
      /This account is marked as read-only: Ops/,
    ],
    ['the event is gone', { listed: false }, /does not list the event any more/],
  ];
  for (const [name, known, why] of bars) {
    it(`is no operation, with the reason, where ${name}`, () => {
      assert.deepEqual(offered(known), []);
      assert.match(text('actions', known), why);
    });
  }

  it('tells of an operation that is under way', () => {
    const plan = { opsType: 'scheduled', planTime: noon + hour } as const;
    const open = anOperation({ plan, outcome: { kind: 'accepted', requestId: 'REQ-1' } });
    assert.match(
      text('actions', { operations: [open] }),
      /There is an operation on this event already: planned for 2026/,
    );
    const other = { ...open, eventId: 'e-2' };
    assert.doesNotMatch(text('actions', { operations: [other] }), /already/);
  });

  it('case 98: is no second operation while one is at the event and does not show in it, and one again once it does', () => {
    const event = anEvent({ notBefore: noon + 3 * hour });
    const before = { statusBefore: event.status, notBeforeBefore: event.notBefore! };
    const unclear = anOperation({ ...before, outcome: { kind: 'unknown', code: 'ECONNRESET', message: 'reset' } });
    const accepted = anOperation({ ...before, outcome: { kind: 'accepted', requestId: 'REQ-1' } });
    for (const operation of [unclear, accepted, anOperation(before)]) {
      assert.deepEqual(offered({ event, operations: [operation] }), []);
      assert.match(text('actions', { event, operations: [operation] }), /There is an operation on this event already/);
      const moved = { ...event, status: 'Scheduled', notBefore: noon + hour };
      assert.equal(offered({ event: moved, operations: [operation] }).length, 1);
      const other = { ...operation, eventId: 'e-2' };
      assert.equal(offered({ event, operations: [other] }).length, 1);
    }
  });

  it('has no console for the sample account', () => {
    const console = (known: Known) =>
      linksOf(pageWith(known)).some(({ command }) => command === 'ensEvents.openConsole');
    assert.equal(console({}), true);
    assert.equal(console({ profile: { ...profile, kind: 'sample' } }), false);
  });
});

describe('What an event means for the instance', () => {
  it('is told by its disks, where it moves', () => {
    const disks = [local, { category: 'file', role: 'system' } as const, { category: 'pangu', role: 'data' } as const];
    assert.match(text('means', { instance: anInstance({ disks }) }), /A redeploy may empty its 2 local disks/);
    assert.match(text('means', {}), /No local disk was found/);
    assert.match(text('means', { instance: undefined }), /not known, so take data on local disks as lost/);
    assert.match(
      text('means', { instance: anInstance({ disks: [] }) }),
      /not known, so take data on local disks as lost/,
    );
  });

  it('case 68: is not told of disks as if none were local, where their kind is not known', () => {
    const odd = ['', 'tape'].map(category => ({ category, role: 'data' }) as const);
    for (const disks of [[odd[0]!], [odd[1]!], [{ category: 'pangu', role: 'system' } as const, ...odd]]) {
      assert.match(
        text('means', { instance: anInstance({ disks }) }),
        /not known, so take data on local disks as lost/,
      );
      assert.doesNotMatch(text('means', { instance: anInstance({ disks }) }), /No local disk/);
    }
  });

  it('is no matter of disks for a reboot', () => {
    const event = anEvent({ type: 'Instance:SystemMaintenance.Reboot' });
    assert.doesNotMatch(text('means', { event, instance: anInstance({ disks: [local] }) }), /disk/);
  });
});

describe('The instance in the details of an event', () => {
  it('has its name, node, addresses and disks, the local ones marked', () => {
    const instance = anInstance({
      ...{ spec: 'ens.sn1.large', cpu: '4', memoryMiB: 8192, os: 'Linux 3', createTime: noon, expireTime: noon + hour },
      disks: [{ category: 'pangu', role: 'system', sizeGiB: 40, diskId: 'd-1' }, local],
    });
    const card = text('instance', { instance });
    for (const line of [
      'Name\nedge-web-01',
      'Instance id\ni-sample-1',
      'Instance state\nRunning',
      'Node\nBeijing (cn-sample-1)',
      'Specification\nens.sn1.large',
      'Cores\n4',
      'Memory\n8 GiB',
      'Operating system\nLinux 3',
      'Addresses\n192.0.2.10',
      'system\n40 GiB\ncloud disk (pangu)\nd-1',
      'data\n500 GiB\nlocal disk (local_hdd)\nd-2',
    ]) {
      assert.ok(card.includes(`\n${line}\n`), `${line} is missing in ${card}`);
    }
    assert.match(card, /Created\n2026-11-24.*\nExpires\n2026-11-24/);
  });

  it('says in words what is not known', () => {
    const bare = { instanceId: 'i-sample-1', addresses: [], disks: [] };
    const card = text('instance', { instance: bare });
    for (const name of ['Name', 'Instance state', 'Node', 'Specification', 'Addresses']) {
      assert.ok(card.includes(`${name}\nunknown\n`), name);
    }
    assert.match(card, /Its disks are not known\./);
    assert.match(text('instance', { instance: undefined }), /Nothing but its id is known/);
  });

  it('is none where the event is about something else', () => {
    const event = anEvent({ type: 'IP:SafeBan', resourceId: '192.0.2.1' });
    assert.match(text('instance', { event, instance: undefined }), /not about an instance/);
  });
});

describe('Operations in the details of an event', () => {
  it('are those on the event and its instance by this account, newest first, with their RequestIds', () => {
    const operations = [
      anOperation({ id: 'op-1', at: noon - 2 * hour, outcome: { kind: 'refused', code: 'Busy', message: 'later' } }),
      anOperation({ id: 'op-2', at: noon - hour, eventId: 'e-2', outcome: { kind: 'accepted', requestId: 'REQ-2' } }),
      anOperation({ id: 'op-3', resourceId: 'i-other', outcome: { kind: 'accepted', requestId: 'REQ-3' } }),
      anOperation({ id: 'op-4', profileId: 'p2', outcome: { kind: 'accepted', requestId: 'REQ-4' } }),
    ];
    const page = pageWith({ operations });
    const history = sectionText(page, 'operations');
    assert.match(history, /11:00 UTC\n[^]*\nREQ-2[^]*10:00 UTC\nRedeploy\nrefused\nBusy: later\nthis event\nnone\n/);
    assert.match(history, /e-2\nREQ-2 Copy RequestId/);
    assert.doesNotMatch(history, /REQ-3|REQ-4/);
    const copies = linksOf(page).filter(({ command }) => command === 'ensEvents.copyRequestId');
    assert.deepEqual(
      copies.map(({ args }) => args),
      [[{ kind: 'operation', id: 'op-2' }]],
    );
  });

  it('say how they ended', () => {
    const end = { how: 'done', status: 'Executed', at: noon, summary: 'The instance is running.' } as const;
    const operations = [anOperation({ outcome: { kind: 'accepted', requestId: 'REQ-1' }, end })];
    assert.match(text('operations', { operations }), /done\nThe instance is running\./);
  });

  it('are told to be none', () => {
    assert.match(text('operations', {}), /None from this computer\./);
  });
});

describe('Other events of the instance', () => {
  it('are the open ones, soonest deadline first, each leading to its details', () => {
    const others = [
      anEvent({ eventId: 'e-later', notBefore: noon + 9 * hour }),
      anEvent({ eventId: 'e-sooner', notBefore: noon + 2 * hour, level: 'CRITICAL' }),
      anEvent({ eventId: 'e-ended', status: 'Executed' }),
      anEvent({ eventId: 'e-elsewhere', resourceId: 'i-2' }),
    ];
    const page = pageWith({ others });
    // The times themselves: the page stands still.
    assert.match(
      sectionText(page, 'others'),
      /Deadline: 2026-11-24 22:00 GMT\+8 · needs an answer · redeploy · level: critical\nDeadline: 2026-11-25 05:00/,
    );
    assert.deepEqual(
      linksOf(page)
        .filter(({ command }) => command === 'ensEvents.openEvent')
        .map(({ args }) => args),
      ['e-sooner', 'e-later'].map(id => [{ ...node, key: `${id}/i-sample-1` }]),
    );
  });

  it('are told to be none', () => {
    assert.match(text('others', {}), /None in the list\./);
  });
});

describe('An event that is about no instance', () => {
  const ofNode = anEvent({ type: 'EnsRegion:NetworkMigration', resourceId: 'cn-sample-1', notBefore: noon + hour });

  it('names the kind of its id, and copies it', () => {
    for (const [type, label] of [
      ['EnsRegion:NetworkMigration', 'Node id'],
      ['Disk:Stalled', 'Disk id'],
      ['IP:SafeBan', 'IP address'],
      ['Odd:Type', 'Resource id'],
    ] as const) {
      const event = anEvent({ type, resourceId: 'x-1' });
      assert.match(text('happened', { event, instance: undefined }), new RegExp(`\\n${label}\\nx-1\\n`));
      assert.match(text('actions', { event }), /Copy Resource ID/);
      assert.doesNotMatch(text('actions', { event }), /Copy Instance ID/);
    }
  });

  it('tells by the id itself where it is that of an instance or an address, whatever the type says', () => {
    for (const [type, resourceId, label] of [
      ['EnsRegion:NetworkMigration', 'i-sample-1', 'Instance id'],
      ['IP:SafeRisk', 'i-sample-1', 'Instance id'],
      ['Odd:Type', '192.0.2.10', 'IP address'],
      ['Odd:Type', '2001:db8::1', 'IP address'],
    ] as const) {
      const event = anEvent({ type, resourceId });
      assert.match(text('happened', { event }), new RegExp(`\\n${label}\\n${resourceId}\\n`));
      assert.match(text('actions', { event }), label === 'Instance id' ? /Copy Instance ID/ : /Copy Resource ID/);
    }
  });

  it('names the instance whose disk or address it is, and the others on its node', () => {
    const others = ['e-8', 'e-9'].map((eventId, index) =>
      anEvent({ eventId, resourceId: `i-sample-${String(8 + index)}` }),
    );
    const neighbors = [
      anInstance({
        ...{ instanceId: 'i-sample-8', name: 'edge-8', addresses: ['192.0.2.8'] },
        disks: [{ diskId: 'd-8', category: 'pangu', role: 'data' }],
      }),
      anInstance({ instanceId: 'i-sample-9', name: 'edge-9', addresses: [] }),
    ];
    for (const [type, resourceId, label] of [
      ['Disk:Stalled', 'd-8', 'Disk of'],
      ['IP:SafeBan', '192.0.2.8', 'Address of'],
    ] as const) {
      const shown = text('instance', { event: anEvent({ type, resourceId }), others, neighbors, instance: undefined });
      assert.match(shown, new RegExp(`${label}\\nedge-8 i-sample-8\\nNode\\nBeijing \\(cn-sample-1\\)\\n`));
      assert.match(shown, /on this node:\nedge-9\s+i-sample-9\n$/);
    }
  });

  it('has no deadline where nothing can be answered, in its head as in its times', () => {
    const page = textOf(pageWith({ event: ofNode, instance: undefined }));
    assert.doesNotMatch(page, /[Dd]eadline|overdue/);
    assert.match(page, /Planned by the service/);
  });

  it('lists the instances on its node that are known', () => {
    const others = [anEvent({ eventId: 'e-2', resourceId: 'i-sample-9' })];
    const neighbors = [anInstance({ instanceId: 'i-sample-9', name: 'edge-9' })];
    const shown = text('instance', { event: ofNode, others, neighbors, instance: undefined });
    assert.match(shown, /Your instances with events on this node:\nedge-9\s+i-sample-9/);
    const elsewhere = [anInstance({ instanceId: 'i-sample-9', regionId: 'cn-other' })];
    assert.doesNotMatch(
      text('instance', { event: ofNode, others, neighbors: elsewhere, instance: undefined }),
      /on this node/,
    );
  });
});

describe('An instance that was renamed', () => {
  it('shows both names, where the list or an operation had the old one', () => {
    const recorded = [anOperation({ name: 'edge-5' })];
    assert.match(
      text('instance', { instance: anInstance({ name: 'edge-7' }), operations: recorded }),
      /Name\nedge-7\nName before\nedge-5\n/,
    );
    const same = [anOperation({ name: 'edge-7' }), anOperation({ name: 'i-sample-1' })];
    assert.doesNotMatch(
      text('instance', { instance: anInstance({ name: 'edge-7' }), operations: same }),
      /Name before/,
    );
    const store = createEventStore();
    store.putInstances([anInstance({ name: 'edge-5' })]);
    store.putInstances([anInstance({ name: 'edge-7' })]);
    const event = anEvent();
    store.merge([event]);
    const node = { kind: 'event', account: 'p1', key: eventKey(event) } as const;
    assert.equal(detailsFacts({ node, store, profile, operations: [], now: noon })?.formerName, 'edge-5');
    const { name } = eventTooltipLines(
      { event, instance: store.instance('i-sample-1'), nodeId: '', formerName: 'edge-5', now: noon, local: shanghai },
      english,
    );
    assert.equal(name, 'edge-7 (before: edge-5)');
  });
});

describe('What a network cutover means', () => {
  it('promises nothing of which the documents of the service disagree', () => {
    const means = text('means', { event: anEvent({ type: 'EnsRegion:NetworkMigration' }) });
    assert.match(means, /disagree on whether instances are moved/);
    assert.doesNotMatch(means, /Nothing is moved/);
  });
});

describe('The five-day default', () => {
  const failed = { type: 'Instance:SystemFailure.Redeploy', publishTime: noon - hour, notBefore: noon - hour };
  it('is told only where it decides', () => {
    const told = (event: Parameters<typeof anEvent>[0]) => /five days/.test(text('means', { event: anEvent(event) }));
    assert.equal(told({ ...failed, status: 'Inquiring' }), true);
    assert.equal(told({ ...failed, status: 'Inquiring', notBefore: noon + hour }), false);
    for (const status of ['Scheduled', 'Executing', 'Executed', 'Failed', 'Canceled', 'Avoided']) {
      assert.equal(told({ ...failed, status }), false, status);
    }
  });
});

describe('A long reason', () => {
  it('begins, and unfolds to the whole; a short one stands as it is', () => {
    const reason = 'The host failed. '.repeat(60).trim();
    const page = pageWith({ event: anEvent({ reason }) });
    assert.match(page, /<details class="long"><summary>.{20,400}…/);
    assert.ok(textOf(page).includes(reason));
    assert.doesNotMatch(pageWith({ event: anEvent({ reason: 'Short.' }) }), /class="long"/);
  });
});
