import { l10n, workspace } from 'vscode';
import type { MaintenanceWindow } from '../operations/times';

export interface MaintenanceWindows {
  /** The good entries of the setting; empty where there are none. */
  windows: readonly MaintenanceWindow[];
  /** A sentence for each entry that is no window; plain text. */
  problems: readonly string[];
}

/** The setting `ensEvents.maintenanceWindows` as it is now. Where it is empty, no bundle is loaded. */
export async function readMaintenanceWindows(): Promise<MaintenanceWindows> {
  const entries = workspace.getConfiguration('ensEvents').get<unknown>('maintenanceWindows');
  if (!Array.isArray(entries) || entries.length === 0) {
    return { windows: [], problems: [] };
  }
  const { parseWindows } = await import('../operations/times');
  return parseWindows(entries, { t: l10n.t });
}
