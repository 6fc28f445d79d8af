// Two accounts of one window: what the service says to one may quote the secrets of the other.
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { createSessions, type Sessions } from '../../../src/accounts/sessions';
import type { EnsReader, EnsWriter } from '../../../src/ens/types';
import { codeAndWords, codeWord, errorText } from '../../../src/views/errorWords';
import { wholeBundles } from '../../bundles';
import { english } from '../../builders';
import { noSignal, recordingLog, standingClock } from '../builders';
import { failureOf } from '../ens/harness';
import { always, startLoopback, success, type Loopback, type Reply } from '../ens/loopback';
import { computer, draft, t } from './fakes';

const target = { eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' as const };
const theirs = { accessKeyId: 'LTAICanaryOther0001', accessKeySecret: 'canary/secret+0002"x' };
const token = { securityToken: 'canary/token+0002==' };
const canary = /canary|Canary|Y2FuYXJ5/;
const spellings = Object.values({ ...theirs, ...token }).flatMap(key => [
  key,
  encodeURIComponent(key),
  Buffer.from(key).toString('base64'),
  JSON.stringify(key).slice(1, -1),
]);
const said = spellings.join(' ');

/** Everything that can be got out of a value by printing or serialising it. */
const allOf = (value: unknown) =>
  [JSON.stringify(value), String(value), inspect(value, { depth: 20, showHidden: true, maxStringLength: null })].join();

const reads: [string, (client: EnsReader) => Promise<unknown>][] = [
  ['a read of events', client => client.describeHistoryEvents({ eventTypes: ['Disk:Stalled'] }, noSignal)],
  ['a read of instances', client => client.describeInstances(['i-1'], noSignal)],
  ['a read of nodes', client => client.describeEnsRegions(noSignal)],
];
const writes: [string, (writer: EnsWriter) => Promise<unknown>][] = [
  ['a redeploy', writer => writer.eventRedeployInstance(target, noSignal)],
  ['a reboot', writer => writer.eventRebootInstance(target, noSignal)],
  ['redeploys', writer => writer.batchEventRedeployInstance([target], noSignal)],
];
const refusals: [string, Reply][] = [
  ['a refusal', always(400, { RequestId: said, Code: said, Message: said })],
  ['a refused permission', always(403, { Code: 'NoPermission', Message: said, RequestId: said })],
  ['a help address', always(400, { Code: 'X', Recommend: `https://api.aliyun.com/?q=${encodeURIComponent(said)}` })],
  ['a header', always(404, 'x', { 'content-type': theirs.accessKeySecret })],
  ['no HTTP', socket => socket.end(said)],
];

describe('What the service says to one account of another one’s secrets', () => {
  let ours: Loopback;
  let other: Loopback;
  afterEach(() => Promise.all([ours.close(), other.close()]));

  /** Two accounts that are signed in, of which this window has read with the other one. */
  async function twoAccounts(reply: Reply) {
    [ours, other] = await Promise.all([startLoopback(reply), startLoopback(always(200, success()))]);
    const { accounts } = computer().openWindow();
    const { log, records } = recordingLog();
    const sessions = createSessions({ ...wholeBundles, log, clock: standingClock(Date.now()), t }, accounts);
    const mine = await accounts.add(draft({ endpoint: ours.endpoint }));
    const { id } = await accounts.add(
      draft({ name: 'Other', endpoint: other.endpoint, credentials: { ...theirs, ...token } }),
    );
    await sessions.of(id)!.client.describeEnsRegions(noSignal);
    records.splice(0);
    return { accounts, sessions, records, mine, id };
  }
  const writerOf = async (
    sessions: Sessions,
    accounts: Awaited<ReturnType<typeof twoAccounts>>['accounts'],
    id: string,
  ) => {
    const { profile, credentials } = await accounts.open(id);
    return sessions.writerWith(profile, credentials);
  };

  for (const [what, reply] of refusals) {
    for (const [call, read] of reads) {
      it(`case 72: is in nothing that is kept or shown of ${call}: ${what}`, async () => {
        const { sessions, records, mine } = await twoAccounts(reply);
        const error = await failureOf(read(sessions.of(mine.id)!.client));
        assert.doesNotMatch(allOf([error, records]), canary);
        const shown = [errorText(error, english), codeWord(error, english), codeAndWords(error)];
        assert.doesNotMatch(shown.join(), canary);
        assert.ok(records.length > 0);
      });
    }
    for (const [call, write] of writes) {
      it(`case 72: is in nothing that is kept or shown of ${call}: ${what}`, async () => {
        const { sessions, accounts, records, mine } = await twoAccounts(reply);
        const error = await failureOf(write(await writerOf(sessions, accounts, mine.id)));
        assert.doesNotMatch(allOf([error, records]), canary);
        assert.equal(records.length, 1);
      });
    }
  }

  it('case 72: is in no answer that goes on record', async () => {
    const Results = spellings.map(Message => ({ EventId: 'e-1', ResourceId: 'i-1', Code: Message, Message }));
    const { sessions, accounts, records, mine } = await twoAccounts(always(200, success({ RequestId: said, Results })));
    const writer = await writerOf(sessions, accounts, mine.id);
    assert.doesNotMatch(allOf([await writer.batchEventRedeployInstance([target], noSignal), records]), canary);
  });

  it('case 72: is not in the check of an account that is being signed in', async () => {
    const { sessions, records } = await twoAccounts(always(400, { Code: said, Message: said }));
    const { credentials } = draft();
    const reader = sessions.readerFor(ours.endpoint, credentials);
    assert.doesNotMatch(allOf([await failureOf(reader.describeEnsRegions(noSignal)), records]), canary);
  });

  it('keeps no secret: of an account that was signed out nobody here knows any', async () => {
    const { sessions, accounts, mine, id } = await twoAccounts(always(400, { Code: 'X', Message: said }));
    await accounts.remove(id);
    const error = await failureOf(sessions.of(mine.id)!.client.describeEnsRegions(noSignal));
    assert.match(error.message, canary);
  });
});
