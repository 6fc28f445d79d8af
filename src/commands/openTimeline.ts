import { Uri, l10n } from 'vscode';
import type { Bundles } from '../bundles';
import { isInertSvg } from '../exports/inertSvg';
import { readMaintenanceWindows } from '../views/maintenanceWindows';
import { createTimeline, type Timeline, type TimelineParts } from '../views/timeline/panel';
import { revealEvent } from './absence';
import type { EventCommandDeps } from './deps';
import { inBackground } from './guard';
import { saveAs } from './saveAs';

type TimelineDeps = Pick<EventCommandDeps, 'desks' | 'view' | 'clock' | 'local' | 'timeZone' | 'settings' | 'times'> &
  Pick<Bundles, 'check'> &
  Pick<TimelineParts, 'records'>;

/**
 * The timeline, wired to the list and to the disk: what is chosen in it is selected in the list, its picture is saved
 * where the person says. Its page has no say beyond that.
 * @param report hears what went wrong besides the person
 */
export function createTimelineCommand(deps: TimelineDeps, report: (error: Error) => void): Timeline {
  return createTimeline({
    ...deps,
    logError: report,
    // The bundle of this code lies beside the page's script and style.
    folder: Uri.file(__dirname),
    windows: (from, to) => maintenanceBetween(deps, from, to),
    onReveal: (account, key) => {
      inBackground(() => revealEvent(deps, account, key), report);
    },
    onSave: svg => {
      inBackground(() => savePicture(deps, svg), report);
    },
  });
}

async function maintenanceBetween(deps: TimelineDeps, from: number, to: number) {
  const { windows } = await readMaintenanceWindows(deps);
  if (windows.length === 0) {
    return [];
  }
  const { windowsBetween } = await deps.times();
  return windowsBetween(windows, from, to);
}

/** Asks for a file and saves the picture. Rejects with SaveError. */
async function savePicture({ clock, local }: TimelineDeps, svg: string): Promise<void> {
  if (!isInertSvg(svg)) {
    throw new Error(l10n.t('The picture was not saved: it holds more than shapes and words.'));
  }
  const name = `ens-timeline-${local(clock.now()).slice(0, 10)}`;
  const saved = (file: string) => l10n.t('Timeline saved: {0}', file);
  await saveAs({ title: l10n.t('Save as SVG'), name, extension: 'svg', kind: 'SVG', saved }, svg);
}
