import { commands, l10n, window } from 'vscode';
import { toastText } from '../events/inert';
import { keyOf } from '../operations/operation';
import type { EventsView } from '../views/eventsView';
import { operationsCalledOn } from './chooseOperations';
import type { EventCommandDeps } from './deps';

export interface JumpDeps extends Pick<EventCommandDeps, 'desks' | 'records'> {
  view: Pick<EventsView, 'reveal'>;
}

/** Selects the event of the operation it was called on in the events view, or says why it is not there. */
export async function jumpToEvent(deps: JumpDeps, ...args: unknown[]): Promise<void> {
  const [operation] = operationsCalledOn(deps.records, args);
  if (!operation) {
    return;
  }
  const desk = deps.desks.of(operation.profileId);
  if (!desk) {
    await offerSwitch(operation.account);
    return;
  }
  if (desk.store.state().loadedAt === undefined) {
    await desk.loader.load();
  }
  const key = keyOf(operation);
  if (desk.store.get(key)) {
    await deps.view.reveal(desk.profileId, key);
  } else {
    await window.showInformationMessage(
      l10n.t('The event is not in the list, which goes back a limited time: {0}', toastText(operation.eventId)),
    );
  }
}

async function offerSwitch(account: string): Promise<void> {
  const switchAccount = l10n.t('Switch Account…');
  const choice = await window.showInformationMessage(
    l10n.t('The event belongs to another account: {0}', toastText(account)),
    switchAccount,
  );
  if (choice === switchAccount) {
    await commands.executeCommand('ensEvents.switchAccount');
  }
}
