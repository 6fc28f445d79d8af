import { l10n, window, type QuickPickItem } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { eventKey } from '../events/event';
import { plainLabel } from '../events/inert';
import { byDeadline } from '../events/order';
import { eventDescription } from '../events/words';
import { eventLabel } from '../views/eventItem';
import { isEventNode } from '../views/nodes';
import type { EventCommandDeps } from './deps';

/**
 * The events a command is about: the rows it was called on, without repeats. From the palette or a keybinding it asks for
 * one that `fits`, the selected row first. Undefined when the person cancelled; empty when no event fits.
 */
export async function chooseEvents(
  deps: Pick<EventCommandDeps, 'store' | 'view' | 'loader' | 'clock'>,
  args: readonly unknown[],
  { title, fits }: { title: string; fits: (event: EnsEvent) => boolean },
): Promise<EnsEvent[] | undefined> {
  const rows = calledOn(args).flatMap(key => deps.store.get(key) ?? []);
  if (rows.length > 0) {
    return rows;
  }
  if (deps.store.state().loadedAt === undefined) {
    await deps.loader.load();
  }
  const candidates = [...deps.store.events()].filter(fits).sort(byDeadline);
  return candidates.length === 0 ? [] : pickEvent(deps, candidates, title);
}

/** Keys of the rows in the arguments VS Code hands to a tree command: the clicked row, then the selection around it. */
function calledOn([clicked, selected]: readonly unknown[]): string[] {
  const rows = Array.isArray(selected) && selected.length > 0 ? (selected as unknown[]) : [clicked];
  return [...new Set(rows.filter(isEventNode).map(({ key }) => key))];
}

async function pickEvent(
  { store, view, clock }: Pick<EventCommandDeps, 'store' | 'view' | 'clock'>,
  candidates: readonly EnsEvent[],
  title: string,
): Promise<EnsEvent[] | undefined> {
  const selected = new Set(view.tree.selection.filter(isEventNode).map(({ key }) => key));
  const items = candidates
    .map((event): QuickPickItem & { event: EnsEvent } => ({
      label: eventLabel(event, store.instance(event.resourceId)),
      description: eventDescription(event, clock.now(), l10n.t),
      detail: plainLabel(`${event.eventId} · ${event.resourceId}`),
      event,
    }))
    .sort((a, b) => Number(selected.has(eventKey(b.event))) - Number(selected.has(eventKey(a.event))));
  const choice = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Which event'),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return choice && [choice.event];
}
