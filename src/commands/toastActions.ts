import { commands, l10n, window, type QuickPickItem } from 'vscode';
import { actionFor, owesAnswer, permissionFor, type Action } from '../events/actions';
import { deadlineOf } from '../events/deadline';
import { eventKey, type EventKey } from '../events/event';
import { smallest } from '../events/extremes';
import { plainLabel } from '../base/inert';
import { snoozeChoices, type SnoozeChoice } from '../events/snooze';
import { typeTitle } from '../events/typeWords';
import type { PersonTime } from '../settings/personTime';
import { settingId, type Settings } from '../settings/settings';
import type { SettingName, SettingValues } from '../settings/values';
import type { EventNode } from '../views/nodes';
import type { Telling } from '../views/notifier';

export interface ToastParts extends Pick<PersonTime, 'local' | 'zone'> {
  /** Selects an event's row, or says why there is none. */
  reveal: (account: string, key: EventKey) => Thenable<void>;
  clock: { now: () => number };
  settings: Pick<Settings, 'change'>;
  /** Looks anew at what there is to tell: something was put off. */
  look: () => void;
}

/** A button of a toast, and what it does. */
export interface ToastAction {
  title: string;
  run: () => Promise<void>;
}

/** What can be done about the events of a toast. The first toast of all offers to have fewer, in place of muting. */
export function toastActions(parts: ToastParts, tellings: readonly Telling[], first: boolean): ToastAction[] {
  const act = actOn(tellings);
  const asking = tellings.filter(({ event }) => owesAnswer(event));
  const deadline = smallest(asking.flatMap(({ event }) => deadlineOf(event)?.time ?? []));
  const canSnooze = asking.length > 0 && snoozeChoices(parts.clock.now(), deadline, parts.zone).length > 0;
  return [
    { title: l10n.t('Show'), run: () => show(parts, tellings) },
    ...(act ? [act] : []),
    ...(canSnooze ? [{ title: l10n.t('Snooze'), run: () => snooze(parts, asking, deadline) }] : []),
    first ? { title: l10n.t('Fewer notifications'), run: () => haveFewer(parts) } : mute(parts, tellings),
  ];
}

async function show({ reveal }: ToastParts, [first]: readonly Telling[]): Promise<void> {
  await commands.executeCommand('ensEvents.events.focus');
  if (first) {
    await reveal(first.desk.profileId, eventKey(first.event));
  }
}

/** The command for all of them, where one account and one action fit all; it asks and confirms as ever. */
function actOn(tellings: readonly Telling[]): ToastAction | undefined {
  const [first] = tellings;
  const action = first && actionFor(first.event);
  const fits = ({ desk, event }: Telling, wanted: Action) =>
    desk === first?.desk && permissionFor(wanted, event).allowed;
  if (!action || !tellings.every(telling => fits(telling, action))) {
    return undefined;
  }
  const title = { redeploy: l10n.t('Redeploy…'), reboot: l10n.t('Reboot…'), migrate: l10n.t('Migrate…') }[action];
  const nodes = tellings.map(({ desk, event }): EventNode => ({
    kind: 'event',
    account: desk.profileId,
    key: eventKey(event),
  }));
  return {
    title,
    run: async () => {
      await commands.executeCommand(`ensEvents.${action}`, nodes[0], nodes);
    },
  };
}

async function snooze(
  { clock, zone, local, look }: ToastParts,
  asking: readonly Telling[],
  deadline: number | undefined,
): Promise<void> {
  const items = snoozeChoices(clock.now(), deadline, zone).map((choice): QuickPickItem & { until: number } => ({
    until: choice.until,
    label: snoozeLabel(choice.kind),
    description: local(choice.until),
  }));
  const chosen = await window.showQuickPick(items, { title: l10n.t('Snooze'), placeHolder: l10n.t('Until when') });
  if (chosen) {
    await Promise.all(asking.map(({ told, event }) => told.snooze([eventKey(event)], chosen.until)));
    look();
  }
}

function snoozeLabel(kind: SnoozeChoice['kind']): string {
  switch (kind) {
    case 'hour':
      return l10n.t('For an hour');
    case 'morning':
      return l10n.t('Until tomorrow morning');
    case 'dayBefore':
      return l10n.t('Until 24 hours before the deadline');
  }
}

function mute(parts: ToastParts, tellings: readonly Telling[]): ToastAction {
  const types = [...new Set(tellings.map(({ event }) => event.type))];
  return types.length === 1
    ? { title: l10n.t('Mute this type'), run: () => muteTypes(parts, types) }
    : { title: l10n.t('Mute types…'), run: () => chooseTypes(parts, types) };
}

async function chooseTypes(parts: ToastParts, types: readonly string[]): Promise<void> {
  const items = types.map(type => ({ label: typeTitle(type, l10n.t), description: plainLabel(type), type }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t('Mute types'),
    placeHolder: l10n.t('Types that no notification is shown for'),
    canPickMany: true,
  });
  if (chosen && chosen.length > 0) {
    await muteTypes(
      parts,
      chosen.map(({ type }) => type),
    );
  }
}

async function muteTypes(parts: ToastParts, types: readonly string[]): Promise<void> {
  await changeSetting(parts, 'mutedTypes', muted => [...new Set([...muted, ...types])]);
}

/** From now on what is important only; the settings show that, and what else there is to choose. */
async function haveFewer(parts: ToastParts): Promise<void> {
  if (await changeSetting(parts, 'notifications', () => 'important')) {
    await commands.executeCommand('workbench.action.openSettings', '@ext:ens-events.ens-events notif');
  }
}

/** True once it is changed. What is wrong with the setting is not written over: the person gets to see it. */
async function changeSetting<Name extends SettingName>(
  { settings }: ToastParts,
  name: Name,
  next: (value: SettingValues[Name]) => SettingValues[Name],
): Promise<boolean> {
  if (await settings.change(name, next)) {
    return true;
  }
  const id = settingId(name);
  void window.showWarningMessage(l10n.t('Nothing was changed. Correct this setting first: {0}', id));
  await commands.executeCommand('workbench.action.openSettings', `@id:${id}`);
  return false;
}
