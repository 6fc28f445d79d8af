import { Disposable, commands, type LogOutputChannel } from 'vscode';
import type { Bundles } from '../bundles';
import { createDetailsPanels } from '../views/details/detailsPanels';
import { logError } from '../views/log';
import type { Timeline } from '../views/timeline/panel';
import { act, type ActDeps } from './act';
import { clearFilter } from './clearFilter';
import { copyAs } from './copyAs';
import { copyLink } from './copyLink';
import { copyEventId, copyInstanceId, copyRequestId, copyResourceId } from './copy';
import { copyRamPolicy } from './copyRamPolicy';
import { exportEvents } from './exportEvents';
import { exportOperations } from './exportOperations';
import { filter } from './filter';
import { goToEvent } from './goToEvent';
import { groupBy } from './groupBy';
import { guard } from './guard';
import { jumpToEvent } from './jumpToEvent';
import { manageAccounts } from './manageAccounts';
import { openEvent } from './openEvent';
import { openApiDocs, openConsole } from './openWeb';
import { refreshAll } from './refresh';
import { showAccountMenu } from './showAccountMenu';
import { showAccounts } from './showAccounts';
import { signIn } from './signIn';
import type { AccountCommandDeps } from './signIn';
import { signOut } from './signOut';
import { switchAccount } from './switchAccount';

export interface CommandDeps {
  events: ActDeps;
  accounts: AccountCommandDeps;
  channel: LogOutputChannel;
  timeline: Pick<Timeline, 'open'>;
  exploreSample: () => Promise<void>;
  bundles: Pick<Bundles, 'ens' | 'check'>;
}

/** Registers every command of package.json, each in the wrapper that ends its errors. */
export function registerCommands(deps: CommandDeps): Disposable[] {
  const { accounts, events, channel, bundles } = deps;
  const report = (error: Error) => {
    logError(channel, error);
  };
  const register = (id: string, run: (...args: unknown[]) => Promise<void>) =>
    commands.registerCommand(id, guard(run, report));
  const details = createDetailsPanels(events);
  return [
    new Disposable(details.dispose),
    register(
      'ensEvents.signIn',
      after(bundles.check, () => signIn(accounts)),
    ),
    register('ensEvents.signOut', () => signOut(accounts)),
    register('ensEvents.switchAccount', () => switchAccount(accounts)),
    register(
      'ensEvents.manageAccounts',
      after(bundles.check, () => manageAccounts(accounts)),
    ),
    register('ensEvents.exploreSample', deps.exploreSample),
    register('ensEvents.showAccountMenu', () => showAccountMenu(accounts)),
    register('ensEvents.showAccounts', () => showAccounts(accounts)),
    register(
      'ensEvents.refresh',
      after(bundles.ens, () => refreshAll({ ...events, accounts: accounts.accounts })),
    ),
    register('ensEvents.groupBy', () => groupBy(events)),
    register('ensEvents.filter', () => filter(events)),
    register(
      'ensEvents.goToEvent',
      after(bundles.ens, () => goToEvent(events)),
    ),
    register('ensEvents.clearFilter', () => clearFilter(events)),
    register('ensEvents.find', async () => {
      await commands.executeCommand('ensEvents.events.focus');
      await commands.executeCommand('list.find');
    }),
    register('ensEvents.redeploy', (...args) => act(events, 'redeploy', ...args)),
    register('ensEvents.reboot', (...args) => act(events, 'reboot', ...args)),
    register('ensEvents.migrate', (...args) => act(events, 'migrate', ...args)),
    register('ensEvents.openEvent', (...args) => openEvent({ ...events, details }, ...args)),
    register('ensEvents.openTimeline', async () => {
      await bundles.check();
      deps.timeline.open();
    }),
    register('ensEvents.copyLink', (...args) => copyLink(events, ...args)),
    register('ensEvents.copyAs', (...args) => copyAs(events, undefined, ...args)),
    register('ensEvents.copyAsMarkdown', (...args) => copyAs(events, 'markdown', ...args)),
    register('ensEvents.copyAsJson', (...args) => copyAs(events, 'json', ...args)),
    register('ensEvents.copyAsCsv', (...args) => copyAs(events, 'csv', ...args)),
    register('ensEvents.copyAsTicket', (...args) => copyAs(events, 'ticket', ...args)),
    register('ensEvents.copyAsCli', (...args) => copyAs(events, 'cli', ...args)),
    register('ensEvents.export', () => exportEvents(events)),
    register('ensEvents.exportOperations', () => exportOperations(events)),
    register('ensEvents.jumpToEvent', (...args) => jumpToEvent(events, ...args)),
    register('ensEvents.copyEventId', (...args) => copyEventId(events, ...args)),
    register('ensEvents.copyInstanceId', (...args) => copyInstanceId(events, ...args)),
    register('ensEvents.copyResourceId', (...args) => copyResourceId(events, ...args)),
    register('ensEvents.copyRequestId', (...args) => copyRequestId(events, ...args)),
    register('ensEvents.copyRamPolicy', copyRamPolicy),
    register('ensEvents.openConsole', (...args) => openConsole(events, ...args)),
    register('ensEvents.openApiDocs', () => openApiDocs(events)),
    register('ensEvents.showLog', () => {
      channel.show();
      return Promise.resolve();
    }),
  ];
}

/** Makes sure of files that are read late before a command that will need them asks anything. */
function after(first: () => Promise<unknown>, run: () => Promise<void>): () => Promise<void> {
  return async () => {
    await first();
    await run();
  };
}
