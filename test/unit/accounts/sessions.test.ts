import assert from 'node:assert/strict';
import type { Accounts } from '../../../src/accounts/accounts';
import { ExtensionUpdated, isExtensionUpdated } from '../../../src/base/extensionUpdated';
import type { Profile } from '../../../src/accounts/profile';
import { createSessions } from '../../../src/accounts/sessions';
import { isVaultError } from '../../../src/accounts/vaultError';
import type { EnsReader, EnsWriter } from '../../../src/ens/types';
import { startGateway, type Gateway } from '../../../src/sample/index';
import { wholeBundles } from '../../bundles';
import { noSignal, recordingLog, standingClock } from '../builders';
import { computer, draft, neverAnswers, settle, t } from './fakes';

const target = { eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' as const };
const query = { eventTypes: ['Instance:SystemFailure.Redeploy'] };
const reads: Record<keyof EnsReader, (client: EnsReader) => Promise<unknown>> = {
  describeHistoryEvents: client => client.describeHistoryEvents(query, noSignal),
  describeInstances: client => client.describeInstances(['i-1'], noSignal),
  describeEnsRegions: client => client.describeEnsRegions(noSignal),
};
const writes: Record<keyof EnsWriter, (writer: EnsWriter) => Promise<unknown>> = {
  eventRedeployInstance: writer => writer.eventRedeployInstance(target, noSignal),
  eventRebootInstance: writer => writer.eventRebootInstance(target, noSignal),
  eventMigrateInstance: writer => writer.eventMigrateInstance({ ...target, dataPolicy: 'abandon' }, noSignal),
  batchEventRedeployInstance: writer => writer.batchEventRedeployInstance([target], noSignal),
  batchEventRebootInstance: writer => writer.batchEventRebootInstance([target], noSignal),
  batchEventMigrateInstance: writer =>
    writer.batchEventMigrateInstance([{ ...target, dataPolicy: 'abandon' }], noSignal),
};

const draftFor = ({ host, keys }: Gateway) => {
  const { accessKeyId, accessKeySecret } = keys.main;
  return draft({ endpoint: { protocol: 'http', host }, credentials: { accessKeyId, accessKeySecret } });
};

describe('The clients of an account', () => {
  let old: Gateway;
  let next: Gateway;
  beforeEach(async () => {
    [old, next] = await Promise.all([startGateway(), startGateway()]);
  });
  afterEach(() => Promise.all([old.stop(), next.stop()]));

  const sessionsOf = (accounts: Accounts) =>
    createSessions({ ...wholeBundles, log: recordingLog().log, clock: standingClock(Date.now()), t }, accounts);
  async function signedIn() {
    const machine = computer();
    const { accounts } = machine.openWindow();
    const { id } = await accounts.add(draftFor(old));
    await accounts.activate(id);
    return { ...machine, accounts, id, sessions: sessionsOf(accounts) };
  }

  for (const [name, call] of Object.entries(writes)) {
    it(`case 61: ${name} goes out with the confirmed key to the confirmed host, whatever becomes of the account`, async () => {
      const { accounts, id, sessions } = await signedIn();
      const { profile, credentials } = await accounts.open(id);
      const writer = sessions.writerWith(profile, credentials);
      await accounts.update(id, draftFor(next));
      await call(writer).catch(() => undefined);
      await accounts.remove(id);
      await call(writer).catch(() => undefined);
      assert.deepEqual(
        old.received.map(({ accessKeyId, signature }) => [accessKeyId, signature]),
        [
          [old.keys.main.accessKeyId, 'valid'],
          [old.keys.main.accessKeyId, 'valid'],
        ],
      );
      assert.equal(next.received.length, 0);
    });
  }

  it('case 103: ask and send nothing where VS Code updated the extension meanwhile', async () => {
    const { accounts, id } = await signedIn();
    const ens = () => Promise.reject(new ExtensionUpdated('ENS Events was updated.'));
    const { log, records } = recordingLog();
    const sessions = createSessions({ ens, log, clock: standingClock(Date.now()), t }, accounts);
    const { profile, credentials } = await accounts.open(id);
    for (const call of Object.values(writes)) {
      await assert.rejects(call(sessions.writerWith(profile, credentials)), isExtensionUpdated);
    }
    for (const call of Object.values(reads)) {
      await assert.rejects(call(sessions.of(id)!.client), isExtensionUpdated);
      await assert.rejects(call(sessions.readerFor(profile.endpoint, credentials)), isExtensionUpdated);
    }
    assert.deepEqual([old.received, records], [[], []]);
  });

  it('are those of an account that is signed in, each its own', async () => {
    const { accounts, id, sessions } = await signedIn();
    const other = await accounts.add({ ...draftFor(next), name: 'Other' });
    await reads.describeEnsRegions(sessions.of(other.id)!.client);
    assert.deepEqual([old.received.length, next.received.length], [0, 1]);
    assert.deepEqual(
      [id, other.id, 'gone'].map(one => sessions.of(one)?.profile.name),
      [...['Production', 'Other', undefined]],
    );
  });

  it('read for an account that is not saved yet, with the key that was entered', async () => {
    const { sessions } = await signedIn();
    const { endpoint, credentials } = draftFor(next);
    await reads.describeEnsRegions(sessions.readerFor(endpoint, credentials));
    assert.deepEqual(
      next.received.map(({ accessKeyId, signature }) => [accessKeyId, signature]),
      [[next.keys.main.accessKeyId, 'valid']],
    );
  });

  it('mark in the log what goes to the sample account, and nothing else', async () => {
    const { accounts, id } = await signedIn();
    const { log, records } = recordingLog();
    const sessions = createSessions({ ...wholeBundles, log, clock: standingClock(Date.now()), t }, accounts);
    const { endpoint, credentials } = draftFor(next);
    const sample: Profile = { ...(await accounts.open(id)).profile, id: 'sample', kind: 'sample', endpoint };
    accounts.addSample(sample, credentials, () => undefined);
    for (const profile of [sample, (await accounts.open(id)).profile]) {
      await reads.describeEnsRegions(sessions.of(profile.id)!.client);
      await writes.eventRedeployInstance(sessions.writerWith(profile, credentials)).catch(() => undefined);
    }
    await reads.describeEnsRegions(sessions.readerFor(endpoint, credentials));
    assert.deepEqual(
      records.map(record => record.sample),
      [true, true, undefined, undefined, undefined],
    );
  });

  it('case 61: of a session only read: what sends is made for a confirmation', async () => {
    const { id, sessions } = await signedIn();
    assert.deepEqual(Object.keys(sessions.of(id)!.client).sort(), Object.keys(reads).sort());
  });

  for (const [name, call] of Object.entries(reads)) {
    it(`case 62: ${name} of before an edit is not sent: the new key has another host`, async () => {
      const { accounts, id, sessions } = await signedIn();
      const { client } = sessions.of(id)!;
      await accounts.update(id, draftFor(next));
      await assert.rejects(call(client), {
        name: 'VaultError',
        problem: 'replaced',
        message: 'Nothing was sent: the endpoint of this account has changed.',
        advice: 'Refresh, then try again.',
      });
      assert.deepEqual([old.received, next.received], [[], []]);
      await call(sessions.of(id)!.client).catch(() => undefined);
      assert.deepEqual(
        next.received.map(({ accessKeyId }) => accessKeyId),
        [next.keys.main.accessKeyId],
      );
    });

    for (const [how, get] of [
      ['rejects', () => Promise.reject(new Error('The keyring is locked.'))],
      ['does not answer', neverAnswers],
      ['has lost the secret', () => Promise.resolve(undefined)],
    ] as const) {
      it(`case 73: ${name} is not sent where the keyring ${how}`, async () => {
        const { id, sessions, secrets, clock } = await signedIn();
        const { client } = sessions.of(id)!;
        Object.assign(secrets, { get });
        const refused = assert.rejects(call(client), isVaultError);
        await settle();
        clock.pass(10_000);
        await refused;
        assert.deepEqual(old.received, []);
      });
    }
  }

  it('case 61: another key at the same host: what was confirmed goes out with the old one, the rest with the new one', async () => {
    const { accounts, id, sessions } = await signedIn();
    const { profile, credentials } = await accounts.open(id);
    const [fixed, following] = [sessions.writerWith(profile, credentials), sessions.of(id)!.client];
    const { accessKeyId, accessKeySecret } = old.keys.add({
      ...{ accessKeyId: 'LTAISampleOther', accessKeySecret: 'x'.repeat(30) },
      ...{ access: 'full', active: true },
    });
    await accounts.update(id, { ...draftFor(old), credentials: { accessKeyId, accessKeySecret } });
    await writes.eventRedeployInstance(fixed).catch(() => undefined);
    await reads.describeHistoryEvents(following);
    assert.deepEqual(
      old.received.map(received => received.accessKeyId),
      [credentials.accessKeyId, accessKeyId],
    );
  });

  it('case 67: know how far the service’s clock is from ours, as its last answer told', async () => {
    const { id, sessions } = await signedIn();
    const session = sessions.of(id)!;
    assert.equal(session.clockSkew(), undefined);
    for (const minutes of [90, -30]) {
      const date = new Date(Date.now() + minutes * 60_000).toUTCString();
      const body = JSON.stringify({ RequestId: 'R', PageNumber: 1, PageSize: 100, TotalCount: 0, Events: [] });
      old.faults.add({ kind: 'answer', status: 200, headers: { date, 'content-type': 'application/json' }, body });
      await reads.describeHistoryEvents(session.client);
      const skew = sessions.of(id)!.clockSkew() ?? 0;
      assert.ok(Math.abs(skew - minutes * 60_000) < 5_000, `${skew} ms`);
    }
  });
});
