import { env, l10n, Uri, window } from 'vscode';
import type { Profile } from '../accounts/profile';
import { apiDocsAddress, consoleAddress } from '../exports/webAddresses';

/** The operations this extension calls. */
const operations = [
  'DescribeHistoryEvents',
  'EventRedeployInstance',
  'BatchEventRedeployInstance',
  'EventRebootInstance',
  'BatchEventRebootInstance',
  'EventMigrateInstance',
  'BatchEventMigrateInstance',
  'DescribeInstances',
  'DescribeEnsRegions',
];

/** Opens the ENS console of the account's site. */
export async function openConsole(profile: Profile | undefined): Promise<void> {
  await env.openExternal(Uri.parse(consoleAddress(profile?.site ?? 'china'), true));
}

/** Asks for an API operation and opens its reference page. */
export async function openApiDocs(profile: Profile | undefined): Promise<void> {
  const operation = await window.showQuickPick(operations, {
    title: l10n.t('Open API Documentation'),
    placeHolder: l10n.t('Which operation'),
  });
  if (operation) {
    await env.openExternal(Uri.parse(apiDocsAddress(profile?.site ?? 'china', operation), true));
  }
}
