// Lists travel joined by commas. The metadata of the CLI calls them RepeatList: a service that refuses the one form may take
// the other (ens-api.md section 1, "Array serialisation").
import assert from 'node:assert/strict';
import { createReader } from '../../../src/accounts/session';
import { createEnsClient } from '../../../src/ens/client';
import { plannedReboot } from '../../../src/ens/eventTypes';
import { readAllEvents } from '../../../src/ens/paging';
import { credentials, eventRow, noSignal, recordingLog, standingClock, t } from '../builders';
import { against, failureOf } from './harness';
import { answer, queryOf, success, type Loopback, type Reply } from './loopback';
import { inTurn, ok, refuse, reset, silent } from './retryHarness';
import { writes } from './operations';

const types = ['Disk:Stalled', 'IP:SafeBan'];
const codes = [
  ...['InvalidParameter.EventTypes', 'InvalidParameter.EventType', 'InvalidParameter', 'MissingParameter'],
  ...['MissingParameter.EventTypes', 'MissingEventTypes', 'InvalidEventTypes.Malformed', 'InvalidParameterValue'],
];
const queries = (server: Loopback) => server.requests.map(queryOf);
/** Of each call: `,` or `.`, and how many types it asked for. */
const forms = (server: Loopback) =>
  queries(server).map(query => {
    const numbered = Object.keys(query).filter(name => name.startsWith('EventTypes.')).length;
    return numbered > 0 ? `.${String(numbered)}` : `,${String(query['EventTypes']?.split(',').length)}`;
  });

/** What a service says that reads lists in one form only, and knows these types. */
function reading(form: 'comma' | 'numbered', code: string, known: readonly string[] = types): Reply {
  return (socket, head) => {
    const query = queryOf(head);
    const named = Object.keys(query).filter(name => /^EventTypes\.\d+$/.test(name));
    const asked = form === 'comma' ? (query['EventTypes']?.split(',') ?? []) : named.map(name => query[name] ?? '');
    const events = query['PageNumber'] === '2' ? [] : [eventRow()];
    (asked.length > 0 && asked.every(type => known.includes(type))
      ? (to: typeof socket) => to.write(answer(200, success({ Events: events })))
      : (to: typeof socket) => {
          refuse(code)(to, head);
        })(socket);
  };
}

describe('A service that does not take lists joined by commas', () => {
  for (const code of codes) {
    it(`and says ${code} is asked once more with numbered parameters, and so from then on`, () =>
      against(reading('numbered', code), async ({ client, server }) => {
        for (const calls of [2, 3]) {
          const { events } = await client.describeHistoryEvents(
            { eventTypes: types, resourceIds: ['i-1', 'i-2'], pageNumber: 1, pageSize: 100 },
            noSignal,
          );
          assert.deepEqual([events.length, server.requests.length], [1, calls]);
        }
        const numbered = {
          ...{ 'EventTypes.1': types[0], 'EventTypes.2': types[1], 'ResourceIds.1': 'i-1', 'ResourceIds.2': 'i-2' },
          ...{ PageNumber: '1', PageSize: '100' },
        };
        assert.deepEqual(queries(server).slice(1), [numbered, numbered]);
      }));
  }

  it('is asked so for one value too', () =>
    against(reading('numbered', 'MissingEventTypes'), async ({ client, server }) => {
      await client.describeHistoryEvents({ eventTypes: ['Disk:Stalled'] }, noSignal);
      await client.describeHistoryEvents({ eventTypes: types }, noSignal);
      assert.deepEqual(forms(server), [',1', '.1', '.2']);
    }));

  it('is known by all calls of an account, which has a client for each', () =>
    against(reading('numbered', 'MissingParameter'), async ({ server }) => {
      const reader = createReader(
        { ens: () => Promise.resolve({ createEnsClient }), log: recordingLog().log, clock: standingClock(), t },
        { endpoint: server.endpoint, credentials: () => Promise.resolve(credentials), sample: false },
      );
      await readAllEvents(reader, { eventTypes: types, signal: noSignal });
      assert.deepEqual(forms(server), [',2', '.2', '.2']);
      await reader.describeHistoryEvents({ eventTypes: types }, noSignal);
      assert.equal(forms(server).at(-1), '.2');
    }));

  it('and not one of the types either is asked without it in the form that it takes', () =>
    against(reading('numbered', 'InvalidParameter.EventTypes'), async ({ client, server }) => {
      const all = { eventTypes: [...types, plannedReboot], signal: noSignal };
      const { events, refusedTypes } = await readAllEvents(client, all);
      assert.deepEqual([events.length, refusedTypes], [1, [plannedReboot]]);
      assert.deepEqual(forms(server), [',3', '.3', ',2', '.2', '.2']);
    }));
});

describe('A service that takes lists joined by commas', () => {
  it('case 49: and not one of the types is asked without it, in this form', () =>
    against(reading('comma', 'InvalidParameter.EventTypes'), async ({ client, server }) => {
      const all = { eventTypes: [...types, plannedReboot], signal: noSignal };
      const { events, refusedTypes } = await readAllEvents(client, all);
      assert.deepEqual([events.length, refusedTypes], [1, [plannedReboot]]);
      assert.deepEqual(forms(server), [',3', '.3', ',2', ',2']);
      await readAllEvents(client, all);
      assert.deepEqual(forms(server).slice(4, 6), [',3', ',2']);
    }));

  it('is not asked otherwise, whatever it refuses later', () =>
    against(inTurn(ok, refuse('InvalidParameter.EventTypes')), async ({ client, server }) => {
      await client.describeHistoryEvents({ eventTypes: types }, noSignal);
      await failureOf(client.describeHistoryEvents({ eventTypes: types }, noSignal));
      assert.deepEqual(forms(server), [',2', ',2']);
    }));

  it('is not known by one value, which is no list', () =>
    against(inTurn(ok, refuse('InvalidParameter.EventTypes'), ok), async ({ client, server }) => {
      await client.describeHistoryEvents({ eventTypes: ['Disk:Stalled'] }, noSignal);
      await client.describeHistoryEvents({ eventTypes: types }, noSignal);
      assert.deepEqual(forms(server), [',1', ',2', '.2']);
    }));
});

describe('A refusal that is not about the form of a list', () => {
  for (const code of [
    ...['InvalidParameter.PageNumber', 'InvalidParameter.PageSize', 'MissingParameter.PageNumber', 'NoPermission'],
    ...['InvalidAccessKeyId.NotFound', 'InvalidTimeStamp.Expired', 'InvalidApi.NotFound', 'MissingSecurityToken'],
    ...['InvalidVersion', 'InstanceIdNotFound', 'UnsupportedHTTPMethod'],
  ]) {
    it(`is told at once: ${code}`, () =>
      against(refuse(code), async ({ client, server }) => {
        const failure = await failureOf(client.describeHistoryEvents({ eventTypes: types }, noSignal));
        assert.deepEqual([failure.code, forms(server)], [code, [',2']]);
      }));
  }

  it('is told at once where the account may not ask for what a list names', () =>
    against(refuse('InvalidResourceId.Denied', 403), async ({ client, server }) => {
      const query = { eventTypes: types, resourceIds: ['i-1'] };
      assert.equal((await failureOf(client.describeHistoryEvents(query, noSignal))).kind, 'permission');
      assert.equal(server.requests.length, 1);
    }));

  it('is told as it came first, where the other form is refused too; and that is tried twice at most', () =>
    against(inTurn(refuse('InvalidParameter.EventTypes'), refuse('MissingParameter')), async ({ client, server }) => {
      const ask = () => failureOf(client.describeHistoryEvents({ eventTypes: types }, noSignal));
      assert.equal((await ask()).code, 'InvalidParameter.EventTypes');
      await ask();
      await ask();
      assert.deepEqual(forms(server), [',2', '.2', ',2', '.2', ',2']);
    }));

  it('is told where it came for the other form', () =>
    against(inTurn(refuse('MissingParameter'), refuse('NoPermission')), async ({ client }) => {
      assert.equal(
        (await failureOf(client.describeHistoryEvents({ eventTypes: types }, noSignal))).code,
        'NoPermission',
      );
    }));

  it('is none where the call is cancelled meanwhile', () => {
    const abort = new AbortController();
    const cancelling: Reply = () => {
      abort.abort();
    };
    return against(inTurn(refuse('MissingParameter'), cancelling), async ({ client }) => {
      const failure = await failureOf(client.describeHistoryEvents({ eventTypes: types }, abort.signal));
      assert.equal(failure.kind, 'cancelled');
    });
  });

  it('that is about one event is never sent again, in whatever form', async () => {
    for (const { action, call } of writes) {
      await against(refuse('InvalidParameter.EventTypes'), async ({ client, server }) => {
        await failureOf(call(client));
        assert.equal(server.requests.length, 1, action);
      });
    }
  });

  it('is not what a broken line is', () =>
    against(inTurn(reset, silent), async ({ client, server }) => {
      await failureOf(client.describeHistoryEvents({ eventTypes: types }, noSignal));
      assert.ok(forms(server).every(form => form === ',2'));
    }));
});
