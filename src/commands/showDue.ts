import { commands, l10n, window } from 'vscode';
import { eventKey } from '../events/event';
import { isWhole } from '../events/isWhole';
import type { EventsView } from '../views/eventsView';
import { waitingIn } from '../views/waiting';
import type { EventCommandDeps } from './deps';

export interface ShowDueDeps extends Pick<EventCommandDeps, 'desks' | 'clock'> {
  view: Pick<EventsView, 'reveal'>;
}

/** Shows the events view and selects what is due first, with what else is due around it. */
export async function showDue({ desks, clock, view }: ShowDueDeps): Promise<void> {
  await commands.executeCommand('ensEvents.events.focus');
  const [first] = waitingIn(desks.shown(), clock.now()).due;
  if (first) {
    await view.reveal(first.desk.profileId, eventKey(first.event));
  } else {
    await window.showInformationMessage(
      desks.shown().every(({ store }) => isWhole(store.state()))
        ? l10n.t('Nothing is due within 24 hours.')
        : l10n.t('Nothing that is listed is due within 24 hours, but not every list could be read in full.'),
    );
  }
}
