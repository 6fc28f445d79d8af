import { l10n, window } from 'vscode';
import { safeId, toastText } from '../base/inert';
import type { EventCommandDeps } from './deps';
import { findEvent, type FindDeps, type Search } from './findEvent';
import { askText, back } from './inputs';
import { requireDesk } from './requireDesk';
import { refresh } from './refresh';

export interface GoToDeps extends Pick<EventCommandDeps, 'desks'>, FindDeps {
  desks: EventCommandDeps['desks'];
  view: Pick<EventCommandDeps['view'], 'reveal'>;
}

/** Asks for the id of an event or an instance and selects the event, of several the one due first. Rejects as reads do. */
export async function goToEvent(deps: GoToDeps): Promise<void> {
  if (!(await requireDesk(deps))) {
    return;
  }
  const typed = await askText({
    title: l10n.t('Go to event'),
    prompt: l10n.t('Id of an event or an instance'),
    placeholder: 'e-… / i-…',
    problem: text =>
      safeId(text.trim())
        ? undefined
        : l10n.t('An id has letters, digits and the characters : _ . - only, at most 128.'),
  });
  if (typed === undefined || typed === back) {
    return;
  }
  const id = typed.trim();
  const { found, certain } = await search(deps, id);
  if (found) {
    await deps.view.reveal(found.desk.profileId, found.key);
  } else {
    await window.showInformationMessage(absentSentence(id, certain));
  }
}

async function search(deps: GoToDeps, id: string): Promise<Search> {
  const listed = await findEvent(deps, { eventId: id });
  if (listed.found) {
    return listed;
  }
  const ofResource = await findEvent(deps, { resourceId: id });
  if (ofResource.found) {
    return ofResource;
  }
  // The service cannot be asked for an event id: the lists are read anew, which brings what is younger than they were.
  await refresh(deps);
  const { found, certain } = await findEvent(deps, { eventId: id });
  return { found, certain: certain && ofResource.certain };
}

function absentSentence(id: string, certain: boolean): string {
  return certain
    ? l10n.t('No event of the shown accounts has this id: {0}', toastText(id))
    : l10n.t(
        'No event with this id was found, but not every list could be read in full, so it may still exist: {0}',
        toastText(id),
      );
}
