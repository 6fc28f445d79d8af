import { randomUUID } from 'node:crypto';
import { ProgressLocation, l10n, window } from 'vscode';
import type { Session } from '../accounts/session';
import type { Action } from '../events/actions';
import { plainLabel } from '../events/inert';
import { snapshotOf } from '../operations/afterCare';
import type { Operation } from '../operations/operation';
import type { Intent, Result } from '../operations/perform';
import { performAll } from '../operations/performAll';
import { nameOf } from '../operations/plan';
import { OperationRefused } from '../operations/refusal';
import type { TargetRisk } from '../operations/risk';
import type { Desk } from '../views/desks';
import { logError } from '../views/log';
import { actionWords } from './actionWords';
import type { EventCommandDeps } from './deps';
import { eventsReader, type ReaderStores } from './eventReader';
import { guard } from './guard';
import { outcomeError, showAccepted, watch } from './watch';
import { showResults } from './showResults';

/** Sends what was confirmed, each once, follows what the service took up, and says what became of it. */
export async function carryOut(
  deps: EventCommandDeps,
  session: Session,
  action: Action,
  targets: readonly TargetRisk[],
): Promise<void> {
  assertSameAccount(deps, session);
  const profileId = session.profile.id;
  const intents = targets.map(risk => intentFor(deps, session, action, risk));
  const results = await window.withProgress(
    { location: ProgressLocation.Notification, title: actionWords(action).sending },
    progress => {
      const parts = { ...deps, client: session.client, readEvents: eventsReader(storesOf(deps), session), t: l10n.t };
      return performAll(parts, action, intents, deps.accountSignal(profileId), ({ length }) => {
        progress.report({ message: l10n.t('{0} of {1}', length, intents.length) });
      });
    },
  );
  for (const { operation } of results.filter(isGoingOn)) {
    // Not awaited: it is followed to its end while the person goes on.
    void guard(
      () => watch(deps, operation),
      error => {
        logError(deps.channel, error);
      },
    )();
  }
  const [only] = results;
  if (results.length > 1) {
    await showResults(deps, profileId, action, results);
  } else if (only) {
    const problem = outcomeError(only);
    if (problem) {
      throw problem;
    }
    void showAccepted(only.operation);
  }
}

function storesOf({ desks }: EventCommandDeps): ReaderStores {
  return { storeOf: profileId => desks.of(profileId)?.store };
}

function isGoingOn(result: Result): boolean {
  const kind = result.kind === 'sent' ? result.operation.outcome?.kind : undefined;
  return kind === 'accepted' || kind === 'unknown';
}

function intentFor(
  { clock, self }: EventCommandDeps,
  { profile }: Session,
  action: Action,
  { target, unclear }: TargetRisk,
): Intent {
  const { event, instance, plan } = target;
  const operation: Operation = {
    id: randomUUID(),
    at: clock.now(),
    profileId: profile.id,
    account: profile.name,
    ...self,
    ...(profile.kind === 'sample' && { sample: true }),
    action,
    eventId: event.eventId,
    resourceId: event.resourceId,
    eventType: event.type,
    name: nameOf(target),
    statusBefore: event.status,
    ...(event.notBefore !== undefined && { notBeforeBefore: event.notBefore }),
    plan,
    ...(instance && { snapshot: snapshotOf(instance) }),
    ...(unclear && { again: unclear.id }),
  };
  return { operation, event };
}

/** The account of a row. Throws OperationRefused where it is gone meanwhile. */
export function sessionOf({ session }: Desk): Session {
  const current = session();
  if (!current) {
    throw new OperationRefused(
      'otherAccount',
      l10n.t('The account of this event is no longer there.'),
      l10n.t('Sign in again to use it.'),
    );
  }
  return current;
}

/** What was confirmed names account, key and host; a change of any since then makes it void (reliability.md, threat T18). */
function assertSameAccount({ desks }: EventCommandDeps, { profile }: Session): void {
  const shown = desks.of(profile.id)?.session()?.profile;
  if (shown === undefined || identityOf(shown) !== identityOf(profile)) {
    throw new OperationRefused(
      'otherAccount',
      l10n.t('The account changed since you confirmed.'),
      l10n.t('Nothing was sent. Switch back and decide again: {0}', plainLabel(profile.name)),
    );
  }
}

function identityOf({ id, maskedKeyId, endpoint }: Session['profile']): string {
  return [id, maskedKeyId, endpoint.protocol, endpoint.host].join(' ');
}
