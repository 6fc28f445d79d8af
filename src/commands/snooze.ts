import { l10n, window, type QuickPickItem } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { deadlineOf } from '../events/deadline';
import { eventKey } from '../events/event';
import { nearWords } from '../events/nearTime';
import { snoozeChoices, type SnoozeChoice } from '../events/snooze';
import { eventNames } from '../events/toastWords';
import { sentences } from '../base/sentences';
import type { PersonTime } from '../settings/personTime';
import { eventLabel } from '../views/eventItem';
import type { Listed, Silences } from '../views/silences';
import { chooseEvents } from './chooseEvents';
import type { EventCommandDeps } from './deps';
import { requireDesk } from './requireDesk';

export interface SnoozeParts extends Pick<PersonTime, 'local' | 'zone'> {
  clock: { now: () => number };
  silences: Silences;
}

type CommandParts = SnoozeParts & Pick<EventCommandDeps, 'desks' | 'view' | 'clock'>;

/** Puts off the reminders of the rows it was called on, else of an event it asks for. */
export async function snooze(deps: CommandParts, ...args: unknown[]): Promise<void> {
  const listed = await chosen(deps, args, l10n.t('Snooze'), one => deps.silences.of(one.desk, one.event).canSnooze);
  if (listed?.length === 0) {
    await window.showInformationMessage(
      l10n.t('Nothing was snoozed: no such event has a reminder ahead that can wait.'),
    );
  } else if (listed) {
    await snoozeEvents(deps, listed);
  }
}

/** Lets the reminders of the rows it was called on, or of an event it asks for, come again. */
export async function unsnooze(deps: CommandParts, ...args: unknown[]): Promise<void> {
  const isSnoozed = ({ desk, event }: Listed) => deps.silences.of(desk, event).snoozedUntil !== undefined;
  const listed = await chosen(deps, args, l10n.t('End Snooze'), isSnoozed);
  if (listed?.length === 0) {
    await window.showInformationMessage(l10n.t('No such event is snoozed.'));
  } else if (listed) {
    await tellUndo(await deps.silences.snooze(listed, 0), l10n.t('No longer snoozed: {0}.', namesOf(listed)));
  }
}

/** The events a command is about that `fits`; undefined where the person cancelled, or was told why there is none. */
async function chosen(
  deps: CommandParts,
  args: readonly unknown[],
  title: string,
  fits: (listed: Listed) => boolean,
): Promise<Listed[] | undefined> {
  if (!(await requireDesk(deps))) {
    return undefined;
  }
  await deps.silences.refresh();
  const inSome = (event: EnsEvent) =>
    deps.desks.shown().some(desk => desk.store.get(eventKey(event)) === event && fits({ desk, event }));
  const { desk, events } = (await chooseEvents(deps, args, { title, fits: inSome })) ?? {};
  return desk && events?.map(event => ({ desk, event })).filter(fits);
}

/** Asks until when, and says what that means, with a way back. */
export async function snoozeEvents(parts: SnoozeParts, listed: readonly Listed[]): Promise<void> {
  const { clock, zone, local, silences } = parts;
  const items = choicesFor(parts, listed).map((choice): QuickPickItem & { until: number } => ({
    until: choice.until,
    label: snoozeLabel(choice.kind),
    description: local(choice.until),
  }));
  const choice = await window.showQuickPick(items, { title: l10n.t('Snooze'), placeHolder: l10n.t('Until when') });
  if (choice) {
    const { until } = choice;
    const undo = await silences.snooze(listed, until);
    const when = nearWords(until, { now: clock.now(), zone, local }, l10n.t);
    const said = l10n.t('Snoozed until {0}: {1}.', when, namesOf(listed));
    const due = listed.some(({ event }) => deadlineOf(event) !== undefined);
    await tellUndo(undo, due ? sentences(said, lastHourWords(), l10n.t) : said);
  }
}

/** Until when these can be snoozed; none where no reminder can wait. */
export function choicesFor({ clock, zone }: SnoozeParts, listed: readonly Listed[]): SnoozeChoice[] {
  return snoozeChoices(
    clock.now(),
    listed.map(({ event }) => deadlineOf(event)?.time),
    zone,
  );
}

/** What neither a snooze nor a muted type silences. */
export function lastHourWords(): string {
  return l10n.t('One hour before a deadline the reminder comes all the same.');
}

async function tellUndo(undo: () => Promise<void>, said: string): Promise<void> {
  const button = l10n.t('Undo');
  if ((await window.showInformationMessage(said, button)) === button) {
    await undo();
  }
}

function namesOf(listed: readonly Listed[]): string {
  const items = listed.map(({ desk, event }) => ({
    event,
    name: eventLabel(event, desk.store.instance(event.resourceId)),
  }));
  return eventNames(items, l10n.t);
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
