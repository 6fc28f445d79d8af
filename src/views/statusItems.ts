import { Disposable, l10n } from 'vscode';
import type { Clock } from '../ens/ports';
import type { Records } from '../operations/records';
import type { Desks } from './desks';
import { dueStatus } from './dueStatus';
import { operationsStatus } from './operationsStatus';
import { operationsViewId } from './operationsView';
import { accountStatus } from './statusBar';
import { createStatusItem } from './statusItem';

export interface StatusItemsParts {
  desks: Pick<Desks, 'shown' | 'onDidChange' | 'onDidChangeEvents'>;
  records: Pick<Records, 'all' | 'changes'>;
  clock: Pick<Clock, 'now'>;
  onTick: (listener: () => void) => () => void;
}

/** Our items of the status bar: the account, what is due in those that are shown, and how many operations run. */
export function createStatusItems({ desks, records, clock, onTick }: StatusItemsParts): Disposable {
  const ofDesks = [desks.onDidChange, desks.onDidChangeEvents, onTick];
  return Disposable.from(
    createStatusItem({
      id: 'ensEvents.account',
      name: l10n.t('ENS account'),
      command: 'ensEvents.showAccountMenu',
      say: () => {
        const [first, ...others] = desks.shown();
        return first && accountStatus(first, others.length, clock.now());
      },
      changes: ofDesks,
    }),
    createStatusItem({
      id: 'ensEvents.due',
      name: l10n.t('ENS events due'),
      command: 'ensEvents.showDue',
      say: () => dueStatus(desks.shown(), clock.now()),
      changes: ofDesks,
    }),
    createStatusItem({
      id: 'ensEvents.operations',
      name: l10n.t('ENS operations'),
      command: `${operationsViewId}.focus`,
      say: () => operationsStatus(records.all(), clock.now()),
      changes: [records.changes.subscribe, onTick],
    }),
  );
}
