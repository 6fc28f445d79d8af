import { l10n, window } from 'vscode';
import { stands, unawaited } from '../base/unawaited';
import type { EnsEvent } from '../ens/types';
import { permissionFor, type Action, type ActionBar } from '../events/actions';
import { eventKey, type EventKey } from '../events/event';
import { isWhole } from '../events/isWhole';
import { barSentence } from '../events/words';
import type { Desk, Desks } from '../views/desks';
import type { EventsView } from '../views/eventsView';
import { absenceSentence, leftOutSentence, nameOfKey, type LeftOut } from './absenceWords';

/** Says that nothing was done about a row: its account is signed out, or not shown any more. */
export async function sayAccountGone(): Promise<void> {
  await window.showInformationMessage(l10n.t('Nothing was done: the account of this event is no longer shown.'));
}

/** Says that nothing was done about the events of so many rows, none of which is listed. */
export async function sayAbsent({ store }: Pick<Desk, 'store'>, count: number): Promise<void> {
  await window.showInformationMessage(absenceSentence(count, isWhole(store.state()), l10n.t));
}

/** Says which rows are left out; the command goes on meanwhile. */
export function tellLeftOut(left: readonly LeftOut[]): void {
  const sentences = left.map(one => leftOutSentence(one, l10n.t));
  if (sentences.length > 0) {
    unawaited(
      window.showInformationMessage(sentences.reduce((all, sentence) => l10n.t('{0} {1}', all, sentence))),
      stands,
    );
  }
}

/** As `tellLeftOut`, of the events that an action does not fit, by reason. */
export function tellUnfit(
  action: Action,
  { desk, events }: { desk: Pick<Desk, 'store'>; events: readonly EnsEvent[] },
): void {
  const namesOf = new Map<ActionBar, string[]>();
  for (const event of events) {
    const permission = permissionFor(action, event);
    if (!permission.allowed) {
      const names = namesOf.get(permission.bar) ?? [];
      namesOf.set(permission.bar, names);
      names.push(nameOfKey(eventKey(event), desk.store, l10n.t));
    }
  }
  tellLeftOut([...namesOf].map(([bar, names]) => ({ names, why: { sentence: barSentence(bar, l10n.t) } })));
}

/** Selects the row of an event, or says why there is none. */
export async function revealEvent(
  { desks, view }: { desks: Pick<Desks, 'of'>; view: Pick<EventsView, 'reveal'> },
  account: string,
  key: EventKey,
): Promise<void> {
  const desk = desks.of(account);
  if (!desk) {
    await sayAccountGone();
  } else if (desk.store.get(key)) {
    await view.reveal(account, key);
  } else {
    await sayAbsent(desk, 1);
  }
}
