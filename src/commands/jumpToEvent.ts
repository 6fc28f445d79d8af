import { commands, l10n, window } from 'vscode';
import { toastText } from '../base/inert';
import { isWhole } from '../events/isWhole';
import { keyOf } from '../operations/operation';
import type { EventsView } from '../views/eventsView';
import { operationsCalledOn } from './chooseOperations';
import type { EventCommandDeps } from './deps';

export interface JumpDeps extends Pick<EventCommandDeps, 'desks' | 'records'> {
  view: Pick<EventsView, 'reveal'>;
}

/**
 * Selects the event of the operation it was called on in the events view, or says why it is not there: the list is read
 * again before that, since another window may have acted on an event that came later.
 */
export async function jumpToEvent(deps: JumpDeps, ...args: unknown[]): Promise<void> {
  const [operation] = operationsCalledOn(deps.records, args);
  if (!operation) {
    await window.showInformationMessage(l10n.t('This operation is no longer recorded. Nothing was done.'));
    return;
  }
  const key = keyOf(operation);
  const listed = deps.desks.of(operation.profileId);
  if (listed && !listed.store.get(key)) {
    await listed.loader.load();
  }
  const desk = deps.desks.of(operation.profileId);
  if (!desk) {
    await offerSwitch(operation.account);
  } else if (desk.store.get(key)) {
    await deps.view.reveal(desk.profileId, key);
  } else {
    await window.showInformationMessage(absentSentence(operation.eventId, isWhole(desk.store.state())));
  }
}

function absentSentence(eventId: string, whole: boolean): string {
  return whole
    ? l10n.t('The event is not in the list, which goes back a limited time: {0}', toastText(eventId))
    : l10n.t(
        'The event is not in the list, but the list could not be read in full, so it may still exist: {0}',
        toastText(eventId),
      );
}

async function offerSwitch(account: string): Promise<void> {
  const switchAccount = l10n.t('Switch Account…');
  const choice = await window.showInformationMessage(
    l10n.t('The event belongs to an account that is not shown: {0}', toastText(account)),
    switchAccount,
  );
  if (choice === switchAccount) {
    await commands.executeCommand('ensEvents.switchAccount');
  }
}
