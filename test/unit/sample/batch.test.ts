import assert from 'node:assert/strict';
import type { Gateway, SampleEvent } from '../../../src/sample';
import { types } from '../../../src/sample/eventRows';
import { anEvent, call, listed, start, withGateway, type Answer } from './client';

const plan = start + 3_600_000;

const infoOf = (
  { eventId: EventId, resourceId: ResourceId }: SampleEvent,
  rest: Record<string, unknown> = {},
): object => ({ EventId, ResourceId, OpsType: 'immediate', ...rest });

const batch = (
  gateway: Gateway,
  action: string,
  infos: unknown,
  options?: Parameters<typeof call>[3],
): Promise<Answer> => call(gateway, action, { EventInfos: JSON.stringify(infos) }, options);

/** Events that can be answered, those that wait for an answer before those that are planned. */
function waiting({ account }: Gateway, type: string): SampleEvent[] {
  const running = new Set(account.instances.filter(({ status }) => status === 'Running').map(one => one.instanceId));
  const all = account.events.filter(event => event.type === type && running.has(event.resourceId));
  return ['Inquiring', 'Scheduled'].flatMap(wanted => all.filter(({ status }) => status === wanted));
}

const operations = [
  { action: 'BatchEventRedeployInstance', type: types.redeploy },
  { action: 'BatchEventRebootInstance', type: types.reboot },
  { action: 'BatchEventMigrateInstance', type: types.migrate },
] as const;

for (const { action, type } of operations) {
  describe(`${action} of the sample gateway`, () => {
    it('judges each element by itself, in order, under one HTTP 200', () =>
      withGateway({}, async gateway => {
        const [first, second] = waiting(gateway, type);
        const wrong = anEvent(gateway, { type: types.ban });
        const infos = [
          infoOf(first!),
          infoOf(wrong),
          infoOf(second!, { OpsType: 'scheduled', PlanTime: plan }),
          infoOf(first!),
        ];
        const { status, json } = await batch(gateway, action, infos);
        assert.equal(status, 200);
        assert.deepEqual(
          json.Results!.map(({ EventId, ResourceId, Code, Message }) => [
            EventId,
            ResourceId,
            Code,
            Message!.split(':')[0],
          ]),
          [
            [first!.eventId, first!.resourceId, 200, 'success'],
            [wrong.eventId, wrong.resourceId, 400, 'InvalidParameter.EventType'],
            [second!.eventId, second!.resourceId, 200, 'success'],
            [first!.eventId, first!.resourceId, 400, 'InvalidParameter.EventStatus'],
          ],
        );
        assert.match(json.Results![1]!.Message!, /^InvalidParameter\.EventType: The specified parameter /);
        assert.equal((await listed(gateway, first!)).EventStatus, 'Executing');
        const later = await listed(gateway, second!);
        assert.deepEqual([later.EventStatus, later.NotBefore], ['Scheduled', plan]);
      }));

    it('is refused as a whole for a read-only key', () =>
      withGateway({}, async gateway => {
        const [event] = waiting(gateway, type);
        const { status, json } = await batch(gateway, action, [infoOf(event!)], { key: gateway.keys.addReadOnly() });
        assert.deepEqual([status, json.Code, json.Results], [400, 'NoPermission', undefined]);
        assert.equal(json.AccessDeniedDetail!.AuthAction, `ens:${action}`);
        assert.equal((await listed(gateway, event!)).EventStatus, 'Inquiring');
      }));

    it(`${type === types.migrate ? 'takes' : 'refuses'} GET`, () =>
      withGateway({}, async gateway => {
        const { json } = await batch(gateway, action, [infoOf(waiting(gateway, type)[0]!)], { method: 'GET' });
        assert.equal(json.Code, type === types.migrate ? undefined : 'UnsupportedHTTPMethod');
      }));
  });
}

describe('EventInfos that the sample gateway refuses as a whole', () => {
  const tooMany = Array.from({ length: 101 }, () => ({}));
  for (const [what, code, params] of [
    ['none', 'MissingParameter', {}],
    ['empty text', 'MissingParameter', { EventInfos: '' }],
    ['no JSON', 'InvalidParameter.EventInfos', { EventInfos: '[{"EventId":' }],
    ['an object', 'InvalidParameter.EventInfos', { EventInfos: '{"EventId":"e-1"}' }],
    ['an empty array', 'InvalidParameter.EventInfos', { EventInfos: '[]' }],
    ['more than 100 elements', 'InvalidParameter.EventInfos', { EventInfos: JSON.stringify(tooMany) }],
    ['elements that are text', 'InvalidParameter.EventInfos', { EventInfos: '["e-1"]' }],
    ['elements that are null', 'InvalidParameter.EventInfos', { EventInfos: '[null]' }],
    ['elements that are lists', 'InvalidParameter.EventInfos', { EventInfos: '[[]]' }],
    ['a repeated list', 'MissingParameter', { 'EventInfos.1.EventId': 'e-1' }],
  ] as [string, string, Record<string, string>][]) {
    it(`${what}: ${code}`, () =>
      withGateway({}, async gateway => {
        for (const { action } of operations) {
          const { status, json } = await call(gateway, action, params);
          assert.deepEqual([status, json.Code, json.Results], [400, code, undefined]);
        }
      }));
  }

  it('up to 100 elements are taken', () =>
    withGateway({}, async gateway => {
      const infos = Array.from({ length: 100 }, (_, index) => ({ EventId: `e-${index}`, ResourceId: 'i-nobody' }));
      const { status, json } = await batch(gateway, 'BatchEventRedeployInstance', infos);
      assert.deepEqual([status, json.Results!.length], [200, 100]);
    }));
});

describe('an element of EventInfos that the sample gateway refuses', () => {
  for (const [code, rest] of [
    ['MissingParameter', { EventId: null }],
    ['MissingParameter', { ResourceId: undefined }],
    ['MissingParameter', { OpsType: '' }],
    ['InvalidParameter.OpsType', { OpsType: 'later' }],
    ['InvalidParameter.EventId', { EventId: 5 }],
    ['InvalidParameter.ResourceId', { ResourceId: 'i-nobody' }],
    ['InvalidParameter.PlanTime', { OpsType: 'scheduled' }],
    ['InvalidParameter.PlanTime', { OpsType: 'scheduled', PlanTime: start }],
    ['InvalidParameter.PlanTime', { OpsType: 'scheduled', PlanTime: String(plan) }],
    ['InvalidParameter.PlanTime', { OpsType: 'scheduled', PlanTime: plan + 0.5 }],
    ['InvalidParameter.DataPolicy', { DataPolicy: 'keep' }],
    ['InvalidParameter.Password', { OpsType: 'scheduled', PlanTime: plan, Password: 'Sample0001' }],
  ] as [string, Record<string, unknown>][]) {
    it(`${JSON.stringify(rest)}: ${code}, and the next one is carried out`, () =>
      withGateway({}, async gateway => {
        const [bad, good] = waiting(gateway, types.migrate);
        const { json } = await batch(gateway, 'BatchEventMigrateInstance', [infoOf(bad!, rest), infoOf(good!)]);
        assert.deepEqual(
          json.Results!.map(({ Code, Message }) => [Code, Message!.split(':')[0]]),
          [
            [400, code],
            [200, 'success'],
          ],
        );
        assert.equal((await listed(gateway, bad!)).EventStatus, 'Inquiring');
        assert.equal((await listed(gateway, good!)).EventStatus, 'Executing');
      }));
  }
});
