import { l10n, window, workspace, type ExtensionContext } from 'vscode';
import { createAccounts } from './accounts/accounts';
import { readCliConfigFile } from './accounts/cliConfigFile';
import { createClient, type ClientAccount, type Session } from './accounts/session';
import { exploreSample } from './commands/exploreSample';
import { registerCommands } from './commands/index';
import { resumeOperations } from './commands/resumeOperations';
import { createOperationsDesk } from './commands/operationsDesk';
import { readWriteRule } from './commands/readWriteRule';
import type { EnsClient } from './ens/types';
import { systemClock } from './ens/systemClock';
import { createEventStore } from './events/store';
import { followAccount } from './views/account';
import { createEventsView } from './views/eventsView';
import { createLoader } from './views/loader';
import { createOperationsView } from './views/operationsView';
import { createCallHistory, logCall, logError } from './views/log';

/** Builds the parts and hands each what it needs. Nothing is asked of the service before the view is seen. */
export function activate(context: ExtensionContext): void {
  const clock = systemClock;
  const channel = window.createOutputChannel('ENS Events', { log: true });
  const report = (error: Error) => {
    logError(channel, error);
  };
  const history = createCallHistory();
  const accounts = createAccounts({ secrets: context.secrets, memento: context.globalState, clock, t: l10n.t });
  const store = createEventStore();

  const clientFor = (account: ClientAccount) =>
    createClient(
      {
        clock,
        t: l10n.t,
        log: record => {
          history.add(record);
          logCall(channel, record);
        },
      },
      account,
    );
  const activeProfile = () => {
    const state = accounts.state();
    return state.kind === 'signedIn' ? state.profile : undefined;
  };
  // One client an account and endpoint, for its quota of retries; it keeps no secret.
  const clients = new Map<string, EnsClient>();
  const sessionOf = (profileId: string): Session | undefined => {
    const profile = accounts.profiles().find(({ id }) => id === profileId);
    if (!profile) {
      return undefined;
    }
    const { endpoint } = profile;
    const key = [profileId, endpoint.protocol, endpoint.host].join(' ');
    const credentials = () => accounts.credentialsOf(profileId);
    const client = clients.get(key) ?? clientFor({ endpoint, credentials, sample: profile.kind === 'sample' });
    clients.set(key, client);
    return { profile, client };
  };
  const session = () => {
    const profile = activeProfile();
    return profile && sessionOf(profile.id);
  };
  const isActive = (profileId: string) => activeProfile()?.id === profileId;

  const view = createEventsView(store, clock, accounts);
  const loader = createLoader({
    store,
    clock,
    session,
    extraTypes: () => workspace.getConfiguration('ensEvents').get<string[]>('eventTypes', []),
    withProgress: view.withProgress,
    logError: report,
  });
  const lifetimes = followAccount({ accounts, view, loader, store });
  const desk = createOperationsDesk({
    folder: context.globalStorageUri.fsPath,
    clock,
    t: l10n.t,
    store,
    isActive,
    accountSignal: lifetimes.signalOf,
    sessionOf,
  });
  const operationsView = createOperationsView(desk.records, clock, report);
  const resumption = resumeOperations({
    trees: [view.tree, operationsView.tree],
    accounts,
    followers: desk.followers,
    logError: report,
  });
  const startSample = () => exploreSample(accounts);

  context.subscriptions.push(
    channel,
    accounts,
    view,
    lifetimes,
    operationsView,
    resumption,
    ...registerCommands({
      channel,
      activeProfile,
      exploreSample: startSample,
      accounts: {
        accounts,
        exploreSample: startSample,
        readCliConfig: () => readCliConfigFile(l10n.t),
        createClient: (endpoint, credentials) =>
          Promise.resolve(clientFor({ endpoint, credentials: () => Promise.resolve(credentials), sample: false })),
      },
      events: {
        store,
        view,
        loader,
        clock,
        channel,
        history,
        session,
        accountSignal: lifetimes.signalOf,
        isActive,
        ...desk,
        writeRule: readWriteRule,
      },
    }),
  );
}
