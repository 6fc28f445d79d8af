import type { Clock } from '../ens/ports';
import type { NotificationSettings } from '../events/notificationSettings';
import { isQuiet, type WallClock } from '../events/quietHours';
import type { Told } from '../events/told';
import { batchesIn } from '../operations/batch';
import { isOpen, operationState, type End, type Operation } from '../operations/operation';
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
  /** What went wrong of what was confirmed alone, one toast each. */
  showFailed: (operation: EndedOperation) => void;
  /** What was done of that, one toast for all. */
  showDone: (operations: readonly EndedOperation[]) => void;
  /** What became of all that were confirmed together. */
  showBatch: (operations: readonly Operation[]) => void;
  /** Hears what went wrong in a look; the next one does not suffer from it. */
  logError: (error: Error) => void;
}

/**
 * Tells once, in the window that has the focus, how operations ended; also what ended while nobody was there. Those that
 * were confirmed together are told together, when all are over; what went wrong does not wait for what is planned for
 * later. No setting and no quiet hours hide a failure or an outcome that nobody knows. Answers a function that looks anew
 * and never rejects.
 */
export function createEndings(parts: EndingsParts): () => Promise<void> {
  const { records, told, clock, zone, settings, focused, showFailed, showDone, showBatch, logError } = parts;
  const handled = new Set<string>();
  const look = async () => {
    const now = clock.now();
    const { mode, quietHours } = settings();
    if (!focused()) {
      return;
    }
    const quiet = mode === 'all' && isQuiet(quietHours, now, zone);
    const untold = batchesIn(records.all())
      .map(batch => ({ batch, ended: endedOf(batch, now).filter(({ id }) => !handled.has(id)) }))
      .filter(({ batch, ended }) => ended.length > 0 && (!quiet || !isAllDone(batch)));
    if (untold.length === 0) {
      return;
    }
    const ready = untold.flatMap(({ ended }) => ended);
    for (const { id } of ready) {
      handled.add(id);
    }
    const won = await told.claim(ready.map(endMark));
    const isWon = (operation: EndedOperation) => won.has(endMark(operation));
    const alone = untold.filter(({ batch }) => batch.length === 1).flatMap(({ ended }) => ended.filter(isWon));
    const together = untold.filter(({ batch, ended }) => batch.length > 1 && ended.some(isWon));
    const tell = (show: () => void) => attempt(show, undefined, logError);
    for (const operation of alone.filter(({ end }) => end.how !== 'done')) {
      await tell(() => {
        showFailed(operation);
      });
    }
    for (const { batch } of together) {
      if (mode === 'all' || !isAllDone(batch)) {
        await tell(() => {
          showBatch(batch);
        });
      }
    }
    const done = alone.filter(({ end }) => end.how === 'done');
    if (done.length > 0 && mode === 'all') {
      showDone(done);
    }
  };
  return () => attempt(look, undefined, logError);
}

/**
 * The ended ones of a batch that may be told now: none while another one runs, and before all are over only those that
 * went wrong. What ended long ago, unless others of its batch went on until now, is left to the view. `now` in Unix ms.
 */
function endedOf(batch: readonly Operation[], now: number): EndedOperation[] {
  const ended = batch.filter(isEnded);
  if (ended.every(({ end }) => now - end.at >= stale)) {
    return [];
  }
  const open = batch.filter(isOpen);
  if (open.length === 0) {
    return ended;
  }
  const isWaiting = open.every(operation => operationState(operation, now) === 'planned');
  return isWaiting ? ended.filter(({ end }) => end.how !== 'done') : [];
}

/** True for good news alone, which can wait. */
function isAllDone(batch: readonly Operation[]): boolean {
  return batch.every(({ end }) => end?.how === 'done');
}

function isEnded(operation: Operation): operation is EndedOperation {
  // What was left when its account was signed out is no news: whoever signed out was told before.
  // One that this version cannot read is told by the version that wrote it.
  return operation.end !== undefined && operation.end.how !== 'left' && operation.end.how !== 'unreadable';
}

function endMark({ id }: Operation): string {
  return `end ${id}`;
}
