import { l10n, window, type QuickPickItem } from 'vscode';
import type { LocalWriter } from '../base/format';
import { eventsCsvRows, eventsJson } from '../exports/eventsTable';
import { eventsMarkdown } from '../exports/markdown';
import { ticketText } from '../exports/ticket';
import { chooseEvents, type Chosen } from './chooseEvents';
import { copyAsCli } from './copyAsCli';
import { copyText } from './copyText';
import type { EventCommandDeps } from './deps';
import { requireDesk } from './requireDesk';
import { sharedEvents } from './sharedEvents';

export type CopyFormat = 'markdown' | 'json' | 'csv' | 'ticket' | 'cli';
type CopyDeps = Pick<EventCommandDeps, 'desks' | 'view' | 'clock' | 'local'>;

/**
 * Copies events as a text: those of the rows it was called on, else one it asks for. Without a format it asks for that
 * too. Nothing of it is a secret, and nothing is sent.
 */
export async function copyAs(deps: CopyDeps, format: CopyFormat | undefined, ...args: unknown[]): Promise<void> {
  if (!(await requireDesk(deps))) {
    return;
  }
  const title = l10n.t('Copy As');
  const chosen = await chooseEvents(deps, args, { title, fits: () => true });
  if (!chosen || chosen.events.length === 0) {
    return;
  }
  const as = format ?? (await window.showQuickPick(formats(), { title, placeHolder: l10n.t('Which format') }))?.format;
  if (as === 'cli') {
    await copyAsCli(chosen);
  } else if (as) {
    const label = formats().find(one => one.format === as)?.label;
    await copyText(textOf(as, chosen, deps.local), label ?? as);
  }
}

function textOf(format: Exclude<CopyFormat, 'cli'>, { desk, events }: Chosen, local: LocalWriter): string {
  const shared = sharedEvents(desk, events);
  switch (format) {
    case 'markdown':
      return eventsMarkdown(shared, local, l10n.t);
    case 'json':
      return eventsJson(shared);
    case 'csv':
      return eventsCsvRows(shared);
    case 'ticket':
      return ticketText(shared, local, l10n.t);
  }
}

function formats(): (QuickPickItem & { format: CopyFormat })[] {
  return [
    { label: 'Markdown', detail: l10n.t('For a chat or an issue'), format: 'markdown' },
    { label: 'JSON', detail: l10n.t('For programs, every field of the event'), format: 'json' },
    { label: l10n.t('CSV row'), detail: l10n.t('To go under a table of events'), format: 'csv' },
    { label: l10n.t('Ticket text'), detail: l10n.t('Plain lines, times local and UTC'), format: 'ticket' },
    {
      label: l10n.t('Aliyun CLI command'),
      detail: l10n.t('Does what the event asks for as soon as somebody runs it; has no credentials in it'),
      format: 'cli',
    },
  ];
}
