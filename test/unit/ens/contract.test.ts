// Every request that the product sends fits what the service documents of it.
import assert from 'node:assert/strict';
import { documentedEventTypes } from '../../../src/ens/eventTypes';
import type { DataPolicy, EnsClient, OperationRequest, SendMany, SendOne } from '../../../src/ens/types';
import { readAllEvents } from '../../../src/ens/paging';
import { actionFor } from '../../../src/events/actions';
import { readInstances, readNames, readOfResource, readSome } from '../../../src/events/reader';
import { createEventStore } from '../../../src/events/store';
import { cliLine } from '../../../src/exports/cli';
import { aClock, anEvent } from '../../builders';
import { eventRow, noSignal } from '../builders';
import { breaches, contracts } from './contract';
import { against } from './harness';
import { answer, queryOf, success, type Loopback, type Reply } from './loopback';

const policies: readonly DataPolicy[] = ['abandon', 'force_transfer', 'try_transfer'];
const plans = [
  { opsType: 'immediate' },
  { opsType: 'scheduled', planTime: 1_742_452_232_000 },
  { opsType: 'scheduled', planTime: 0 },
  // The plan of a moment ago, which is at once now.
  { opsType: 'immediate', planTime: 1_742_452_232_000 },
] as const;
const requests = (fields: Partial<OperationRequest> = {}): OperationRequest[] =>
  plans.map((plan, n) => ({ eventId: `e-${String(n)}`, resourceId: `i-${String(n)}`, ...plan, ...fields }));
const migrations = [...requests(), ...policies.flatMap(dataPolicy => requests({ dataPolicy }))];

const each =
  (send: (client: EnsClient) => SendOne, wanted: readonly OperationRequest[]) => async (client: EnsClient) => {
    for (const request of wanted) {
      await send(client)(request, noSignal);
    }
  };
const atOnce =
  (send: (client: EnsClient) => SendMany, wanted: readonly OperationRequest[]) => async (client: EnsClient) => {
    await send(client)(wanted, noSignal);
    await send(client)(wanted.slice(0, 1), noSignal);
  };
const ids = Array.from({ length: 150 }, (_, n) => `i-${String(n)}`);
const listed = () => {
  const store = createEventStore();
  store.merge(ids.map((resourceId, n) => anEvent({ eventId: `e-${String(n)}`, resourceId })));
  return store;
};
const reading = { clock: aClock(), extraTypes: () => ['Gpu:Lost'] };

/** Each call that the product makes, by its operation: what reads, as its readers call it. */
const calls: Record<string, (client: EnsClient) => Promise<unknown>> = {
  DescribeHistoryEvents: async client => {
    await readAllEvents(client, { eventTypes: documentedEventTypes, signal: noSignal });
    await readOfResource(reading, client, 'i-1', noSignal);
    await readSome(client, [anEvent(), anEvent({ eventId: 'e-2', resourceId: 'i-2', type: 'IP:SafeBan' })], noSignal);
    await client.describeHistoryEvents({ eventTypes: ['IP:SafeBan'] }, noSignal);
  },
  DescribeInstances: async client => {
    await readNames({ store: listed() }, client, noSignal);
    await readInstances(client, ids, noSignal);
    await client.describeInstances(['i-1'], noSignal);
  },
  DescribeEnsRegions: client => client.describeEnsRegions(noSignal),
  EventRedeployInstance: each(client => client.eventRedeployInstance, requests()),
  EventRebootInstance: each(client => client.eventRebootInstance, requests()),
  EventMigrateInstance: each(client => client.eventMigrateInstance, migrations),
  BatchEventRedeployInstance: atOnce(client => client.batchEventRedeployInstance, requests()),
  BatchEventRebootInstance: atOnce(client => client.batchEventRebootInstance, requests()),
  BatchEventMigrateInstance: atOnce(client => client.batchEventMigrateInstance, migrations),
};

/** Answers 120 events, two pages of them, and no instance. */
const service: Reply = (socket, head) => {
  const page = Number(queryOf(head)['PageNumber']);
  const rows = Array.from({ length: page > 2 ? 0 : page === 2 ? 20 : 100 }, (_, n) =>
    eventRow({ EventId: `e-${page}-${n}` }),
  );
  socket.write(answer(200, success({ TotalCount: 120, Events: rows })));
};

/** What of the requests breaks the contract of their operation, and of which operations they are. */
function seen({ requests }: Loopback) {
  const actions = new Set<string>();
  const broken = requests.flatMap(head => {
    const [method = '', target = ''] = head.split(' ', 2);
    const action = /^x-acs-action: (.*)\r$/m.exec(head)?.[1] ?? '';
    actions.add(action);
    const contract = contracts[action];
    const names = [...new URL(target, 'http://loopback').searchParams.keys()];
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    return contract
      ? [
          ...(contract.methods.includes(method) ? [] : [`the method ${method}`]),
          ...(target.startsWith('/?') || target === '/' ? [] : [`the path ${target}`]),
          ...(/^x-acs-version: 2017-11-10\r$/m.test(head) ? [] : ['the version']),
          ...(/^content-length: 0\r$/im.test(head) ? [] : ['a body']),
          ...twice.map(name => `${name} twice`),
          ...breaches(queryOf(head), contract.parameters),
        ].map(what => `${action}: ${what}`)
      : [`there is no operation ${action}`];
  });
  return { broken, actions: [...actions] };
}

describe('The contract of the API', () => {
  it('is about each operation that a client has', () =>
    against(service, ({ client }) => {
      const operations = Object.keys(client).map(name => name.charAt(0).toUpperCase() + name.slice(1));
      assert.deepEqual(operations.sort(), Object.keys(contracts).sort());
      assert.deepEqual(Object.keys(calls).sort(), Object.keys(contracts).sort());
      return Promise.resolve();
    }));

  for (const [action, call] of Object.entries(calls)) {
    it(`is kept by each call of ${action}`, () =>
      against(service, async ({ client, server }) => {
        await call(client);
        const { broken, actions } = seen(server);
        assert.deepEqual(broken, []);
        assert.ok(actions.includes(action) && server.requests.length > 0);
      }));
  }

  it('is kept by the lines for the CLI', () => {
    for (const type of documentedEventTypes.filter(type => actionFor({ type }))) {
      const target = { shell: 'posix', host: 'ens.aliyuncs.com', site: 'china', dataPolicy: 'try_transfer' } as const;
      const said = cliLine(anEvent({ type }), target);
      assert.ok(said.possible, type);
      const [, action = '', rest = ''] = /^aliyun ens (\S+) (.*)$/.exec(said.line) ?? [];
      const flags = [...rest.replaceAll("'", '').matchAll(/--(\w+)=(\S+)/g)].map(([, name = '', value]) => [
        name,
        value,
      ]);
      const fields = flags.filter(([name]) => name !== 'region' && name !== 'endpoint');
      assert.deepEqual(
        breaches(Object.fromEntries(fields) as Record<string, unknown>, contracts[action]?.parameters ?? {}),
        [],
      );
    }
  });

  it('is written so that a breach is seen', () => {
    const of = (action: string, fields: Record<string, unknown>) =>
      breaches(fields, contracts[action]?.parameters ?? {}).length;
    const event = { EventId: 'e-1', ResourceId: 'i-1', OpsType: 'immediate' };
    assert.equal(of('EventRedeployInstance', event), 0);
    for (const [action, fields] of [
      ['EventRedeployInstance', { ...event, eventId: 'e-1' }],
      ['EventRedeployInstance', { ...event, OpsType: 'now' }],
      ['EventRedeployInstance', { ...event, PlanTime: '2026-11-24T12:00:00Z' }],
      ['EventRedeployInstance', { ...event, PlanTime: '1.5' }],
      ['EventRedeployInstance', { ...event, DataPolicy: 'abandon' }],
      ['EventRebootInstance', { EventId: 'e-1', OpsType: 'immediate' }],
      ['EventMigrateInstance', { ...event, DataPolicy: 'keep' }],
      ['EventMigrateInstance', { ...event, EventId: '' }],
      ['DescribeHistoryEvents', {}],
      ['DescribeHistoryEvents', { EventTypes: '["IP:SafeBan"]' }],
      ['DescribeHistoryEvents', { EventTypes: 'IP:SafeBan,' }],
      ['DescribeHistoryEvents', { 'EventTypes.1': 'IP:SafeBan', EventTypes: 'IP:SafeBan' }],
      ['DescribeInstances', { InstanceIds: 'i-1,i-2' }],
      ['DescribeInstances', { InstanceIds: JSON.stringify(ids) }],
      ['DescribeInstances', { InstanceIds: '["i-1"]', PageSize: '101' }],
      ['DescribeEnsRegions', { RegionId: 'cn-hangzhou' }],
      ['BatchEventRedeployInstance', {}],
      ['BatchEventRedeployInstance', { EventInfos: JSON.stringify(event) }],
      ['BatchEventRedeployInstance', { EventInfos: JSON.stringify([{ ...event, PlanTime: '1742452232000' }]) }],
      ['BatchEventRebootInstance', { EventInfos: JSON.stringify([{ ...event, DataPolicy: 'abandon' }]) }],
      ['BatchEventMigrateInstance', { EventInfos: JSON.stringify([{ EventId: 'e-1' }]) }],
    ] as const) {
      assert.notEqual(of(action, fields), 0, `${action} ${JSON.stringify(fields)}`);
    }
  });
});
