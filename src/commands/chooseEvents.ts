import { QuickPickItemKind, l10n, window, type QuickPickItem } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { eventKey } from '../events/event';
import { plainLabel } from '../base/inert';
import { isWhole } from '../events/isWhole';
import { byDeadline } from '../events/order';
import { eventDescription } from '../events/words';
import type { Desk } from '../views/desks';
import { eventLabel } from '../views/eventItem';
import { accountWords } from '../views/listRows';
import { isEventNode, nodeId, type EventNode } from '../views/nodes';
import { sayAbsent, sayAccountGone, tellLeftOut } from './absence';
import { nameOfKey } from './absenceWords';
import type { EventCommandDeps } from './deps';
import { isRowLost, sayRowLost, tellLostRows } from './lostRow';

type ChooseDeps = Pick<EventCommandDeps, 'desks' | 'view' | 'clock'>;

/** Events of one account. */
export interface Chosen {
  desk: Desk;
  events: EnsEvent[];
  /** True where it was asked for which. */
  asked: boolean;
}

interface Question {
  title: string;
  fits: (event: EnsEvent) => boolean;
  /** True where somebody came back to choose another one: it is asked for, whatever is selected by now. */
  again?: boolean;
}

/**
 * The events a command is about: those of the rows it was called on, without repeats; of several rows it says which are
 * left out, since they are gone. From the palette or a keybinding it is about the selected rows, where they are in sight,
 * of one account, and one of them `fits`; else it asks for one that fits, those that are selected apart from the rest.
 * Undefined when the person cancelled or signed out, and where it said why there is none: the rows belong to several
 * accounts, their events or account are gone, VS Code no longer knew the row, or the lists to choose from are not whole. Without events when none fits.
 */
export async function chooseEvents(
  deps: ChooseDeps,
  args: readonly unknown[],
  question: Question,
): Promise<Chosen | undefined> {
  if (isRowLost(args)) {
    await sayRowLost();
    return undefined;
  }
  tellLostRows(args);
  const called = calledOn(args);
  const [first, ...others] = called.length > 0 ? called : question.again ? [] : selectedRows(deps, question);
  return first ? eventsOf(deps, [first, ...others]) : askForEvent(deps, question);
}

/** The selected rows, if a person can see them and the command is one for them. */
function selectedRows({ desks, view }: ChooseDeps, { fits }: Question): EventNode[] {
  const rows = view.tree.visible ? view.selection().filter(isEventNode) : [];
  const accounts = new Set(rows.map(({ account }) => account));
  const isFitting = ({ account, key }: EventNode) => {
    const event = desks.of(account)?.store.get(key);
    return event !== undefined && fits(event);
  };
  return accounts.size === 1 && rows.some(isFitting) ? rows : [];
}

async function eventsOf(
  { desks }: ChooseDeps,
  nodes: readonly [EventNode, ...EventNode[]],
): Promise<Chosen | undefined> {
  const [{ account }] = nodes;
  if (nodes.some(node => node.account !== account)) {
    await window.showInformationMessage(l10n.t('The selected events belong to several accounts. Choose those of one.'));
    return undefined;
  }
  const desk = desks.of(account);
  if (!desk) {
    await sayAccountGone();
    return undefined;
  }
  const { store, loader } = desk;
  const isGone = ({ key }: EventNode) => store.get(key) === undefined;
  // Other credentials begin with an empty list.
  if (store.state().loadedAt === undefined && nodes.some(isGone)) {
    await loader.load();
  }
  const events = nodes.flatMap(({ key }) => store.get(key) ?? []);
  const names = nodes.filter(isGone).map(({ key }) => nameOfKey(key, store, l10n.t));
  if (events.length === 0) {
    await sayAbsent(desk, names.length);
    return undefined;
  }
  if (names.length > 0) {
    tellLeftOut([{ names, why: isWhole(store.state()) ? 'gone' : 'notRead' }]);
  }
  return { desk, events, asked: false };
}

async function askForEvent(deps: ChooseDeps, { title, fits }: Question): Promise<Chosen | undefined> {
  const shown = deps.desks.shown();
  await Promise.all(
    shown.filter(({ store }) => store.state().loadedAt === undefined).map(({ loader }) => loader.load()),
  );
  const candidates = shown.flatMap(candidate =>
    [...candidate.store.events()].filter(fits).map(event => ({ desk: candidate, event })),
  );
  if (candidates.length > 0) {
    return pickEvent(deps, candidates, title);
  }
  if (!shown.every(({ store }) => isWhole(store.state()))) {
    await window.showInformationMessage(
      l10n.t('No such event is listed, but not every list could be read in full, so there may be one.'),
    );
    return undefined;
  }
  const [first] = shown;
  return first && { desk: first, events: [], asked: true };
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
  const selected = new Set(view.selection().filter(isEventNode).map(nodeId));
  const several = desks.shown().length > 1;
  const items = candidates
    .sort((a, b) => byDeadline(a.event, b.event))
    .map(candidate => ({ ...eventRow(candidate, several, clock.now()), candidate }));
  const isSelected = ({ candidate }: (typeof items)[number]) => selected.has(idOf(candidate));
  const chosen = items.filter(isSelected);
  const rest = items.filter(item => !isSelected(item));
  const choice = await window.showQuickPick<QuickPickItem & { candidate?: Candidate }>(
    chosen.length === 0
      ? rest
      : [separator(l10n.t('Selected in the list')), ...chosen, separator(l10n.t('Other events')), ...rest],
    {
      title,
      placeHolder: l10n.t('Which event'),
      matchOnDescription: true,
      matchOnDetail: true,
      ignoreFocusOut: true,
    },
  );
  return choice?.candidate && { desk: choice.candidate.desk, events: [choice.candidate.event], asked: true };
}

function separator(label: string): QuickPickItem {
  return { label, kind: QuickPickItemKind.Separator };
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
