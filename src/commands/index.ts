import { Disposable, commands, type LogOutputChannel } from 'vscode';
import type { Bundles } from '../bundles';
import type { Action } from '../events/actions';
import { createDetailsPanels } from '../views/details/detailsPanels';
import { logError } from '../views/log';
import type { EventNode } from '../views/nodes';
import type { OperationsView } from '../views/operationsView';
import type { Silences } from '../views/silences';
import type { Ticker } from '../views/ticker';
import type { UnseenFailures } from '../views/unseenFailures';
import type { Timeline } from '../views/timeline/panel';
import { act, type ActDeps } from './act';
import { operationsCalledOn } from './chooseOperations';
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
import { changeProtection, manageAccounts } from './manageAccounts';
import { openEvent } from './openEvent';
import { openApiDocs, openConsole } from './openWeb';
import { refreshAll } from './refresh';
import { showAccountMenu } from './showAccountMenu';
import { showAccounts } from './showAccounts';
import { showActed } from './showActed';
import { showDue } from './showDue';
import { signIn } from './signIn';
import type { AccountCommandDeps } from './signIn';
import { signOut } from './signOut';
import { snooze, unsnooze } from './snooze';
import { switchAccount } from './switchAccount';

export interface CommandDeps {
  events: Omit<ActDeps, 'showActed'>;
  accounts: AccountCommandDeps;
  channel: LogOutputChannel;
  timeline: Pick<Timeline, 'open'>;
  ticker: Pick<Ticker, 'onTick' | 'start'>;
  exploreSample: () => Promise<void>;
  bundles: Pick<Bundles, 'ens' | 'check'>;
  silences: Silences;
  markAsSeen: OperationsView['markAsSeen'];
  /** Somebody sees these operations elsewhere than in their view. */
  lookAt: UnseenFailures['look'];
}

/** Registers every command of package.json, each in the wrapper that ends its errors. */
export function registerCommands(deps: CommandDeps): Disposable[] {
  const { accounts, events, channel, bundles } = deps;
  const report = (error: Error) => {
    logError(channel, error);
  };
  const register = (id: string, run: (...args: unknown[]) => Promise<void>) =>
    commands.registerCommand(id, guard(run, report));
  const details = createDetailsPanels({ ...events, ticker: deps.ticker });
  const showsActed = {
    ...events,
    // The row may be gone by the time it is looked for: that is no reason to disturb who is asked something.
    showActed: (node: EventNode) => void showActed({ ...events, details }, node).catch(report),
  };
  const acting =
    (action: Action) =>
    (...args: unknown[]) =>
      act(showsActed, action, ...args);
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
    register('ensEvents.changeProtection', (...args) => changeProtection(accounts, ...args)),
    register('ensEvents.exploreSample', deps.exploreSample),
    register('ensEvents.showAccountMenu', () => showAccountMenu(accounts)),
    register('ensEvents.showDue', () => showDue(events)),
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
    register('ensEvents.redeploy', acting('redeploy')),
    register('ensEvents.reboot', acting('reboot')),
    register('ensEvents.migrate', acting('migrate')),
    register('ensEvents.openEvent', (...args) => openEvent({ ...events, details, lookAt: deps.lookAt }, ...args)),
    register('ensEvents.openTimeline', async () => {
      await bundles.check();
      deps.timeline.open();
    }),
    register('ensEvents.snooze', (...args) => snooze({ ...events, silences: deps.silences }, ...args)),
    register('ensEvents.unsnooze', (...args) => unsnooze({ ...events, silences: deps.silences }, ...args)),
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
    register('ensEvents.markAsSeen', (...args) => deps.markAsSeen(operationsCalledOn(events.records, args))),
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
