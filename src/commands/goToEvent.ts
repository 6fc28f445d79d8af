import { l10n, window } from 'vscode';
import { safeId, toastText } from '../events/inert';
import type { EventCommandDeps } from './deps';
import { findEvent, type FindDeps } from './findEvent';
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
  const listed = () => findEvent(deps, { eventId: id });
  const found = (await listed()) ?? (await findEvent(deps, { resourceId: id })) ?? (await again(deps, listed));
  if (found) {
    await deps.view.reveal(found.desk.profileId, found.key);
  } else {
    await window.showInformationMessage(l10n.t('No event of the shown accounts has this id: {0}', toastText(id)));
  }
}

/** The service cannot be asked for an event id: the lists are read anew, which brings what is younger than they were. */
async function again<T>(deps: GoToDeps, look: () => Promise<T>): Promise<T> {
  await refresh(deps);
  return look();
}
