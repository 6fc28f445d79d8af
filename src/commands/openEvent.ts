import { l10n } from 'vscode';
import { eventKey } from '../events/event';
import type { DetailsPanels } from '../views/details/detailsPanels';
import { fromRow } from '../views/eventItem';
import type { UnseenFailures } from '../views/unseenFailures';
import { chooseEvents } from './chooseEvents';
import type { EventCommandDeps } from './deps';

/**
 * Shows the details of the event it was called on; from the palette it asks for one. What failed on it was looked at
 * then. Rejects with JournalError where the
 * operations cannot be read; the document is there all the same.
 */
export async function openEvent(
  deps: EventCommandDeps & { details: Pick<DetailsPanels, 'open'>; lookAt: UnseenFailures['look'] },
  ...args: unknown[]
): Promise<void> {
  const chosen = await chooseEvents(deps, args.slice(0, 1), { title: l10n.t('Open Event Details'), fits: () => true });
  const [event] = chosen?.events ?? [];
  if (chosen && event) {
    const node = { kind: 'event', account: chosen.desk.profileId, key: eventKey(event) } as const;
    deps.details.open(node, args[1] === fromRow);
    await deps.records.reload();
    // The page lists them.
    await deps.lookAt(deps.records.at(node.key));
  }
}
