import { l10n, window } from 'vscode';
import type { Session } from '../accounts/session';
import type { EnsEvent } from '../ens/types';
import { permissionFor, type Action } from '../events/actions';
import { countInstances } from '../events/event';
import { nodeIdOf } from '../events/filter';
import { nodeZone } from '../events/nodeZone';
import { plainLabel } from '../base/inert';
import { readInstances } from '../events/reader';
import { barSentence } from '../events/words';
import { snapshotOf } from '../operations/afterCare';
import { busyOperation } from '../operations/busy';
import { giveConfirmation, type ConfirmedTarget } from '../operations/confirmation';
import { busyWords, unclearAttempt } from '../operations/lockEvent';
import { nameOf, type Plan, type Target } from '../operations/plan';
import { OperationRefused } from '../operations/refusal';
import { assessRisk, type TargetRisk } from '../operations/risk';
import { takenTimes } from '../operations/takenTimes';
import { tellUnfit } from './absence';
import { actionWords } from './actionWords';
import { carryOut, sessionOf } from './carryOut';
import { chooseEvents } from './chooseEvents';
import { confirm } from './confirm';
import { confirmedAccountOf, type ConfirmedAccountDeps } from './confirmedAccount';
import type { Desk } from '../views/desks';
import type { EventCommandDeps } from './deps';
import { pickPlans } from './pickPlan';
import { requireDesk } from './requireDesk';
import { typedAnswer } from './typedAnswer';

export interface ActDeps extends EventCommandDeps, ConfirmedAccountDeps {
  /** Loads all that an operation needs of what loads on first use. Rejects with ExtensionUpdated. */
  prepare: () => Promise<void>;
}

/**
 * Redeploy…, Reboot… and Migrate…: on the rows it was called on, else on an event it asks for. Now or planned, with a
 * card of what is at risk, confirmed, sent once, followed. No argument of another extension skips the confirmation.
 * Where VS Code updated the extension meanwhile, it asks nothing.
 */
export async function act(deps: ActDeps, action: Action, ...args: unknown[]): Promise<void> {
  await deps.prepare();
  if (!(await requireDesk(deps))) {
    return;
  }
  const fits = (event: EnsEvent) => permissionFor(action, event).allowed;
  const chosen = await chooseEvents(deps, args, { title: actionWords(action).title, fits });
  if (!chosen) {
    return;
  }
  const events = chosen.events.filter(fits);
  if (events.length === 0) {
    await window.showInformationMessage(whyNone(action, chosen.events));
    return;
  }
  tellUnfit(action, chosen);
  await actOn(deps, chosen.desk, action, events);
}

/** The steps from "now or later" on, for events that may be acted on. */
async function actOn(deps: ActDeps, desk: Desk, action: Action, events: readonly EnsEvent[]): Promise<void> {
  const session = sessionOf(desk);
  const rule = await deps.writeRule(session.profile, action, events.length);
  if (rule.kind === 'deny') {
    throw new OperationRefused('policy', rule.why, rule.advice);
  }
  // What another window has planned counts for the times offered here, and what it is at for the events.
  await deps.records.reload();
  const free = freeEvents(deps, desk, events);
  const taken = takenTimes(deps.records.all(), [...desk.store.events()]);
  const plans = await pickPlans(deps, {
    ...{ action, events: free, taken },
    title: titleFor(desk, action, free),
    nodeZone: nodeZoneOf(desk, free),
  });
  if (!plans) {
    return;
  }
  const targets = await readTargets(desk, session, {
    events: free,
    plans,
    signal: deps.accountSignal(session.profile.id),
  });
  // Again: another window may have acted while the questions were open.
  await deps.records.reload();
  const operations = deps.records.all();
  const risk = assessRisk(targets, {
    events: desk.store.events(),
    operations,
    unclear: event => unclearAttempt(operations, event),
    strict: rule.kind === 'type',
  });
  const opened = await deps.accounts.open(session.profile.id);
  const { region } = desk.store;
  const question = {
    ...{ action, targets, risk, profile: opened.profile, region },
    list: desk.store.state(),
    now: deps.clock.now(),
    local: deps.local,
  };
  if (await confirm(question)) {
    const confirmation = giveConfirmation({
      account: confirmedAccountOf(opened),
      action,
      targets: risk.targets.map(confirmedTargetOf),
      rule: { strictness: rule.kind, ...(risk.level === 'high' && { typed: typedAnswer(question, l10n.t).expected }) },
      at: deps.clock.now(),
    });
    await carryOut(deps, session, confirmation);
  }
}

/** The zone of the nodes of some events, where they have one in common. */
function nodeZoneOf({ store }: Desk, events: readonly EnsEvent[]): string | undefined {
  const [zone, ...others] = new Set(events.map(event => nodeZone(nodeIdOf(event, store))));
  return others.length === 0 ? zone : undefined;
}

/** Events that no operation is at. Throws OperationRefused where there is one at each. */
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
  return free;
}

function confirmedTargetOf({ target, unclear }: TargetRisk): ConfirmedTarget {
  const { event, instance, plan } = target;
  return {
    event,
    plan,
    name: nameOf(target),
    ...(instance && { snapshot: snapshotOf(instance) }),
    ...(unclear && { again: unclear.id }),
  };
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
  const words = actionWords(action);
  const count = countInstances(events);
  return first && count === 1
    ? words.titleOne(plainLabel(store.instance(first.resourceId)?.name ?? first.resourceId))
    : words.titleMany(count);
}

/** The instances as they are now, for the risk. Without the permission to read them their disks stay unknown. */
async function readTargets(
  { store }: Desk,
  { client }: Session,
  { events, plans, signal }: { events: readonly EnsEvent[]; plans: readonly Plan[]; signal: AbortSignal },
): Promise<Target[]> {
  const ids = [...new Set(events.map(({ resourceId }) => resourceId))];
  const instances = await readInstances(client, ids, signal);
  const byId = new Map(instances.map(instance => [instance.instanceId, instance]));
  return events.flatMap((event, index) => {
    const instance = byId.get(event.resourceId);
    const listedName = store.instance(event.resourceId)?.name;
    const plan = plans[index];
    return plan
      ? [{ event, plan, ...(instance && { instance }), ...(listedName !== undefined && { listedName }) }]
      : [];
  });
}
