import assert from 'node:assert/strict';
import type { Credentials, EnsEvent } from '../../../src/ens/types';
import { asksForSignIn } from '../../../src/views/advice';
import { welcomeOf } from '../../../src/views/viewMode';
import { isEnsError } from '../../../src/ens/error';
import { shownText, told } from './promises';
import { inScene, type Scene } from './scene';

const minute = 60_000;

describe('A refusal of the service', () => {
  it('case 18: a redeploy under flow control is sent once and refused; the person may send it again', () =>
    inScene({}, async scene => {
      const [event] = (await scene.redeployable()) as [EnsEvent];
      const headers = { 'retry-after': '1' };
      scene.gateway.faults.add({ kind: 'throttle', action: 'EventRedeployInstance', headers });
      const [result] = await scene.confirm([event]);
      assert.equal(told(result), 'refused');
      assert.match(shownText(result?.kind === 'sent' ? result.error : undefined), /wait a moment, then try again/);
      assert.equal(scene.writes().length, 1);
      assert.equal(told((await scene.confirm([event]))[0]), 'running');
      assert.equal(scene.writes().length, 2);
    }));

  for (const [which, skew] of [
    ['slow', 16 * minute],
    ['fast', -16 * minute],
  ] as const) {
    it(`case 22: a clock that is 16 minutes ${which} is named with its error, asked once, and nothing is sent`, () =>
      inScene({}, async scene => {
        const events = await scene.redeployable();
        const wrong = scene.clientFor({ host: scene.gateway.host });
        await inScene({ now: () => Date.now() + skew, keys: [scene.gateway.keys.main] }, async other => {
          scene.use(scene.clientFor({ host: other.gateway.host }));
          await scene.loader.load();
          assert.match(
            shownText(scene.store.state().error),
            new RegExp(`clock of this machine is ${which}, set it .* minutes: 16`),
          );
          assert.equal(other.gateway.received.length, 1);
          await assert.rejects(scene.confirm(events.slice(0, 1)), { name: 'EnsError', kind: 'clock' });
          assert.equal(other.writes().length, 0);
        });
        scene.use(wrong);
      }));
  }
});

describe('Credentials that are refused', () => {
  const other = { accessKeyId: 'LTAIsomebodyelse01', accessKeySecret: 'a-secret-of-somebody-else' };
  const refused: [string, (scene: Scene) => Credentials][] = [
    ['a key that does not exist', () => other],
    ['a key that is not active', ({ gateway }) => gateway.keys.addInactive()],
    ['a wrong secret', ({ gateway }) => ({ ...gateway.keys.main, accessKeySecret: other.accessKeySecret })],
    ['a token that has expired', ({ gateway, clock }) => gateway.keys.addSts(clock.now() - 1)],
    ['a token that is no token', ({ gateway }) => ({ ...gateway.keys.addSts(), securityToken: 'nonsense' })],
    [
      'a token of another key',
      ({ gateway }) => ({ ...gateway.keys.addSts(), securityToken: gateway.keys.addSts().securityToken! }),
    ],
  ];
  for (const [what, credentialsOf] of refused) {
    it(`case 23: ${what}: asked once, and the row asks to sign in`, () =>
      inScene({}, async scene => {
        const { gateway, store, loader, use, clientFor } = scene;
        const credentials = credentialsOf(scene);
        use(clientFor({ credentials }));
        await loader.load();
        const { error } = store.state();
        assert.ok(error && asksForSignIn(error), shownText(error));
        assert.equal(gateway.received.length, 1);
        assert.ok(!shownText(error).includes(credentials.accessKeySecret));
      }));
  }

  it('case 23: a key switched off while an operation runs: following stops, stays open, and goes on with a key that works', () =>
    inScene({}, async scene => {
      const { gateway, desk, use, clientFor } = scene;
      const [event] = (await scene.redeployable()) as [EnsEvent];
      const [result] = await scene.confirm([event]);
      use(clientFor({ credentials: gateway.keys.addInactive() }));
      const asked = gateway.received.length;
      await assert.rejects(scene.settle(result), { name: 'EnsError', code: 'InvalidAccessKeyId.Inactive' });
      assert.equal(gateway.received.length - asked, 1);
      assert.equal(desk.records.get(result!.operation.id)?.end, undefined);

      use(clientFor());
      const [resumed] = await desk.followers.resume();
      assert.equal((await resumed?.settle())?.how, 'done');
      assert.equal(scene.writes().length, 1);
    }));
});

describe('A missing permission', () => {
  it('case 24: for the list: says which one is missing, in place of the list', () =>
    inScene({}, async scene => {
      scene.gateway.faults.add({ kind: 'deny', action: 'DescribeHistoryEvents', count: Infinity });
      await scene.loader.load();
      const { error } = scene.store.state();
      assert.equal(error && welcomeOf(error), 'denied');
      assert.match(shownText(error), /this permission: ens:DescribeHistoryEvents$/);
      assert.equal(scene.gateway.received.length, 1);
    }));

  it('case 24: for names and disks: the list works with ids and says which one is missing', () =>
    inScene({}, async scene => {
      scene.gateway.faults.add({ kind: 'deny', action: 'DescribeInstances', count: Infinity });
      assert.ok((await scene.redeployable()).length > 0);
      const { error, namesError } = scene.store.state();
      assert.deepEqual([error, namesError?.missingAction], [undefined, 'ens:DescribeInstances']);
    }));

  for (const [what, fault] of [
    ['it may not be read', { kind: 'deny' }],
    ['its reading fails in the network', { kind: 'reset' }],
    ['its reading is answered by something else', { kind: 'html' }],
  ] as const) {
    it(`case 24: the instance after an operation, where ${what}: the operation is done all the same, and says so`, () =>
      inScene({}, async scene => {
        const [event] = (await scene.redeployable()) as [EnsEvent];
        const [result] = await scene.confirm([event]);
        scene.gateway.faults.add({ ...fault, action: 'DescribeInstances', count: Infinity });
        const end = await scene.settle(result);
        assert.equal(end?.how, 'done');
        assert.match(end.summary ?? '', / was redeployed\. The instance could not be read afterwards\.$/);
        assert.match(await scene.journal(), /"kind":"end"/);
      }));
  }

  it('case 24: for redeploying only: the list works, the redeploy is refused and names what is missing', () =>
    inScene({}, async scene => {
      scene.use(scene.clientFor({ credentials: scene.gateway.keys.addReadOnly() }));
      const [event] = (await scene.redeployable()) as [EnsEvent];
      const [result] = await scene.confirm([event]);
      assert.equal(told(result), 'refused');
      const error = result?.kind === 'sent' ? result.error : undefined;
      assert.ok(isEnsError(error));
      assert.match(shownText(error), /this permission: ens:EventRedeployInstance$/);
    }));
});
