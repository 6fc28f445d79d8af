import { commands, l10n } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type * as Sample from '../sample/index';
import { maskKeyId } from '../accounts/profile';
import { unawaited } from '../base/unawaited';

const sampleId = 'sample';

/**
 * Starts the sample account's gateway inside this window, on a loopback address, and signs in to it. It holds made-up
 * events only and is gone with the account or the window.
 * @param sample the bundle that holds it
 */
export async function exploreSample(
  accounts: Accounts,
  sample: () => Promise<Pick<typeof Sample, 'startGateway'>>,
): Promise<void> {
  if (accounts.profiles().some(({ id }) => id === sampleId)) {
    await accounts.activate(sampleId);
  } else {
    const { startGateway } = await sample();
    const gateway = await startGateway();
    const { accessKeyId, accessKeySecret } = gateway.keys.main;
    accounts.addSample(
      {
        id: sampleId,
        name: l10n.t('Sample account'),
        kind: 'sample',
        maskedKeyId: maskKeyId(accessKeyId),
        site: 'other',
        endpoint: { protocol: 'http', host: gateway.host },
      },
      { accessKeyId, accessKeySecret },
      () => {
        unawaited(gateway.stop(), 'closing a server does not fail');
      },
    );
  }
  await commands.executeCommand('ensEvents.events.focus');
}
