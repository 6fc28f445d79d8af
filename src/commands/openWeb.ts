import { env, l10n, Uri, window } from 'vscode';
import { apiDocsAddress, consoleAddress } from '../exports/webAddresses';
import { accountOf } from '../views/nodes';
import { sayAccountGone } from './absence';
import type { EventCommandDeps } from './deps';
import { isRowLost, sayRowLost } from './lostRow';

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

type Deps = Pick<EventCommandDeps, 'desks'>;

/** Opens the ENS console of the site of the row's account, or says that this one is gone; without a row the active one's. */
export async function openConsole(deps: Deps, ...args: unknown[]): Promise<void> {
  const account = accountOf(args[0]);
  if (isRowLost(args)) {
    await sayRowLost();
  } else if (account !== undefined && !deps.desks.of(account)) {
    await sayAccountGone();
  } else {
    await env.openExternal(Uri.parse(consoleAddress(siteOf(deps, account)), true));
  }
}

/** Asks for an API operation and opens its reference page. */
export async function openApiDocs(deps: Deps): Promise<void> {
  const operation = await window.showQuickPick(operations, {
    title: l10n.t('Open API Documentation'),
    placeHolder: l10n.t('Which operation'),
  });
  if (operation) {
    await env.openExternal(Uri.parse(apiDocsAddress(siteOf(deps), operation), true));
  }
}

function siteOf({ desks }: Deps, account?: string) {
  const desk = account === undefined ? desks.active() : desks.of(account);
  return desk?.session()?.profile.site ?? 'china';
}
