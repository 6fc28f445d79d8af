import { homedir } from 'node:os';
import path from 'node:path';
import { Uri, l10n, window, type QuickPickItem } from 'vscode';
import { formatLocal } from '../events/format';
import { toastText } from '../events/inert';
import { operationsCsv, operationsJson } from '../exports/operationsTable';
import { saveText } from '../exports/saveText';
import { operationState } from '../operations/operation';
import type { EventCommandDeps } from './deps';

interface Format extends QuickPickItem {
  extension: 'csv' | 'json';
  write: typeof operationsCsv;
}

/** Asks for a format and a file, then saves all operations of this computer. Rejects with JournalError or SaveError. */
export async function exportOperations({ records, clock }: Pick<EventCommandDeps, 'records' | 'clock'>): Promise<void> {
  await records.reload();
  const now = clock.now();
  const operations = records.all().map(operation => ({ ...operation, state: operationState(operation, now) }));
  if (operations.length === 0) {
    await window.showInformationMessage(l10n.t('There are no operations to export.'));
    return;
  }
  const title = l10n.t('Export Operations');
  const format = await window.showQuickPick(formats(), { title, placeHolder: l10n.t('Which format') });
  const file =
    format &&
    (await window.showSaveDialog({
      title,
      defaultUri: Uri.file(path.join(homedir(), `ens-operations-${formatLocal(now).slice(0, 10)}.${format.extension}`)),
      filters: { [format.label]: [format.extension] },
    }));
  if (file) {
    await saveText(file.fsPath, format.write(operations), l10n.t);
    await offerToOpen(file);
  }
}

function formats(): Format[] {
  return [
    { label: 'CSV', detail: l10n.t('A table for spreadsheets'), extension: 'csv', write: operationsCsv },
    { label: 'JSON', detail: l10n.t('For programs'), extension: 'json', write: operationsJson },
  ];
}

async function offerToOpen(file: Uri): Promise<void> {
  const open = l10n.t('Open File');
  const choice = await window.showInformationMessage(
    l10n.t('Operations saved: {0}', toastText(path.basename(file.fsPath))),
    open,
  );
  if (choice === open) {
    await window.showTextDocument(file);
  }
}
