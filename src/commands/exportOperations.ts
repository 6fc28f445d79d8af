import { l10n, window, type QuickPickItem } from 'vscode';
import { operationsCsv, operationsJson } from '../exports/operationsTable';
import { operationState } from '../operations/operation';
import type { EventCommandDeps } from './deps';
import { saveAs } from './saveAs';

interface Format extends QuickPickItem {
  extension: 'csv' | 'json';
  write: typeof operationsCsv;
}

/** Asks for a format and a file, then saves all operations of this computer. Rejects with JournalError or SaveError. */
export async function exportOperations({
  records,
  clock,
  local,
}: Pick<EventCommandDeps, 'records' | 'clock' | 'local'>): Promise<void> {
  await records.reload();
  const now = clock.now();
  const operations = records.all().map(operation => ({ ...operation, state: operationState(operation, now) }));
  if (operations.length === 0) {
    await window.showInformationMessage(l10n.t('There are no operations to export.'));
    return;
  }
  const title = l10n.t('Export Operations');
  const format = await window.showQuickPick(formats(), { title, placeHolder: l10n.t('Which format') });
  if (format) {
    const { label, extension, write } = format;
    const saved = (name: string) => l10n.t('Operations saved: {0}', name);
    const name = `ens-operations-${local(now).slice(0, 10)}`;
    await saveAs({ title, name, extension, kind: label, saved }, write(operations));
  }
}

function formats(): Format[] {
  return [
    { label: 'CSV', detail: l10n.t('A table for spreadsheets'), extension: 'csv', write: operationsCsv },
    { label: 'JSON', detail: l10n.t('For programs'), extension: 'json', write: operationsJson },
  ];
}
