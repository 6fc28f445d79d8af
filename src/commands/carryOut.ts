import { ProgressLocation, l10n, window } from 'vscode';
import type { Session } from '../accounts/session';
import type { Confirmation } from '../operations/confirmation';
import type { Result } from '../operations/perform';
import { performAll } from '../operations/performAll';
import { OperationRefused } from '../operations/refusal';
import type { Desk } from '../views/desks';
import { logError } from '../views/log';
import { actionWords } from './actionWords';
import { openWriter, recheck } from './confirmedAccount';
import type { ActDeps } from './act';
import type { EventCommandDeps } from './deps';
import { eventsReader } from './eventReader';
import { inBackground } from './guard';
import { lockedLong, offerToRemoveLock } from './removeLock';
import { outcomeError, showAccepted } from './outcome';
import { tellResults } from './tellResults';
import { unawaited } from '../base/unawaited';

/** The waits before each look at what the other window does that was faster, milliseconds: it may not have written it yet. */
const otherWindowWaits = [1_000, 4_000, 10_000];

/** Sends what was confirmed, each once, follows what the service took up, and says what became of it. */
export async function carryOut(deps: ActDeps, session: Session, confirmation: Confirmation): Promise<void> {
  const { action, account, targets } = confirmation;
  const { profileId } = account;
  const report = (error: Error) => {
    logError(deps.channel, error);
  };
  const results = await window.withProgress(
    { location: ProgressLocation.Window, title: actionWords(action).sending },
    progress =>
      deps.calls.run(async closing => {
        const storeOf = (id: string) => deps.desks.of(id)?.store;
        const parts = {
          ...deps,
          writer: await openWriter(deps, confirmation),
          recheck: () => recheck(deps, confirmation),
          clockSkew: session.clockSkew,
          readEvents: eventsReader({ ...deps, storeOf }, session),
        };
        const signal = AbortSignal.any([deps.accountSignal(profileId), closing]);
        return performAll(parts, signal, ({ length }) => {
          if (targets.length > 1) {
            progress.report({ message: l10n.t('{0} of {1}', length, targets.length) });
          }
        });
      }),
  );
  for (const { operation } of results.filter(isGoingOn)) {
    // It is followed to its end while the person goes on.
    inBackground(async () => {
      await deps.followers.follow(operation);
    }, report);
  }
  if (results.some(isLocked)) {
    inBackground(() => lookAtOtherWindow(deps, deps.accountSignal(profileId)), report);
  }
  const [only] = results;
  const locked = results.map(lockedLong).find(found => found !== undefined);
  if (results.length > 1) {
    inBackground(() => tellResults(deps, profileId, action, results), report);
  }
  if (locked) {
    await offerToRemoveLock(deps.locks, locked);
  } else if (only && results.length === 1) {
    const problem = outcomeError(only);
    if (problem) {
      throw problem;
    }
    unawaited(showAccepted(only.operation), report);
  }
}

function isGoingOn(result: Result): boolean {
  const kind = result.kind === 'sent' ? result.operation.outcome?.kind : undefined;
  return kind === 'accepted' || kind === 'unknown';
}

function isLocked(result: Result): boolean {
  return result.kind === 'stopped' && 'reason' in result.why && result.why.reason === 'locked';
}

/** Brings the other window's operation into this one's views at once. Rejects where the account is signed out or the window closes. */
async function lookAtOtherWindow({ records, clock, channel }: EventCommandDeps, signal: AbortSignal): Promise<void> {
  for (const wait of otherWindowWaits) {
    await clock.sleep(wait, signal);
    try {
      await records.reload();
    } catch (error) {
      logError(channel, error instanceof Error ? error : new Error(String(error)));
    }
  }
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
