import { l10n, window } from 'vscode';
import type { Session } from '../accounts/session';
import type { EnsEvent } from '../ens/types';
import { permissionFor, type Action } from '../events/actions';
import { countInstances, eventKey } from '../events/event';
import { plainLabel } from '../events/inert';
import { readInstances } from '../events/reader';
import { barSentence } from '../events/words';
import { unclearAttempt } from '../operations/lockEvent';
import type { Plan, Target } from '../operations/plan';
import { OperationRefused } from '../operations/refusal';
import { assessRisk } from '../operations/risk';
import { takenTimes } from '../operations/takenTimes';
import { tellUnfit } from './absence';
import { actionWords } from './actionWords';
import { carryOut, sessionOf } from './carryOut';
import { chooseEvents } from './chooseEvents';
import { confirm } from './confirm';
import type { Desk } from '../views/desks';
import type { EventCommandDeps } from './deps';
import { pickPlans } from './pickPlan';
import { requireDesk } from './requireDesk';

/**
 * Redeploy…, Reboot… and Migrate…: on the rows it was called on, else on an event it asks for. Now or planned, with a
 * card of what is at risk, confirmed, sent once, followed. No argument of another extension skips the confirmation.
 */
export async function act(deps: EventCommandDeps, action: Action, ...args: unknown[]): Promise<void> {
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
async function actOn(deps: EventCommandDeps, desk: Desk, action: Action, events: readonly EnsEvent[]): Promise<void> {
  const session = sessionOf(desk);
  const rule = await deps.writeRule(session.profile, action, events.length);
  if (rule.kind === 'deny') {
    throw new OperationRefused('policy', rule.why, rule.advice);
  }
  // What another window has planned counts for the times offered here.
  await deps.records.reload();
  const taken = takenTimes(deps.records.all(), [...desk.store.events()]);
  const plans = await pickPlans(deps.clock, { action, events, title: titleFor(desk, action, events), taken });
  if (!plans) {
    return;
  }
  const targets = await readTargets(session, events, plans, deps.accountSignal(session.profile.id));
  // Again: another window may have acted while the questions were open.
  await deps.records.reload();
  const operations = deps.records.all();
  const risk = assessRisk(targets, {
    events: desk.store.events(),
    operations,
    unclear: event => unclearAttempt(operations, eventKey(event)),
    strict: rule.kind === 'type',
  });
  const { region } = desk.store;
  const list = desk.store.state();
  if (await confirm({ action, targets, risk, profile: session.profile, region, list, now: deps.clock.now() })) {
    await carryOut(deps, session, action, risk.targets);
  }
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
  { client }: Session,
  events: readonly EnsEvent[],
  plans: readonly Plan[],
  signal: AbortSignal,
): Promise<Target[]> {
  const ids = [...new Set(events.map(({ resourceId }) => resourceId))];
  const instances = await readInstances(client, ids, signal);
  const byId = new Map(instances.map(instance => [instance.instanceId, instance]));
  return events.flatMap((event, index) => {
    const instance = byId.get(event.resourceId);
    const plan = plans[index];
    return plan ? [{ event, plan, ...(instance && { instance }) }] : [];
  });
}
