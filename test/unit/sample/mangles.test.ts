import assert from 'node:assert/strict';
import { statusAt, type Gateway, type SampleEvent } from '../../../src/sample';
import { types } from '../../../src/sample/eventRows';
import { call, start, withGateway, type Answer } from './client';
import { batchMangles, mangled, pageMangles } from './mangles';

const action = 'BatchEventRedeployInstance';

const two = (gateway: Gateway): SampleEvent[] =>
  gateway.account.events.filter(({ type, status }) => type === types.redeploy && status === 'Inquiring').slice(0, 2);

const redeploy = (gateway: Gateway, events: readonly SampleEvent[]): Promise<Answer> => {
  const infos = events.map(({ eventId, resourceId }) => ({
    EventId: eventId,
    ResourceId: resourceId,
    OpsType: 'immediate',
  }));
  return call(gateway, action, { EventInfos: JSON.stringify(infos) });
};

describe('a mangled answer of a batch', () => {
  for (const [name, expected] of [
    ['firstMissing', ['second 200']],
    ['foreignAdded', ['first 200', 'second 200', 'foreign 200']],
    ['reversed', ['second 200', 'first 200']],
    ['firstTwice', ['first 200', 'first 200', 'second 200']],
    ['firstContradicted', ['first 200', 'second 200', 'first 400']],
    ['firstRefused', ['first 400', 'second 200']],
    ['firstFailed', ['first 500', 'second 200']],
    ['noResults', undefined],
  ] as const) {
    it(`${name}: ${expected?.join(', ') ?? 'no list'}, and everything was carried out`, () =>
      withGateway({}, async gateway => {
        const events = two(gateway);
        const called = new Map(events.map(({ eventId }, index) => [eventId, index === 0 ? 'first' : 'second']));
        gateway.faults.add(mangled(action, batchMangles[name]));
        const { status, json } = await redeploy(gateway, events);
        assert.equal(status, 200);
        assert.equal(json.RequestId, gateway.received.at(-1)!.requestId);
        assert.deepEqual(
          json.Results?.map(({ EventId, Code }) => `${called.get(EventId!) ?? 'foreign'} ${Code!}`),
          expected,
        );
        assert.deepEqual(
          events.map(event => statusAt(event, start)),
          ['Executing', 'Executing'],
        );
        assert.equal(gateway.received.at(-1)!.fault, 'mangle');
      }));
  }

  it('is one that a refusal may get too, with its own status', () =>
    withGateway({}, async gateway => {
      gateway.faults.add({ kind: 'mangle', edit: body => ({ ...body, Code: { odd: true } }) });
      const { status, json } = await call(gateway, action);
      assert.deepEqual([status, json.Code], [400, { odd: true }]);
    }));
});

describe('mangled pages of DescribeHistoryEvents', () => {
  const page = async (gateway: Gateway, number: number): Promise<[total: number, first: string, number: number]> => {
    const params = { EventTypes: types.redeploy, PageNumber: String(number), PageSize: '2' };
    const { json } = await call(gateway, 'DescribeHistoryEvents', params);
    return [json.TotalCount!, json.Events![0]!.EventId, json.PageNumber!];
  };

  for (const total of [0, 1, -5, 2 ** 53]) {
    it(`count ${total}`, () =>
      withGateway({}, async gateway => {
        gateway.faults.add(mangled('DescribeHistoryEvents', pageMangles.total(total)));
        assert.equal((await page(gateway, 1))[0], total);
        assert.equal((await page(gateway, 2))[0], total);
      }));
  }

  it('count more each time', () =>
    withGateway({}, async gateway => {
      const [honest] = await page(gateway, 1);
      gateway.faults.add(mangled('DescribeHistoryEvents', pageMangles.growingTotal()));
      assert.deepEqual([(await page(gateway, 1))[0], (await page(gateway, 2))[0]], [honest + 100, honest + 200]);
    }));

  it('show the same rows for ever', () =>
    withGateway({}, async gateway => {
      const honest = [await page(gateway, 1), await page(gateway, 2)];
      assert.notEqual(honest[0]![1], honest[1]![1]);
      gateway.faults.add(mangled('DescribeHistoryEvents', pageMangles.samePage()));
      const [total, first] = honest[0]!;
      assert.deepEqual(
        [await page(gateway, 1), await page(gateway, 2), await page(gateway, 3)],
        [1, 2, 3].map(number => [total, first, number]),
      );
    }));
});
