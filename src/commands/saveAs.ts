import { homedir } from 'node:os';
import path from 'node:path';
import { Uri, commands, l10n, window, workspace } from 'vscode';
import { toastText } from '../base/inert';
import { saveElsewhere } from '../exports/saveElsewhere';
import { saveText } from '../exports/saveText';

export interface SaveAs {
  title: string;
  /** Of the file that is suggested, without folder and extension. */
  name: string;
  extension: string;
  /** What the files are called in the dialog. */
  kind: string;
  /** Says that it was saved, under this name. */
  saved: (name: string) => string;
}

/**
 * Asks for a place, saves a text there and offers to open it. A remote window and a virtual workspace have places that are
 * no files of the computer this runs on; those go through VS Code. Rejects with SaveError.
 */
export async function saveAs({ title, name, extension, kind, saved }: SaveAs, text: string): Promise<void> {
  const place = await window.showSaveDialog({
    title,
    defaultUri: Uri.file(path.join(homedir(), `${name}.${extension}`)),
    filters: { [kind]: [extension] },
  });
  if (!place) {
    return;
  }
  if (place.scheme === 'file') {
    await saveText(place.fsPath, text, l10n.t);
  } else {
    await saveElsewhere(place, text, l10n.t, workspace.fs);
  }
  const open = l10n.t('Open File');
  const choice = await window.showInformationMessage(saved(toastText(path.posix.basename(place.path))), open);
  if (choice === open) {
    await commands.executeCommand('vscode.open', place);
  }
}
