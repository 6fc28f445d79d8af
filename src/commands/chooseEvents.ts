import { l10n, window, type QuickPickItem } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { eventKey } from '../events/event';
import { plainLabel } from '../events/inert';
import { byDeadline } from '../events/order';
import { eventDescription } from '../events/words';
import type { Desk } from '../views/desks';
import { eventLabel } from '../views/eventItem';
import { accountWords } from '../views/listRows';
import { isEventNode, nodeId, type EventNode } from '../views/nodes';
import type { EventCommandDeps } from './deps';

type ChooseDeps = Pick<EventCommandDeps, 'desks' | 'view' | 'clock'>;

/** Events of one account. */
export interface Chosen {
  desk: Desk;
  events: EnsEvent[];
}

/**
 * The events a command is about: the rows it was called on, without repeats. From the palette or a keybinding it asks for
 * one that `fits`, the selected row first. Undefined when the person cancelled, when the rows belong to several accounts
 * (which it says), or signed out; without events when none fits.
 */
export async function chooseEvents(
  deps: ChooseDeps,
  args: readonly unknown[],
  { title, fits }: { title: string; fits: (event: EnsEvent) => boolean },
): Promise<Chosen | undefined> {
  const nodes = calledOn(args);
  if (new Set(nodes.map(({ account }) => account)).size > 1) {
    await window.showInformationMessage(l10n.t('The selected events belong to several accounts. Choose those of one.'));
    return undefined;
  }
  const desk = nodes[0] && deps.desks.of(nodes[0].account);
  const events = nodes.flatMap(({ key }) => desk?.store.get(key) ?? []);
  if (desk && events.length > 0) {
    return { desk, events };
  }
  const shown = deps.desks.shown();
  await Promise.all(
    shown.filter(({ store }) => store.state().loadedAt === undefined).map(({ loader }) => loader.load()),
  );
  const candidates = shown.flatMap(candidate =>
    [...candidate.store.events()].filter(fits).map(event => ({ desk: candidate, event })),
  );
  const [first] = shown;
  return candidates.length === 0 ? first && { desk: first, events: [] } : pickEvent(deps, candidates, title);
}

/** The rows in the arguments VS Code hands to a tree command: the clicked row, then the selection around it. */
function calledOn([clicked, selected]: readonly unknown[]): EventNode[] {
  const rows = Array.isArray(selected) && selected.length > 0 ? (selected as unknown[]) : [clicked];
  return [...new Map(rows.filter(isEventNode).map(node => [nodeId(node), node])).values()];
}

interface Candidate {
  desk: Desk;
  event: EnsEvent;
}

async function pickEvent(
  { desks, view, clock }: ChooseDeps,
  candidates: Candidate[],
  title: string,
): Promise<Chosen | undefined> {
  const idOf = ({ desk, event }: Candidate) => nodeId({ kind: 'event', account: desk.profileId, key: eventKey(event) });
  const selected = new Set(view.tree.selection.filter(isEventNode).map(nodeId));
  const several = desks.shown().length > 1;
  const items = candidates
    .sort((a, b) => byDeadline(a.event, b.event))
    .map(candidate => ({ ...eventRow(candidate, several, clock.now()), candidate }))
    .sort((a, b) => Number(selected.has(idOf(b.candidate))) - Number(selected.has(idOf(a.candidate))));
  const choice = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Which event'),
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return choice && { desk: choice.candidate.desk, events: [choice.candidate.event] };
}

function eventRow({ desk, event }: Candidate, several: boolean, now: number): QuickPickItem {
  const profile = several ? desk.session()?.profile : undefined;
  return {
    label: eventLabel(event, desk.store.instance(event.resourceId)),
    description: eventDescription(event, now, l10n.t),
    detail: [plainLabel(`${event.eventId} · ${event.resourceId}`), profile && accountWords(profile)]
      .filter(Boolean)
      .join(' · '),
  };
}
