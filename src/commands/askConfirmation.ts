import { l10n } from 'vscode';
import type { Session } from '../accounts/session';
import type { WriteRule } from '../accounts/writeRule';
import type { EnsEvent, Instance } from '../ens/types';
import type { Action } from '../events/actions';
import { isInstanceEvent } from '../events/event';
import { readInstances } from '../events/reader';
import { snapshotOf } from '../operations/afterCare';
import { giveConfirmation, type ConfirmedTarget, type Confirmation } from '../operations/confirmation';
import { unclearAttempt } from '../operations/lockEvent';
import { nameOf, type Plan, type Target } from '../operations/plan';
import { OperationRefused } from '../operations/refusal';
import { assessRisk, type TargetRisk } from '../operations/risk';
import type { Desk } from '../views/desks';
import type { CardQuestion } from './cardRows';
import { confirm } from './confirm';
import { confirmedAccountOf, type ConfirmedAccountDeps } from './confirmedAccount';
import type { PlannedQuestion } from './confirmWords';
import type { EventCommandDeps } from './deps';
import { back, type Answer } from './inputs';
import { typedAnswer } from './typedAnswer';

export interface AskConfirmationDeps
  extends ConfirmedAccountDeps, Pick<EventCommandDeps, 'records' | 'clock' | 'local' | 'accountSignal'> {}

/** What is to be confirmed. */
export interface Wanted {
  desk: Desk;
  session: Session;
  action: Action;
  events: readonly EnsEvent[];
  /** One for each event. */
  plans: readonly Plan[];
  rule: Exclude<WriteRule, { kind: 'deny' }>;
}

type Question = CardQuestion & { opened: Awaited<ReturnType<ConfirmedAccountDeps['accounts']['open']>> };

/**
 * Shows the card, which reads the instances as they are now, and makes of the yes what is sent. Rejects with EnsError where
 * the service could not be asked, OperationRefused where the account is signed out meanwhile, and as the accounts do.
 */
export async function askConfirmation(deps: AskConfirmationDeps, wanted: Wanted): Promise<Answer<Confirmation>> {
  const { session, rule } = wanted;
  const signal = deps.accountSignal(session.profile.id);
  const planned = plannedQuestion(deps, wanted);
  const check = async (closed: AbortSignal) => {
    try {
      return await readQuestion(deps, wanted, planned, AbortSignal.any([signal, closed]));
    } catch (error) {
      throw signal.aborted && !closed.aborted ? signedOut() : error;
    }
  };
  const question = await confirm({ clock: deps.clock, planned, check });
  if (question === undefined || question === back) {
    return question;
  }
  const { action, risk, opened } = question;
  return giveConfirmation({
    account: confirmedAccountOf(opened),
    action,
    targets: risk.targets.map(confirmedTargetOf),
    rule: { strictness: rule.kind, ...(risk.level === 'high' && { typed: typedAnswer(question, l10n.t).expected }) },
    at: deps.clock.now(),
  });
}

/** The card closes while it still reads: it says why. */
function signedOut(): OperationRefused {
  return new OperationRefused(
    'otherAccount',
    l10n.t('The account was signed out while you were confirming.'),
    l10n.t('Decide again if it is still wanted.'),
  );
}

/** As the list knows it. */
function plannedQuestion(
  { clock, local }: AskConfirmationDeps,
  { desk: { store }, session, action, events, plans }: Wanted,
): PlannedQuestion {
  return {
    ...{ action, local, profile: session.profile, region: store.region, list: store.state(), now: clock.now() },
    targets: targetsOf(events, plans, store, ({ resourceId }) => listed(store.instance(resourceId))),
  };
}

/** What the list knows of an instance that does not change by itself. */
function listed(instance: Instance | undefined): Instance | undefined {
  if (!instance) {
    return undefined;
  }
  const { instanceId, name, regionId } = instance;
  return {
    instanceId,
    ...(name !== undefined && { name }),
    ...(regionId !== undefined && { regionId }),
    addresses: [],
    disks: [],
  };
}

async function readQuestion(
  deps: AskConfirmationDeps,
  { desk: { store }, session, events, plans, rule }: Wanted,
  planned: PlannedQuestion,
  signal: AbortSignal,
): Promise<Question> {
  const ids = [...new Set(events.map(({ resourceId }) => resourceId))];
  // Without the permission to read them their disks stay unknown.
  const { instances, gone } = await readInstances(session.client, ids, signal);
  const byId = new Map(instances.map(instance => [instance.instanceId, instance]));
  const targets = targetsOf(events, plans, store, ({ resourceId }) => byId.get(resourceId)).map(target =>
    gone.has(target.event.resourceId) ? { ...target, gone: true } : target,
  );
  // Another window may have acted while the questions were open.
  await deps.records.reload();
  const operations = deps.records.all();
  const opened = await deps.accounts.open(session.profile.id);
  signal.throwIfAborted();
  return {
    ...planned,
    ...{ targets, opened, profile: opened.profile, list: store.state(), now: deps.clock.now() },
    risk: assessRisk(targets, {
      events: store.events(),
      operations,
      unclear: event => unclearAttempt(operations, event),
      strict: rule.kind === 'type',
    }),
    production: opened.profile.mark === 'production',
    others: otherNames(store, new Set(ids)),
  };
}

function targetsOf(
  events: readonly EnsEvent[],
  plans: readonly Plan[],
  store: Pick<Desk['store'], 'instance'>,
  instanceOf: (event: EnsEvent) => Instance | undefined,
): Target[] {
  return events.flatMap((event, index) => {
    const plan = plans[index];
    const instance = instanceOf(event);
    const listedName = store.instance(event.resourceId)?.name;
    return plan
      ? [{ event, plan, ...(instance && { instance }), ...(listedName !== undefined && { listedName }) }]
      : [];
  });
}

/** The other instances that have events in the list. */
function otherNames(store: Pick<Desk['store'], 'events' | 'instance'>, ids: ReadonlySet<string>): Map<string, string> {
  const others = [...store.events()].filter(event => isInstanceEvent(event) && !ids.has(event.resourceId));
  return new Map(others.map(({ resourceId }) => [resourceId, store.instance(resourceId)?.name ?? resourceId]));
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
