import assert from 'node:assert/strict';
import tls from 'node:tls';
import { outcomeOfFailure } from '../../../src/ens/writeOutcome';
import { against, failureOf, listEvents, redeployNow } from '../ens/harness';
import { always } from '../ens/loopback';
import { expired, ofAnotherHost } from './certificates';
import { shownText } from './promises';

/** Since Node 24.5; our types are those of the oldest VS Code. */
interface TrustStore {
  getCACertificates: (kind: 'default') => string[];
  setDefaultCACertificates: (certificates: readonly string[]) => void;
}

/** Runs `check` while this process trusts the certificate, as far as who signed it goes. */
async function trusting(cert: string, check: () => Promise<void>): Promise<void> {
  const store = tls as unknown as TrustStore;
  const before = store.getCACertificates('default');
  store.setDefaultCACertificates([...before, cert]);
  try {
    await check();
  } finally {
    store.setDefaultCACertificates(before);
  }
}

describe('A server whose certificate is trusted, but', () => {
  for (const [what, secure, code] of [
    ['has expired', expired, 'CERT_HAS_EXPIRED'],
    ['is another host’s', ofAnotherHost, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const) {
    it(`case 10: ${what}: named, nothing reaches the server, no way around it is offered`, () =>
      trusting(secure.cert, () =>
        against(
          always(200, { RequestId: 'R-1' }),
          async ({ client, server }) => {
            for (const call of [listEvents(client), redeployNow(client)]) {
              const error = await failureOf(call);
              assert.deepEqual([error.kind, error.code, outcomeOfFailure(error)], ['network', code, 'notSent']);
              assert.match(shownText(error), new RegExp(`\\(${code}\\)\\. Check .*certificates of this machine\\.$`));
              assert.doesNotMatch(shownText(error), /ignore|anyway|disable|trust it/i);
            }
            assert.equal(server.requests.length, 0);
          },
          { secure },
        ),
      ));
  }
});
