import { commands, l10n } from 'vscode';
import { actionFor, owesAnswer, permissionFor } from '../events/actions';
import { eventKey, type EventKey } from '../events/event';
import type { Settings } from '../settings/settings';
import type { EventNode } from '../views/nodes';
import type { Telling } from '../views/notifier';
import { changeSetting, muteTypes } from './mute';
import { choicesFor, snoozeEvents, type SnoozeParts } from './snooze';

export interface ToastParts extends SnoozeParts {
  /** Selects an event's row, or says why there is none. */
  reveal: (account: string, key: EventKey) => Thenable<void>;
  settings: Pick<Settings, 'get' | 'change'>;
}

/** A button of a toast, and what it does. */
export interface ToastAction {
  title: string;
  run: () => Promise<void>;
}

/** What a toast is about: new events, or a reminder of some. */
export interface ToastSubject {
  kind: 'news' | 'reminder';
  /** The first toast of all offers to have fewer, in place of muting. */
  first: boolean;
}

/** What can be done about the events of a toast. It acts on one event only; a reminder of several leads to them or waits. */
export function toastActions(
  parts: ToastParts,
  tellings: readonly Telling[],
  { kind, first }: ToastSubject,
): ToastAction[] {
  const one = tellings.length === 1 ? tellings[0] : undefined;
  const act = one && actOn(one);
  const asking = tellings.filter(({ event }) => owesAnswer(event));
  return [
    showAction(parts, tellings),
    ...(act ? [act] : []),
    ...(choicesFor(parts, asking).length > 0
      ? [{ title: l10n.t('Snooze'), run: () => snoozeEvents(parts, asking) }]
      : []),
    ...(kind === 'news' || one ? [first ? fewer(parts) : mute(parts, tellings)] : []),
  ];
}

/** Leads to the first of the events. */
export function showAction({ reveal }: Pick<ToastParts, 'reveal'>, [first]: readonly Telling[]): ToastAction {
  return {
    title: l10n.t('Show'),
    run: async () => {
      await commands.executeCommand('ensEvents.events.focus');
      if (first) {
        await reveal(first.desk.profileId, eventKey(first.event));
      }
    },
  };
}

/** The command for it, which asks and confirms as ever. */
function actOn({ desk, event }: Telling): ToastAction | undefined {
  const action = actionFor(event);
  if (!action || !permissionFor(action, event).allowed) {
    return undefined;
  }
  const title = { redeploy: l10n.t('Redeploy…'), reboot: l10n.t('Reboot…'), migrate: l10n.t('Migrate…') }[action];
  const node: EventNode = { kind: 'event', account: desk.profileId, key: eventKey(event) };
  return {
    title,
    run: async () => {
      await commands.executeCommand(`ensEvents.${action}`, node, [node]);
    },
  };
}

function mute(parts: ToastParts, tellings: readonly Telling[]): ToastAction {
  const [first] = tellings;
  const isOneType = tellings.every(({ event }) => event.type === first?.event.type);
  return {
    title: isOneType ? l10n.t('Mute this type') : l10n.t('Mute types…'),
    run: () => muteTypes(parts, tellings),
  };
}

/** From now on what is important only; the settings show that, and what else there is to choose. */
function fewer(parts: ToastParts): ToastAction {
  return {
    title: l10n.t('Fewer notifications'),
    run: async () => {
      if (await changeSetting(parts, 'notifications', () => 'important')) {
        await commands.executeCommand('workbench.action.openSettings', '@ext:ens-events.ens-events notif');
      }
    },
  };
}
