import { ProgressLocation, l10n, window } from 'vscode';
import type { Session } from '../accounts/session';
import type { EnsEvent, Instance } from '../ens/types';
import { redeployability } from '../events/actions';
import { isPermissionError } from '../events/reader';
import { plainLabel } from '../events/inert';
import { barSentence } from '../events/words';
import { nameOf, type Plan, type Target } from '../operations/plan';
import { redeploy } from '../operations/redeploy';
import { OperationRefused } from '../operations/refusal';
import { assessRisk } from '../operations/risk';
import { logError } from '../views/log';
import { chooseEvents } from './chooseEvents';
import { confirm } from './confirm';
import type { EventCommandDeps } from './deps';
import { eventReader } from './eventReader';
import { guard } from './guard';
import { pickPlan } from './pickPlan';
import { requireSession } from './requireSession';
import { showAccepted, watch } from './watch';

/** Redeploy…: on the rows it was called on, else on an event it asks for. Now or scheduled, confirmed, sent once, followed. */
export async function redeployCommand(deps: EventCommandDeps, ...args: unknown[]): Promise<void> {
  const session = await requireSession(deps);
  if (!session) {
    return;
  }
  const title = l10n.t('Redeploy');
  const fits = (event: EnsEvent) => redeployability(event).allowed;
  const chosen = await chooseEvents(deps, args, { title, fits });
  if (!chosen) {
    return;
  }
  const events = chosen.filter(fits);
  if (events.length === 0) {
    await window.showInformationMessage(whyNone(chosen));
    return;
  }
  const plan = await pickPlan(deps.clock, events, titleFor(deps, events));
  if (!plan) {
    return;
  }
  const signal = deps.accountSignal(session.profile.id);
  const targets = await readTargets(session, events, signal);
  const confirmed = await confirm({
    targets,
    plan,
    risk: assessRisk(targets, plan),
    profile: session.profile,
    region: deps.store.region,
    now: deps.clock.now(),
  });
  if (confirmed) {
    await carryOut(deps, session, targets, plan);
  }
}

function whyNone(chosen: readonly EnsEvent[]): string {
  const [first] = chosen;
  const allowed = first && redeployability(first);
  return allowed && !allowed.allowed
    ? l10n.t('This event cannot be redeployed. {0}', barSentence(allowed.bar, l10n.t))
    : l10n.t('No event can be redeployed right now.');
}

function titleFor({ store }: EventCommandDeps, events: readonly EnsEvent[]): string {
  const [first] = events;
  return events.length === 1 && first
    ? l10n.t('Redeploy {0}', plainLabel(store.instance(first.resourceId)?.name ?? first.resourceId))
    : l10n.t('Redeploy, number of instances: {0}', events.length);
}

/** The instances as they are now, for the risk. Without the permission to read them their disks stay unknown. */
async function readTargets({ client }: Session, events: readonly EnsEvent[], signal: AbortSignal): Promise<Target[]> {
  const ids = [...new Set(events.map(({ resourceId }) => resourceId))];
  const instances = await client.describeInstances(ids, signal).catch((error: unknown): Instance[] => {
    if (isPermissionError(error)) {
      return [];
    }
    throw error;
  });
  const byId = new Map(instances.map(instance => [instance.instanceId, instance]));
  return events.map(event => {
    const instance = byId.get(event.resourceId);
    return { event, ...(instance && { instance }) };
  });
}

/** Sends one after the other, each exactly once. The first that fails stops the rest: they stay unsent. */
async function carryOut(
  deps: EventCommandDeps,
  session: Session,
  targets: readonly Target[],
  plan: Plan,
): Promise<void> {
  const signal = deps.accountSignal(session.profile.id);
  const parts = { client: session.client, readEvent: eventReader(deps, session), clock: deps.clock, t: l10n.t };
  const accepted: Target[] = [];
  try {
    await window.withProgress(
      { location: ProgressLocation.Notification, title: l10n.t('Sending the redeploy') },
      async progress => {
        for (const target of targets) {
          progress.report({ message: plainLabel(nameOf(target)), increment: 100 / targets.length });
          assertSameAccount(deps, session);
          const requestId = await redeploy(parts, target.event, plan, signal);
          accepted.push(target);
          void showAccepted(target, plan, requestId);
        }
      },
    );
  } finally {
    // Also after a failure: what was accepted before it goes on and is followed.
    const report = (error: Error) => {
      logError(deps.channel, error);
    };
    for (const target of accepted) {
      void guard(() => watch(deps, session, target, plan), report)();
    }
    if (accepted.length < targets.length && targets.length > 1) {
      void window.showWarningMessage(
        l10n.t('Instances not sent because one before them failed: {0}', targets.length - accepted.length - 1),
      );
    }
  }
}

/** What was confirmed names an account; a switch since then makes it void (reliability.md, threat T18). */
function assertSameAccount({ isActive }: EventCommandDeps, { profile }: Session): void {
  if (!isActive(profile.id)) {
    throw new OperationRefused(
      'otherAccount',
      l10n.t('The active account changed since you confirmed.'),
      l10n.t('Nothing was sent. Switch back and redeploy from there: {0}', plainLabel(profile.name)),
    );
  }
}
