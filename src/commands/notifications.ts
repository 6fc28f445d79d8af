import { Disposable, l10n, window } from 'vscode';
import type { Clock } from '../ens/ports';
import type { EventKey } from '../events/event';
import { notificationSettings } from '../events/notificationSettings';
import { doneText, newsText, reminderText, summaryText, type ToastEvent } from '../events/toastWords';
import type { Told } from '../events/told';
import type { Records } from '../operations/records';
import type { PersonTime } from '../settings/personTime';
import type { Settings } from '../settings/settings';
import type { Desks } from '../views/desks';
import { createEndings } from '../views/endings';
import { batchText } from '../views/batchWords';
import { isFailure } from '../views/unseenFailures';
import { eventLabel } from '../views/eventItem';
import { createNotifier, type Telling } from '../views/notifier';
import type { Silences } from '../views/silences';
import type { ToldOf } from '../views/toldOf';
import type { Polling } from '../views/polling';
import { inBackground } from './guard';
import { showAction, toastActions, type ToastAction, type ToastParts } from './toastActions';
import { failureActions, showAction as showOperation, type OperationToastParts } from './operationToast';
import { endText } from './outcome';
import { actionWords } from './actionWords';
import { unawaited } from '../base/unawaited';

export interface NotificationParts extends Pick<PersonTime, 'local' | 'zone'> {
  desks: Pick<Desks, 'shown' | 'of' | 'onDidChange'>;
  onPolled: Polling['onPolled'];
  records: Pick<Records, 'all' | 'reload' | 'changes'>;
  reveal: (account: string, key: EventKey) => Thenable<void>;
  revealOperation: OperationToastParts['revealOperation'];
  clock: Clock;
  /** What was told, for all windows. */
  told: Told;
  toldOf: ToldOf;
  silences: Silences;
  settings: Settings;
  logError: (error: Error) => void;
}

/**
 * Toasts for new events, for deadlines that come near and for operations that ended, as the settings say: each once on
 * this computer, in the window that has the focus.
 */
export function createNotifications(parts: NotificationParts): Disposable {
  const { desks, records, told, toldOf, clock, zone, local, settings, reveal, silences, logError } = parts;
  const common = {
    told,
    toldOf,
    records,
    clock,
    zone,
    settings: () => notificationSettings(settings.get),
    focused: () => window.state.focused,
    logError,
  };
  const about: OperationToastParts = parts;
  const toastParts: ToastParts = { reveal, clock, settings, zone, local, silences };
  const run = (work: () => Promise<void>) => {
    inBackground(work, logError);
  };
  const items = (tellings: readonly Telling[]) =>
    tellings.map(telling => toastEvent(telling, desks.shown().length > 1));

  const notifier = createNotifier({
    ...common,
    shown: desks.shown,
    watching: () => settings.get('watchInBackground'),
    showNews: (news, first) => {
      const critical = news.some(({ event }) => event.level === 'CRITICAL');
      run(() =>
        toast(
          newsText(items(news), clock.now(), l10n.t),
          toastActions(toastParts, news, { kind: 'news', first }),
          critical,
        ),
      );
    },
    showReminders: (reminders, first) => {
      const actions = toastActions(toastParts, reminders, { kind: 'reminder', first });
      run(() => toast(reminderText(items(reminders), clock.now(), l10n.t), actions, true));
    },
    showSummary: due => {
      const text = summaryText(items(due), { now: clock.now(), zone, local }, l10n.t);
      run(() => toast(text, [showAction(parts, due)], true));
    },
  });
  const endings = createEndings({
    ...common,
    showFailed: operation => {
      run(() => toast(endText(operation, operation.end), failureActions(about, [operation]), true));
    },
    showDone: operations => {
      const [first] = operations;
      const names = operations.map(({ name }) => name);
      if (first) {
        const text = operations.length === 1 ? endText(first, first.end) : doneText(names, l10n.t);
        run(() => toast(text, [showOperation(about, first)], false));
      }
    },
    showBatch: operations => {
      const [first] = operations;
      const wrong = operations.filter(operation => isFailure(operation, clock.now()));
      if (first) {
        const text = batchText(operations, clock.now(), l10n.t);
        const said = l10n.t('{0}: {1}', actionWords(first.action).title, text);
        const actions = wrong.length > 0 ? failureActions(about, wrong) : [showOperation(about, first)];
        run(() => toast(said, actions, wrong.length > 0));
      }
    },
  });
  function look(): void {
    unawaited(notifier.look(), logError);
    unawaited(endings(), logError);
    unawaited(silences.refresh(), logError);
  }

  return Disposable.from(
    notifier,
    window.onDidChangeWindowState(look),
    ...[desks.onDidChange, parts.onPolled, records.changes.subscribe, settings.onDidChange, silences.onDidSnooze].map(
      subscribe => ({
        dispose: subscribe(look),
      }),
    ),
  );
}

function toastEvent({ desk, event }: Telling, several: boolean): ToastEvent {
  const account = several ? desk.session()?.profile.name : undefined;
  return {
    event,
    name: eventLabel(event, desk.store.instance(event.resourceId)),
    ...(account !== undefined && { account }),
  };
}

async function toast(text: string, actions: readonly ToastAction[], stands: boolean): Promise<void> {
  const titles = actions.map(({ title }) => title);
  const choice = stands
    ? await window.showWarningMessage(text, ...titles)
    : await window.showInformationMessage(text, ...titles);
  await actions.find(({ title }) => title === choice)?.run();
}
