import { commands, type Disposable, type LogOutputChannel } from 'vscode';
import type { Profile } from '../accounts/profile';
import { logError } from '../views/log';
import { act } from './act';
import { copyEventId, copyInstanceId, copyRequestId } from './copy';
import { copyRamPolicy } from './copyRamPolicy';
import type { EventCommandDeps } from './deps';
import { exportOperations } from './exportOperations';
import { guard } from './guard';
import { jumpToEvent } from './jumpToEvent';
import { manageAccounts } from './manageAccounts';
import { openApiDocs, openConsole } from './openWeb';
import { signIn } from './signIn';
import type { AccountCommandDeps } from './signIn';
import { signOut } from './signOut';
import { switchAccount } from './switchAccount';

export interface CommandDeps {
  events: EventCommandDeps;
  accounts: AccountCommandDeps;
  channel: LogOutputChannel;
  exploreSample: () => Promise<void>;
  activeProfile: () => Profile | undefined;
}

/** Registers every command of package.json, each in the wrapper that ends its errors. */
export function registerCommands(deps: CommandDeps): Disposable[] {
  const { accounts, events, channel, activeProfile } = deps;
  const report = (error: Error) => {
    logError(channel, error);
  };
  const register = (id: string, run: (...args: unknown[]) => Promise<void>) =>
    commands.registerCommand(id, guard(run, report));
  return [
    register('ensEvents.signIn', () => signIn(accounts)),
    register('ensEvents.signOut', () => signOut(accounts)),
    register('ensEvents.switchAccount', () => switchAccount(accounts)),
    register('ensEvents.manageAccounts', () => manageAccounts(accounts)),
    register('ensEvents.exploreSample', deps.exploreSample),
    register('ensEvents.refresh', () => events.loader.load()),
    register('ensEvents.find', async () => {
      await commands.executeCommand('ensEvents.events.focus');
      await commands.executeCommand('list.find');
    }),
    register('ensEvents.redeploy', (...args) => act(events, 'redeploy', ...args)),
    register('ensEvents.reboot', (...args) => act(events, 'reboot', ...args)),
    register('ensEvents.migrate', (...args) => act(events, 'migrate', ...args)),
    register('ensEvents.exportOperations', () => exportOperations(events)),
    register('ensEvents.jumpToEvent', (...args) => jumpToEvent(events, ...args)),
    register('ensEvents.copyEventId', (...args) => copyEventId(events, ...args)),
    register('ensEvents.copyInstanceId', (...args) => copyInstanceId(events, ...args)),
    register('ensEvents.copyRequestId', (...args) => copyRequestId(events, ...args)),
    register('ensEvents.copyRamPolicy', copyRamPolicy),
    register('ensEvents.openConsole', () => openConsole(activeProfile())),
    register('ensEvents.openApiDocs', () => openApiDocs(activeProfile())),
    register('ensEvents.showLog', () => {
      channel.show();
      return Promise.resolve();
    }),
  ];
}
