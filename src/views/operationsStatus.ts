import { l10n } from 'vscode';
import { operationState, type Operation } from '../operations/operation';
import type { StatusText } from './statusItem';

/** What the status bar says of operations that go on; undefined while none does. `now` in Unix milliseconds. */
export function operationsStatus(operations: readonly Operation[], now: number): StatusText | undefined {
  const states = operations.map(operation => operationState(operation, now));
  const running = states.filter(state => ['sending', 'unknown', 'running'].includes(state)).length;
  const planned = states.filter(state => state === 'planned').length;
  if (running === 0) {
    return undefined;
  }
  const lines = [
    l10n.t('Operations running: {0}', running),
    planned > 0 ? l10n.t('Planned for later: {0}', planned) : '',
  ];
  return { text: `$(sync~spin) ${l10n.t('{0} running', running)}`, tooltip: lines.filter(Boolean).join('\n') };
}
