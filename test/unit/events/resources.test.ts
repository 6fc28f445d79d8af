// What an event is about, told by its resource id, and on which node that is.
import assert from 'node:assert/strict';
import { arrange } from '../../../src/events/arrange';
import { defaultArrangement, noFilter } from '../../../src/events/arrangement';
import { isInstanceEvent } from '../../../src/events/event';
import { countsOf, matches } from '../../../src/events/filter';
import { nodeIdOf } from '../../../src/events/nodeIdOf';
import { readNames } from '../../../src/events/reader';
import { resourceIdLabel, resourceKindOf } from '../../../src/events/resourceWords';
import { createEventStore } from '../../../src/events/store';
import { documentedEventTypes } from '../../../src/ens/eventTypes';
import type { EnsEvent } from '../../../src/ens/types';
import { eventsCsv, eventsJson } from '../../../src/exports/eventsTable';
import { ticketText } from '../../../src/exports/ticket';
import { detailsFacts } from '../../../src/views/details/detailsFacts';
import { detailsPage } from '../../../src/views/details/page';
import { eventTooltipLines } from '../../../src/views/eventTooltipLines';
import { timelineOf } from '../../../src/views/timeline/model';
import { eventKey } from '../../../src/events/event';
import { aClient, anEvent, anInstance, english, noon } from '../../builders';
import { aProfile } from '../../desks';
import { shanghai } from '../../personTime';
import { parseCsv } from '../exports/parseCsv';
import { sectionText } from '../views/details/setting';

const never = new AbortController().signal;
const types = [...documentedEventTypes, 'EnsRegion:PortError', 'EnsInstance:Create', 'Gpu:Lost', ''];
const otherIds = [
  'n-5sample',
  'd-5sample',
  'eip-5sample',
  'cn-sample-1',
  '192.0.2.1',
  '2001:db8::1',
  'I-1',
  'xi-1',
  '',
];

describe('The instance of an event', () => {
  for (const type of types) {
    it(`of the type “${type}” is asked for where its id is one of an instance, and only then`, async () => {
      const store = createEventStore();
      const ids = ['i-1', ...otherIds];
      store.merge(ids.map((resourceId, index) => anEvent({ eventId: `e-${String(index)}`, type, resourceId })));
      const asked: unknown[] = [];
      const client = aClient({
        describeInstances: wanted => {
          asked.push(wanted);
          return Promise.resolve(wanted.map(instanceId => anInstance({ instanceId })));
        },
      });
      await readNames({ store }, client, never);
      assert.deepEqual(asked, [['i-1']]);
      assert.equal(store.instance('i-1')?.name, 'edge-web-01');
      assert.deepEqual(
        ids.filter(resourceId => isInstanceEvent(anEvent({ type, resourceId }))),
        ['i-1'],
      );
    });
  }

  it('is not what another kind of id names, whatever the event is about', () => {
    for (const type of types) {
      const kind = (resourceId: string) => resourceKindOf({ type, resourceId });
      assert.deepEqual(
        ['i-1', 'd-1', 'n-1', 'eip-1', '192.0.2.1'].map(kind),
        ['instance', 'disk', 'other', 'other', 'ip'],
        type,
      );
    }
    assert.equal(
      resourceIdLabel({ type: 'Instance:SystemFailure.Redeploy', resourceId: 'n-1' }, english),
      'Resource id',
    );
    assert.equal(resourceIdLabel({ type: 'EnsRegion:NetworkMigration', resourceId: 'cn-x' }, english), 'Node id');
  });
});

/** What each place says the node of an event is; empty where it says none. */
function nodesOf(event: EnsEvent, ...instances: Parameters<typeof anInstance>[0][]) {
  const store = createEventStore();
  store.replace([event], { loading: false, loadedAt: noon });
  store.putInstances(instances.map(anInstance));
  const instance = store.instance(event.resourceId);
  const nodeId = nodeIdOf(event, store);
  const profile = aProfile();
  const [group] = arrange([{ event, now: noon }], { ...defaultArrangement, groupBy: 'node' }, store).groups;
  const facts = detailsFacts({
    node: { kind: 'event', account: 'p1', key: eventKey(event) },
    ...{ store, profile, operations: [], now: noon },
  });
  assert.ok(facts);
  const page = sectionText(detailsPage(facts, 'en', shanghai, english), 'instance');
  const timeline = timelineOf({
    accounts: [{ profileId: 'p1', name: 'Ops', store, endedAt: () => undefined }],
    ...{ windows: [], now: noon, language: 'en', t: english },
  });
  const shared = { event, instance, nodeId, account: 'Ops' };
  const [head = [], cells = []] = parseCsv(eventsCsv([shared]));
  const [member] = JSON.parse(eventsJson([shared])) as Record<string, unknown>[];
  const tooltip = eventTooltipLines({ event, instance, nodeId, now: noon, local: shanghai }, english);
  const lane = timeline.nodes[0];
  return {
    tree: group?.id,
    filter: countsOf([event], 'node', store)[0]?.[0],
    filtered: matches(event, { ...noFilter, node: [nodeId] }, store) ? nodeId : 'not found',
    details: facts.nodeId,
    page: /Node\n(cn-\S+)/.exec(page)?.[1] ?? '',
    timeline: /^cn-\S+/.exec(lane ?? '')?.[0] ?? '',
    csv: cells[head.indexOf('node')],
    json: member?.['node'] ?? '',
    ticket: /^Node: (.*)$/m.exec(ticketText([shared], shanghai, english))?.[1] ?? '',
    tooltip: tooltip.rows.find(([label]) => label === 'Node')?.[1] ?? '',
  };
}

describe('The node of an event is the same wherever it is said', () => {
  const disks = [{ category: 'pangu', role: 'data', diskId: 'd-1' }] as const;
  const here = { regionId: 'cn-here', disks, addresses: ['192.0.2.10', '10.0.0.1'] };
  const there = { instanceId: 'i-sample-2', regionId: 'cn-there', addresses: ['192.0.2.11', '10.0.0.1'] };
  for (const [what, fields, expected] of [
    ['an instance’s', {}, 'cn-here'],
    ['a node event’s that names an instance', { type: 'EnsRegion:NetworkMigration' }, 'cn-here'],
    ['an unknown node event’s that names an instance', { type: 'EnsRegion:PortError' }, 'cn-here'],
    ['a disk event’s that names an instance', { type: 'Disk:Stalled' }, 'cn-here'],
    ['an address event’s that names an instance', { type: 'IP:SafeBan' }, 'cn-here'],
    ['a node event’s that names the node', { type: 'EnsRegion:NetworkMigration', resourceId: 'cn-third' }, 'cn-third'],
    ['a node event’s that names an instance nobody knows', { type: 'EnsRegion:NetworkDown', resourceId: 'i-x' }, ''],
    ['a node event’s that names a network', { type: 'EnsRegion:NetworkMigration', resourceId: 'n-1' }, ''],
    ['a disk’s', { type: 'Disk:Stalled', resourceId: 'd-1' }, 'cn-here'],
    ['a disk’s nobody knows', { type: 'Disk:Stalled', resourceId: 'd-9' }, ''],
    ['an address’s', { type: 'IP:SafeRisk', resourceId: '192.0.2.11' }, 'cn-there'],
    ['an address’s that two instances have', { type: 'IP:SafeRisk', resourceId: '10.0.0.1' }, ''],
    ['an event’s without a resource', { type: 'IP:SafeRisk', resourceId: '' }, ''],
  ] as const) {
    it(`${what}: ${expected || 'not known'}`, () => {
      const said = nodesOf(anEvent(fields), here, there);
      assert.deepEqual(said, Object.fromEntries(Object.keys(said).map(place => [place, expected])));
    });
  }
});
