import { l10n } from 'vscode';
import { plainLabel } from '../base/inert';
import type * as Times from '../schedule/index';
import { timeZoneIn } from '../settings/personTime';
import { settingId, type Settings } from '../settings/settings';

export interface WindowsDeps {
  settings: Pick<Settings, 'get' | 'leftOut'>;
  /** The bundle that reads them. */
  times: () => Promise<typeof Times>;
}

export interface MaintenanceWindows {
  /** The good entries of the setting; empty where there are none. */
  windows: readonly Times.MaintenanceWindow[];
  /** A sentence for each entry that is no window; plain text. */
  problems: readonly string[];
}

/** Characters. */
const longestProblem = 200;

/** The setting `ensEvents.maintenanceWindows` as it is now. Where it is empty, no bundle is loaded. */
export async function readMaintenanceWindows({ settings, times }: WindowsDeps): Promise<MaintenanceWindows> {
  const entries = settings.get('maintenanceWindows');
  // A window that is there twice is no problem.
  const wrong = settings.leftOut('maintenanceWindows').filter(entry => !entries.some(good => good === entry));
  const wrongOnes = [...new Set(wrong.map(wrongWords))];
  if (entries.length === 0) {
    return { windows: [], problems: wrongOnes };
  }
  const { parseWindows } = await times();
  const { windows, problems } = parseWindows(entries, { t: l10n.t, timeZone: timeZoneIn(settings) });
  return { windows, problems: [...wrongOnes, ...problems.map(problem => plainLabel(problem, longestProblem))] };
}

function wrongWords(entry: unknown): string {
  return typeof entry === 'string'
    ? l10n.t('This maintenance window is not understood: {0}', plainLabel(entry, 80))
    : l10n.t('This setting has entries that are no maintenance windows: {0}', settingId('maintenanceWindows'));
}
