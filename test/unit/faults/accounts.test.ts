import assert from 'node:assert/strict';
import { neverAnswers, computer, draft, fakeSecrets, settle } from '../accounts/fakes';
import { inScene } from './scene';

const list = 'DescribeHistoryEvents';

describe('An account that changes while its list is read', () => {
  for (const [what, answers] of [
    ['is answered late', { kind: 'delay', ms: 200 }],
    ['fails late', { kind: 'drip', everyMs: 1 }],
  ] as const) {
    it(`case 33: the old list ${what}: the new account's events stand alone, without an error of the old one`, () =>
      inScene({ seed: 1 }, old =>
        inScene({ seed: 2 }, async next => {
          const { gateway, loader, store, use } = old;
          gateway.faults.add({ ...answers, action: list });
          const reading = loader.load();
          while (gateway.received.length === 0) {
            await settle();
          }
          // Another account, as views/account.ts does it.
          loader.reset();
          use(old.clientFor({ host: next.gateway.host, credentials: next.gateway.keys.main }));
          await loader.load();
          await reading;

          const own = new Set(next.gateway.account.events.map(({ eventId }) => eventId));
          const shown = [...store.events()];
          assert.ok(shown.length > 0 && shown.every(({ eventId }) => own.has(eventId)));
          assert.deepEqual([store.state().error, store.state().loading, old.errors], [undefined, false, []]);
          assert.equal(gateway.received.length, 1);
        }),
      ));
  }

  it('case 33: signed out meanwhile: the list stays empty', () =>
    inScene({}, async ({ gateway, loader, store }) => {
      gateway.faults.add({ kind: 'delay', ms: 50, action: list });
      const reading = loader.load();
      while (gateway.received.length === 0) {
        await settle();
      }
      loader.reset();
      await reading;
      assert.deepEqual([[...store.events()], store.state()], [[], { loading: false }]);
    }));
});

describe('A keyring that fails', () => {
  for (const [what, broken] of [
    ['throws', { get: () => Promise.reject(new Error('no keyring')) }],
    ['does not answer for 30 s', { get: neverAnswers }],
    ['has lost the secret', { get: () => Promise.resolve(undefined) }],
    ['gives back garbage', { get: () => Promise.resolve('garbage') }],
  ] as const) {
    it(`case 33: ${what}: the sign-in view with the reason, never a crash and never another key`, async () => {
      const secrets = fakeSecrets();
      const desk = computer({ secrets });
      const { accounts } = desk.openWindow();
      const { id } = await accounts.add(draft());
      await accounts.activate(id);
      Object.assign(secrets, broken);
      const asking = accounts.open(id);
      const refused = assert.rejects(asking, { name: 'VaultError' });
      await settle();
      desk.clock.pass(30_000);
      await refused;
      const state = accounts.state();
      assert.match(state.kind === 'signedOut' ? (state.explanation ?? '') : 'signed in', /^[A-Z].*\. .*\.$/);
    });
  }
});
