import type { Clock } from '../ens/ports';
import type { NotificationSettings } from '../events/notificationSettings';
import { isQuiet, type WallClock } from '../events/quietHours';
import type { Told } from '../events/told';
import type { End, Operation } from '../operations/operation';
import type { Records } from '../operations/records';
import { attempt } from './attempt';

/** An end nobody saw for so long is told by the Operations view alone. */
const stale = 24 * 3_600_000;

export type EndedOperation = Operation & { end: End };

export interface EndingsParts {
  records: Pick<Records, 'all'>;
  told: Told;
  clock: Pick<Clock, 'now'>;
  zone: WallClock;
  settings: () => NotificationSettings;
  /** True while the person is in this window. */
  focused: () => boolean;
  /** What went wrong, one toast each. */
  showFailed: (operation: EndedOperation) => void;
  /** What was done, one toast for all. */
  showDone: (operations: readonly EndedOperation[]) => void;
  /** Hears what went wrong in a look; the next one does not suffer from it. */
  logError: (error: Error) => void;
}

/**
 * Tells once, in the window that has the focus, how operations ended; also what ended while nobody was there. No setting
 * and no quiet hours hide a failure or an outcome that nobody knows. Answers a function that looks anew and never rejects.
 */
export function createEndings({
  records,
  told,
  clock,
  zone,
  settings,
  focused,
  showFailed,
  showDone,
  logError,
}: EndingsParts): () => Promise<void> {
  const handled = new Set<string>();
  const look = async () => {
    const now = clock.now();
    const { mode, quietHours } = settings();
    const recent = records
      .all()
      .filter(isEnded)
      .filter(({ id, end }) => !handled.has(id) && now - end.at < stale);
    const ready = focused()
      ? recent.filter(({ end }) => end.how !== 'done' || mode !== 'all' || !isQuiet(quietHours, now, zone))
      : [];
    if (ready.length === 0) {
      return;
    }
    for (const { id } of ready) {
      handled.add(id);
    }
    const won = await told.claim(ready.map(endMark));
    const untold = ready.filter(operation => won.has(endMark(operation)));
    for (const operation of untold.filter(({ end }) => end.how !== 'done')) {
      await attempt(
        () => {
          showFailed(operation);
        },
        undefined,
        logError,
      );
    }
    const done = untold.filter(({ end }) => end.how === 'done');
    if (done.length > 0 && mode === 'all') {
      showDone(done);
    }
  };
  return () => attempt(look, undefined, logError);
}

function isEnded(operation: Operation): operation is EndedOperation {
  // What was left when its account was signed out is no news: whoever signed out was told before.
  // One that this version cannot read is told by the version that wrote it.
  return operation.end !== undefined && operation.end.how !== 'left' && operation.end.how !== 'unreadable';
}

function endMark({ id }: Operation): string {
  return `end ${id}`;
}
