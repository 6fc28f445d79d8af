import { l10n, window, type QuickPickItem } from 'vscode';
import { matches } from '../events/filter';
import { calendarText } from '../exports/calendar';
import { eventsCsv, eventsJson } from '../exports/eventsTable';
import { plansCalendar } from '../exports/plansCalendar';
import type { SharedEvent } from '../exports/sharedEvent';
import { operationState } from '../operations/operation';
import type { EventCommandDeps } from './deps';
import { requireDesk } from './requireDesk';
import { saveAs } from './saveAs';
import { sharedEvents } from './sharedEvents';

type ExportDeps = Pick<EventCommandDeps, 'desks' | 'arrangements' | 'records' | 'clock' | 'local'>;

interface Format extends QuickPickItem {
  extension: 'csv' | 'json' | 'ics';
  name: string;
  /** Undefined where there is nothing to write. */
  write: (events: readonly SharedEvent[]) => Promise<string | undefined>;
}

/**
 * Asks for a format and a file, then saves the events that the lists show, or what is planned and due of them as a
 * calendar. Rejects with JournalError or SaveError.
 */
export async function exportEvents(deps: ExportDeps): Promise<void> {
  if (!(await requireDesk(deps))) {
    return;
  }
  const events = await listedEvents(deps);
  const title = l10n.t('Export');
  const placeHolder = l10n.t(
    events.length === 1 ? 'Format for the event in the list' : 'Format for the {0} events in the list',
    events.length,
  );
  const format = await window.showQuickPick(formats(deps), { title, placeHolder });
  const text = await format?.write(events);
  if (!format) {
    return;
  }
  if (text === undefined) {
    await window.showInformationMessage(l10n.t('There is nothing to export.'));
    return;
  }
  const day = deps.local(deps.clock.now()).slice(0, 10);
  const { label, extension } = format;
  const saved = (name: string) => l10n.t('Saved: {0}', name);
  await saveAs({ title, name: `${format.name}-${day}`, extension, kind: label, saved }, text);
}

/** The events of the shown accounts that their filters let through; lists that were never read are read. */
async function listedEvents({ desks, arrangements }: ExportDeps): Promise<SharedEvent[]> {
  const shown = desks.shown();
  const unread = shown.filter(({ store }) => store.state().loadedAt === undefined);
  await Promise.all(unread.map(({ loader }) => loader.load()));
  return shown.flatMap(desk => {
    const { filter } = arrangements.of(desk.profileId);
    return sharedEvents(
      desk,
      [...desk.store.events()].filter(event => matches(event, filter, desk.store)),
    );
  });
}

function formats({ desks, records, clock, local }: ExportDeps): Format[] {
  const table = (write: typeof eventsCsv) => (events: readonly SharedEvent[]) =>
    Promise.resolve(events.length === 0 ? undefined : write(events));
  const calendar = async (events: readonly SharedEvent[]) => {
    await records.reload();
    const now = clock.now();
    const operations = records
      .all()
      .filter(({ profileId }) => desks.of(profileId))
      .map(operation => ({ ...operation, state: operationState(operation, now) }));
    const entries = plansCalendar(events, operations, { now, local, t: l10n.t });
    return entries.length === 0 ? undefined : calendarText(entries, now);
  };
  const name = 'ens-events';
  return [
    { label: 'CSV', detail: l10n.t('A table for spreadsheets'), extension: 'csv', name, write: table(eventsCsv) },
    { label: 'JSON', detail: l10n.t('For programs'), extension: 'json', name, write: table(eventsJson) },
    {
      label: l10n.t('Calendar'),
      detail: l10n.t('Planned operations and deadlines, with reminders'),
      extension: 'ics',
      name: 'ens-plans',
      write: calendar,
    },
  ];
}
