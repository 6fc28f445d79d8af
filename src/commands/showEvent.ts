import { commands, l10n, window } from 'vscode';
import { toastText } from '../base/inert';
import { matches } from '../events/filter';
import { eventsViewId, type EventsView } from '../views/eventsView';
import { clearFilter } from './clearFilter';
import type { EventCommandDeps } from './deps';
import { findEvent, type FindDeps, type FoundEvent, type Search, type WantedEvent } from './findEvent';
import { refresh } from './refresh';
import { requireDesk } from './requireDesk';

export interface ShowDeps extends Omit<FindDeps, 'desks'>, Pick<EventCommandDeps, 'desks' | 'arrangements'> {
  view: Pick<EventsView, 'reveal'>;
}

/**
 * Finds an event (findEvent.ts) and selects its row, or says why there is none. Signed out, it first offers to sign in.
 * Rejects as findEvent does.
 */
export async function showEvent(deps: ShowDeps, wanted: WantedEvent): Promise<void> {
  await requireDesk(deps);
  if (!deps.desks.active()) {
    return;
  }
  await commands.executeCommand(`${eventsViewId}.focus`);
  const location = { viewId: eventsViewId };
  const { found, certain } = await window.withProgress({ location }, () => search(deps, wanted));
  if (!found) {
    await offerSwitch(wanted.eventId ?? wanted.resourceId ?? '', certain);
  } else if (isInSight(deps, found) || (await offerToClearFilter(deps))) {
    await deps.view.reveal(found.desk.profileId, found.key);
  }
}

/** The service cannot be asked for an event id alone: the lists are read anew, which brings what came since. */
async function search(deps: ShowDeps, wanted: WantedEvent): Promise<Search> {
  const first = await findEvent(deps, wanted);
  if (first.found || wanted.resourceId !== undefined) {
    return first;
  }
  await refresh(deps);
  return findEvent(deps, wanted);
}

function isInSight({ arrangements }: ShowDeps, { desk: { store, profileId }, key }: FoundEvent): boolean {
  const event = store.get(key);
  return event !== undefined && matches(event, arrangements.of(profileId).filter, store);
}

/** Answers whether all events are shown now. */
async function offerToClearFilter(deps: ShowDeps): Promise<boolean> {
  const clear = l10n.t('Clear Filter');
  const choice = await window.showInformationMessage(l10n.t('The filter of the list hides the event.'), clear);
  if (choice === clear) {
    await clearFilter(deps);
  }
  return choice === clear;
}

/** Where a list could not be read in full, the event may be in it. */
async function offerSwitch(id: string, certain: boolean): Promise<void> {
  const switchAccount = l10n.t('Switch Account…');
  const choice = await window.showInformationMessage(
    certain
      ? l10n.t('No account that is shown lists this event: {0}', toastText(id))
      : l10n.t(
          'No account that is shown lists this event, but not every list could be read in full, so it may still exist: {0}',
          toastText(id),
        ),
    switchAccount,
  );
  if (choice === switchAccount) {
    await commands.executeCommand('ensEvents.switchAccount');
  }
}
