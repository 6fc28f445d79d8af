import assert from 'node:assert/strict';
import type { EnsClient } from '../../../src/ens/types';
import { noSignal } from '../builders';
import { against, failureOf } from './harness';
import { answer, queryOf, success, type Reply } from './loopback';
import { inTurn, refuse, waitingClock } from './retryHarness';

const ids = (count: number) => Array.from({ length: count }, (_, n) => `i-${n}`);
const found = async (client: EnsClient, wanted: readonly string[]) =>
  (await client.describeInstances(wanted, noSignal)).map(({ instanceId }) => instanceId);

type Count = (all: number, onPage: number) => Record<string, unknown>;
const counts: Record<string, Count> = {
  honest: all => ({ TotalCount: all }),
  'as text': all => ({ TotalCount: String(all) }),
  none: () => ({}),
  'of the page': (_, onPage) => ({ TotalCount: onPage }),
};

/** A service that knows these instances and gives at most `cap` a call, whatever is asked for. */
function knowing(known: readonly string[], cap: number, count: Count): Reply {
  return (socket, head) => {
    const asked = JSON.parse(queryOf(head)['InstanceIds'] ?? '[]') as string[];
    const all = asked.filter(id => known.includes(id));
    const rows = all.slice(0, cap).map(InstanceId => ({ InstanceId }));
    socket.write(answer(200, success({ ...count(all.length, rows.length), Instances: { Instance: rows } })));
  };
}

describe('A service that gives fewer instances a call than it is asked for', () => {
  for (const [name, count] of Object.entries(counts)) {
    for (const cap of [1, 3, 7, 10, 50, 99]) {
      it(`case 49: ${cap} a call, count ${name}: all instances`, () =>
        against(knowing(ids(100), cap, count), async ({ client, server }) => {
          assert.deepEqual(await found(client, ids(100)), ids(100));
          assert.equal(server.requests.length, Math.ceil(100 / cap));
        }));
    }

    it(`case 49: instances that are not there, count ${name}: are asked for once more, and no longer`, () =>
      against(knowing(ids(5), 100, count), async ({ client, server }) => {
        assert.deepEqual(await found(client, ids(8)), ids(5));
        assert.equal(server.requests.length, 2);
        assert.deepEqual(JSON.parse(queryOf(server.requests[1] ?? '')['InstanceIds'] ?? ''), ['i-5', 'i-6', 'i-7']);
      }));
  }

  it('case 49: a full page with one instance twice, its count that of its rows: the one that is missing is asked for', () => {
    const known = knowing(ids(100), 100, counts['of the page']!);
    const twice: Reply = socket => {
      const rows = [...ids(99), 'i-0'].map(InstanceId => ({ InstanceId }));
      socket.write(answer(200, success({ TotalCount: 100, Instances: { Instance: rows } })));
    };
    return against(inTurn(twice, known), async ({ client, server }) => {
      assert.deepEqual(await found(client, ids(100)), ids(100));
      assert.equal(server.requests.length, 2);
      assert.equal(queryOf(server.requests[1] ?? '')['InstanceIds'], '["i-99"]');
    });
  });

  it('case 49: a full page of all that was asked for is followed by no other: there is nothing left to ask for', () =>
    against(knowing(ids(120), 100, counts['of the page']!), async ({ client, server }) => {
      assert.equal((await found(client, ids(100))).length, 100);
      assert.equal(server.requests.length, 1);
    }));

  it('case 49: where nothing comes there is no second call', () =>
    against(knowing([], 100, counts['none']!), async ({ client, server }) => {
      assert.deepEqual(await found(client, ids(3)), []);
      assert.equal(server.requests.length, 1);
    }));

  it('case 49: instances that nobody asked for, for ever: ends', () => {
    let next = 0;
    const foreign: Reply = socket => {
      next += 1;
      socket.write(answer(200, success({ Instances: { Instance: [{ InstanceId: `i-foreign-${next}` }] } })));
    };
    return against(foreign, async ({ client, server }) => {
      assert.equal((await found(client, ids(3))).length, 1);
      assert.equal(server.requests.length, 1);
    });
  });

  it('case 49: an instance that comes twice is there once', () => {
    const twice = success({ Instances: { Instance: [{ InstanceId: 'i-0' }, { InstanceId: 'i-0' }] } });
    return against(
      socket => socket.write(answer(200, twice)),
      async ({ client }) => {
        assert.deepEqual(await found(client, ids(1)), ['i-0']);
      },
    );
  });

  it('case 49: a later call that fails fails all of it', () => {
    const first = knowing(ids(10), 5, counts['honest']!);
    return against(inTurn(first, refuse('NoPermission')), async ({ client }) => {
      assert.equal((await failureOf(client.describeInstances(ids(10), noSignal))).code, 'NoPermission');
    });
  });

  it('case 49: all calls together have the time of one', () => {
    const clock = waitingClock();
    const slow: Reply = (socket, head) => {
      clock.advance(20_000);
      knowing(ids(100), 10, counts['honest']!)(socket, head);
    };
    return against(
      slow,
      async ({ client, server }) => {
        assert.equal((await failureOf(client.describeInstances(ids(100), noSignal))).code, 'TotalTimeout');
        assert.equal(server.requests.length, 3);
      },
      { clock },
    );
  });
});
