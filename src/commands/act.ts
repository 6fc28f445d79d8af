import { commands, l10n, window } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { permissionFor, type Action } from '../events/actions';
import { countInstances, eventKey } from '../events/event';
import { nodeIdOf } from '../events/nodeIdOf';
import { nodeZone } from '../events/nodeZone';
import { plainLabel } from '../base/inert';
import { barSentence } from '../events/words';
import { busyOperation } from '../operations/busy';
import type { Confirmation } from '../operations/confirmation';
import { busyWords } from '../operations/lockEvent';
import { OperationRefused } from '../operations/refusal';
import { takenTimes } from '../operations/takenTimes';
import type { Desk } from '../views/desks';
import type { EventNode } from '../views/nodes';
import { tellLeftOut, tellUnfit } from './absence';
import { nameOfKey } from './absenceWords';
import { actionWords } from './actionWords';
import { askConfirmation, type AskConfirmationDeps } from './askConfirmation';
import { carryOut, sessionOf } from './carryOut';
import { chooseEvents, type Chosen } from './chooseEvents';
import type { EventCommandDeps } from './deps';
import { back, inOrder, type Answer } from './inputs';
import { planSteps, plansOf, type PlanDraft } from './pickPlan';
import { questionWords } from './questionWords';
import { requireDesk } from './requireDesk';

export interface ActDeps extends EventCommandDeps, AskConfirmationDeps {
  /** Loads all that an operation needs of what loads on first use. Rejects with ExtensionUpdated. */
  prepare: () => Promise<void>;
  /** Shows what an action is about beside its questions; nothing waits for it. */
  showActed: (node: EventNode) => void;
}

/** The argument of a keybinding: as in a context menu, the row with the focus counts, unless several are selected. */
export const focusedRow = 'focusedRow';

/**
 * Redeploy…, Reboot… and Migrate…: on the rows it was called on, else on those that are selected, else on an event it asks
 * for. Now or planned, with a card of what is at risk, confirmed, sent once, followed. No argument of another extension
 * skips the confirmation. Where VS Code updated the extension meanwhile, it asks nothing.
 */
export async function act(deps: ActDeps, action: Action, ...args: unknown[]): Promise<void> {
  await deps.prepare();
  if (!(await requireDesk(deps))) {
    return;
  }
  if (args[0] === focusedRow && deps.view.selection().length < 2) {
    await commands.executeCommand('list.selectAndPreserveFocus');
  }
  const fits = (event: EnsEvent) => permissionFor(action, event).allowed;
  for (let again = false; ; again = true) {
    const chosen = await chooseEvents(deps, args, { title: actionWords(action).title, fits, again });
    if (!chosen) {
      return;
    }
    const events = chosen.events.filter(fits);
    const [only, ...others] = events;
    if (!only) {
      await window.showInformationMessage(whyNone(action, chosen.events));
      return;
    }
    tellUnfit(action, chosen);
    if (others.length === 0) {
      deps.showActed({ kind: 'event', account: chosen.desk.profileId, key: eventKey(only) });
    }
    if ((await actOn(deps, chosen, action, events)) !== back) {
      return;
    }
  }
}

/** The questions, each with a way back to the one before, then the act. */
async function actOn(
  deps: ActDeps,
  { desk, asked }: Chosen,
  action: Action,
  events: readonly EnsEvent[],
): Promise<Answer<true>> {
  const session = sessionOf(desk);
  const rule = await deps.writeRule(session.profile, action, events.length);
  if (rule.kind === 'deny') {
    throw new OperationRefused('policy', rule.why, rule.advice);
  }
  // What another window has planned counts for the times offered here, and what it is at for the events.
  await deps.records.reload();
  const free = freeEvents(deps, desk, events);
  const draft: PlanDraft = {};
  const given: { confirmation?: Confirmation } = {};
  const steps = planSteps(
    deps,
    {
      ...{ action, events: free, canGoBack: asked },
      taken: takenTimes(deps.records.all(), [...desk.store.events()]),
      title: titleFor(desk, action, free),
      nodeZone: nodeZoneOf(desk, free),
    },
    draft,
  );
  const answer = await inOrder(
    [
      ...steps,
      async () => {
        const plans = plansOf(free, draft);
        const confirmed = await askConfirmation(deps, { desk, session, action, events: free, plans, rule });
        if (confirmed === undefined || confirmed === back) {
          return confirmed;
        }
        given.confirmation = confirmed;
        return true;
      },
    ],
    { step: 1, totalSteps: steps.length + 1 },
  );
  if (given.confirmation) {
    await carryOut(deps, session, given.confirmation);
  }
  return answer;
}

/** The zone of the nodes of some events, where they have one in common. */
function nodeZoneOf({ store }: Desk, events: readonly EnsEvent[]): string | undefined {
  const [zone, ...others] = new Set(events.map(event => nodeZone(nodeIdOf(event, store))));
  return others.length === 0 ? zone : undefined;
}

/** Events that no operation is at; says which are left out. Throws OperationRefused where there is one at each. */
function freeEvents(
  { records, self, clock, local }: ActDeps,
  { store }: Desk,
  events: readonly EnsEvent[],
): readonly EnsEvent[] {
  const busy = (event: EnsEvent) => busyOperation(records, event, clock.now());
  const free = events.filter(event => !busy(event));
  const [first] = events;
  const operation = free.length === 0 && first ? busy(first) : undefined;
  if (first && operation) {
    const name = store.instance(first.resourceId)?.name ?? first.resourceId;
    throw new OperationRefused(
      'locked',
      busyWords(operation, { ...self, name }, local, l10n.t),
      l10n.t('Look at it in the Operations view.'),
    );
  }
  const names = events.filter(busy).map(event => nameOfKey(eventKey(event), store, l10n.t));
  if (names.length > 0) {
    tellLeftOut([{ names, why: { sentence: l10n.t('An operation is going on already.') } }]);
  }
  return free;
}

function whyNone(action: Action, chosen: readonly EnsEvent[]): string {
  const [first] = chosen;
  const permission = first && permissionFor(action, first);
  return permission && !permission.allowed
    ? l10n.t('This is not possible for the event. {0}', barSentence(permission.bar, l10n.t))
    : l10n.t('No event asks for this right now.');
}

function titleFor({ store }: Desk, action: Action, events: readonly EnsEvent[]): string {
  const [first] = events;
  const words = questionWords(action, l10n.t);
  const count = countInstances(events);
  return first && count === 1
    ? words.one(plainLabel(store.instance(first.resourceId)?.name ?? first.resourceId))
    : words.many(count);
}
