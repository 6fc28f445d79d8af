import { UIKind, env, l10n, window, type ExtensionContext } from 'vscode';
import { createAccounts } from './accounts/accounts';
import { readCliConfig } from './accounts/aliyunCli';
import { cliFileOnDisk } from './accounts/cliFileOnDisk';
import { browserKeyring, sharedKeyring } from './accounts/keyring';
import { createSessions } from './accounts/sessions';
import { createShownAccounts } from './accounts/shown';
import { isStoredList } from './accounts/storedList';
import { createBundles } from './bundles';
import { revealEvent } from './commands/absence';
import type { ActDeps } from './commands/act';
import { compactRecord } from './commands/compactRecord';
import { exploreSample } from './commands/exploreSample';
import { inBackground } from './commands/guard';
import { registerCommands } from './commands/index';
import { createNotifications } from './commands/notifications';
import { createLinkHandler } from './commands/openLink';
import { createTimelineCommand } from './commands/openTimeline';
import { offerSample } from './commands/offerSample';
import { createOperationsDesk } from './commands/operationsDesk';
import { readWriteRule } from './commands/readWriteRule';
import { resumeOperations } from './commands/resumeOperations';
import { settleSeen } from './commands/settleSeen';
import { systemClock } from './ens/systemClock';
import { busyOperation } from './operations/busy';
import { operationState } from './operations/operation';
import { saysNotKept } from './state/notKept';
import { openState } from './state/openState';
import { chooseStateFolder, homeDirectory } from './state/stateFolder';
import { configuration } from './settings/configuration';
import { createPersonTime } from './settings/personTime';
import { createSettings, type Manifest } from './settings/settings';
import { createLifetimes, keepLooking, readWhenSeen } from './views/account';
import { createArrangements, isLayouts } from './views/arrangements';
import { createAttention } from './views/attention';
import { createDesks } from './views/desks';
import { createEventsView, withViewProgress } from './views/eventsView';
import { createOperationsView } from './views/operationsView';
import { createPolling } from './views/polling';
import { createCallHistory, createCallLog, createErrorLog } from './views/log';
import { createStatusItems } from './views/statusItems';
import { createTellingDesk } from './views/tellingDesk';
import { createTicker } from './views/ticker';
import { createUnseenFailures } from './views/unseenFailures';
import { createWalkthroughKeys } from './views/walkthroughKeys';

/** Resolves once no call is under way, so that its RequestId is on record; VS Code waits for it some seconds. */
let closeCalls = () => Promise.resolve();

/** Builds the parts and hands each what it needs. Nothing is asked of the service before a view is seen. */
export function activate(context: ExtensionContext): void {
  const clock = systemClock;
  const { t } = l10n;
  const memento = context.globalState;
  const own = context.globalStorageUri.fsPath;
  const channel = window.createOutputChannel('ENS Events', { log: true });
  const report = createErrorLog(channel);
  const history = createCallHistory();
  const warn = (line: string) => {
    channel.warn(line);
  };
  const manifest = context.extension.packageJSON as Manifest & { version: string };
  const settings = createSettings(manifest, configuration, warn);
  const { dispose: endTime, ...personTime } = createPersonTime(settings);
  const closed = new AbortController();
  const place = {
    setting: settings.get('stateFolder').trim(),
    platform: process.platform,
    env: process.env,
    home: homeDirectory(),
  };
  const folder = chooseStateFolder(place, own, warn);
  const state = openState({ folder, own, clock, t, warn, signal: closed.signal });
  const sharesKeyring = env.uiKind === UIKind.Desktop;
  const bundles = createBundles({
    folder: context.extensionPath,
    version: manifest.version,
    updated: () => t('ENS Events was updated. Reload the window to go on.'),
  });
  const { ens, times, check } = bundles;
  const prepare = async () => {
    await Promise.all([ens(), times()]);
    await check();
  };
  const keyring = sharesKeyring ? sharedKeyring : browserKeyring(memento);
  const accounts = createAccounts({
    secrets: context.secrets,
    sharesKeyring,
    document: state.documentOf('accounts.json', isStoredList),
    memento,
    keyring,
    clock,
    t,
    logError: report,
  });
  const sessions = createSessions({ ens, clock, t, log: createCallLog(channel, history) }, accounts);
  const onNotKept = saysNotKept('layouts.json', warn);
  const layouts = { document: state.documentOf('layouts.json', isLayouts), memento, onNotKept };
  const chosen = createShownAccounts({ ...layouts, keyring, onError: report });
  const extraTypes = () => settings.get('eventTypes');
  const desks = createDesks({
    accounts,
    chosen,
    sessionOf: sessions.of,
    clock,
    extraTypes,
    withProgress: withViewProgress,
    logError: report,
  });
  const arrangements = createArrangements({ ...layouts, logError: report });
  const ticker = createTicker(clock, report);
  const lifetimes = createLifetimes(accounts);
  const operationsDesk = createOperationsDesk({
    state,
    clock,
    t,
    storeOf: profileId => desks.of(profileId)?.store,
    accountSignal: lifetimes.signalOf,
    sessionOf: sessions.of,
    keyHashOf: profileId => accounts.keyHashOf(profileId),
    hasAccount: profileId => !accounts.isGone(profileId),
    logError: report,
  });
  const { records, followers, calls } = operationsDesk;
  closeCalls = calls.close;
  const tellingDesk = createTellingDesk({ state, desks, settings, clock, ...personTime, logError: report });
  const { told, silences } = tellingDesk;
  const view = createEventsView({
    desks,
    silences,
    arrangements,
    accounts,
    clock,
    ...personTime,
    ticker,
    operationAt: event => {
      const operation = busyOperation(records, event, clock.now());
      return operation && operationState(operation, clock.now());
    },
    onDidChangeOperations: records.changes.subscribe,
  });
  const unseen = createUnseenFailures({ told, records, clock });
  const shared = { desks, records, clock, ...personTime };
  const operationsView = createOperationsView({ ...shared, unseen, ticker, logError: report });
  const trees = [view.tree, operationsView.tree];
  const resumption = resumeOperations({ trees, accounts, records, followers, logError: report });
  const run = (work: () => Promise<void>) => {
    inBackground(work, report);
  };
  const startSample = () => exploreSample(accounts, bundles.sample);
  const timeline = createTimelineCommand({ ...shared, view, settings, times, check }, report);
  const attention = createAttention({ trees: [view.tree, timeline], clock, settings, logError: report });
  const { random } = Math;
  const polling = createPolling({
    ...operationsDesk,
    leaseOf: state.leaseOf,
    attention,
    desks,
    clock,
    random,
    logError: report,
  });
  const events: Omit<ActDeps, 'showActed'> = {
    accounts,
    writerWith: sessions.writerWith,
    t,
    desks,
    arrangements,
    view,
    clock,
    ...personTime,
    settings,
    times,
    prepare,
    extraTypes,
    channel,
    history,
    accountSignal: lifetimes.signalOf,
    ...operationsDesk,
    writeRule: readWriteRule,
  };

  context.subscriptions.push(
    channel,
    { dispose: endTime },
    accounts,
    desks,
    view,
    ticker,
    keepLooking(accounts, { onDidChangeWindowState: window.onDidChangeWindowState, onTick: ticker.onTick }),
    readWhenSeen(desks, view),
    createWalkthroughKeys(accounts, records),
    createStatusItems({ desks, records, clock, onTick: ticker.onTick }),
    lifetimes,
    operationsView,
    unseen,
    {
      dispose: () => {
        closed.abort();
      },
    },
    resumption,
    compactRecord({ trees, state, clock, logError: report }),
    settleSeen({ desks, onPolled: polling.onPolled, records, followers, run }),
    attention,
    timeline,
    polling,
    createNotifications({
      ...events,
      onPolled: polling.onPolled,
      reveal: (account, key) => revealEvent(events, account, key),
      revealOperation: operationsView.reveal,
      ...tellingDesk,
      logError: report,
    }),
    createLinkHandler({ ...events, logError: report }),
    offerSample({ accounts, memento: context.workspaceState, exploreSample: startSample, run }),
    ...registerCommands({
      bundles,
      channel,
      timeline,
      ticker,
      exploreSample: startSample,
      accounts: {
        accounts,
        records,
        followers,
        chosen,
        exploreSample: startSample,
        revealAccount: view.revealAccount,
        readCliConfig: () => readCliConfig(cliFileOnDisk('config.json', t)),
        clock,
        local: personTime.local,
        createClient: sessions.readerFor,
      },
      events,
      silences,
      markAsSeen: operationsView.markAsSeen,
      lookAt: unseen.look,
    }),
  );
}

/** A call under way is waited for; nothing more is begun. */
export function deactivate(): Promise<void> {
  return closeCalls();
}
