import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AccountDraft } from '../../../src/accounts/draft';
import type { OpenAccount } from '../../../src/accounts/openAccount';
import { maskKeyId } from '../../../src/accounts/profile';
import { isVaultError } from '../../../src/accounts/vaultError';
import { computer, draft, laggingKeyring, settle, type Window } from './fakes';
import { lateKeyring } from './keyrings';

const hosts = ['ens.aliyuncs.com', 'ens.vpc-proxy.aliyuncs.com', 'ens.ap-southeast-1.aliyuncs.com'];

/** What may happen; numbers choose a window, a key or a host. */
type Step =
  | { kind: 'edit'; window: number; key: number; host: number }
  | { kind: 'mark' | 'rename' | 'open' | 'reopen'; window: number }
  | { kind: 'hang' | 'goThrough' | 'bring' | 'wait' };

const number = (max: number) => fc.nat({ max });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), window: number(1), key: number(3), host: number(hosts.length - 1) }),
  fc.record({ kind: fc.constantFrom('mark' as const, 'rename', 'open', 'reopen'), window: number(1) }),
  fc.record({ kind: fc.constantFrom('hang' as const, 'goThrough', 'bring', 'wait') }),
);

function entered(key: number, host: number): AccountDraft {
  const token = key % 2 === 1 ? { securityToken: `canary-token-${key}` } : {};
  return draft({
    endpoint: { protocol: 'https', host: hosts[host] ?? '' },
    credentials: { accessKeyId: `LTAItestkey00000${key}`, accessKeySecret: `canary-secret-${key}`, ...token },
  });
}

const pairOf = ({ credentials, endpoint }: AccountDraft) => JSON.stringify([credentials, endpoint.host]);

describe('Key, host and label of an account', () => {
  it('case 62: belong together, whatever two windows and a late keyring do, in any order', async () => {
    const life = async (steps: readonly Step[]) => {
      const { keyring, hang, goThrough } = lateKeyring();
      const shared = laggingKeyring(keyring);
      const machine = computer({ secrets: keyring });
      const open = () => machine.openWindow({ secrets: shared.openWindow() });
      const wait = async (ms = 10_000) => {
        for (let n = 0; n < 6; n += 1) {
          await settle();
          machine.clock.pass(ms);
        }
        await settle();
      };
      const pairs = new Set([pairOf(entered(0, 0))]);
      const first = open();
      const { id } = await first.accounts.add(entered(0, 0));
      await first.accounts.activate(id);
      const windows = [first, open()];

      const check = async ({ accounts }: Window) => {
        const isShown = ({ profile, revision }: OpenAccount) => {
          // Where a later edit has come in between, the revision says so.
          if (accounts.revisionOf(id) === revision) {
            const shown = accounts.profiles().find(one => one.id === id);
            assert.deepEqual([shown?.maskedKeyId, shown?.endpoint], [profile.maskedKeyId, profile.endpoint]);
          }
        };
        const opening = accounts.open(id).then(
          opened => {
            isShown(opened);
            return opened;
          },
          (error: unknown) => {
            assert.ok(isVaultError(error));
          },
        );
        await wait(200);
        const opened = await Promise.race([opening, settle()]);
        if (!opened) {
          return;
        }
        const { credentials, profile } = opened;
        assert.ok(pairs.has(pairOf({ ...draft(), credentials, endpoint: profile.endpoint })));
        assert.equal(profile.maskedKeyId, maskKeyId(credentials.accessKeyId));
        assert.equal(profile.kind, credentials.securityToken === undefined ? 'accessKey' : 'sts');
      };
      const lives: Record<Step['kind'], (at: number, key: number, host: number) => unknown> = {
        edit: (at, key, host) => {
          pairs.add(pairOf(entered(key, host)));
          windows[at]?.accounts.update(id, entered(key, host)).catch(isVaultError);
        },
        mark: at => {
          windows[at]?.accounts.setMark(id, 'production').catch(isVaultError);
        },
        rename: at => {
          windows[at]?.accounts.rename(id, 'Live').catch(isVaultError);
        },
        open: at => windows[at] && check(windows[at]),
        reopen: at => {
          windows[at]?.accounts.dispose();
          windows[at] = open();
        },
        hang,
        goThrough,
        bring: shared.bring,
        wait: () => wait(),
      };
      for (const one of steps) {
        await lives[one.kind](
          'window' in one ? one.window : 0,
          'key' in one ? one.key : 0,
          'host' in one ? one.host : 0,
        );
        await settle();
      }
      await goThrough();
      shared.bring();
      await wait();
      for (const window of windows) {
        await check(window);
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 14 }), life), {
      numRuns: process.env['CI'] ? 1000 : 100,
    });
  });
});
