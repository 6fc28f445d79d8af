import { commands, env, l10n } from 'vscode';
import type { LocalWriter } from '../base/format';
import { keyOf, type Operation } from '../operations/operation';
import type { Desks } from '../views/desks';
import { operationTicket } from './operationTicket';
import type { ToastAction } from './toastActions';

export interface OperationToastParts {
  desks: Pick<Desks, 'of'>;
  local: LocalWriter;
  clock: { now: () => number };
  /** Opens the Operations view at the row of an operation. */
  revealOperation: (id: string) => Promise<void>;
}

/** What can be done about operations that went wrong, the first of which is shown: look, tell somebody, go to the console. */
export function failureActions(parts: OperationToastParts, operations: readonly Operation[]): ToastAction[] {
  const [first] = operations;
  if (!first) {
    return [];
  }
  const { profileId } = first;
  const account = parts.desks.of(profileId) && { kind: 'event', account: profileId, key: keyOf(first) };
  return [
    showAction(parts, first),
    {
      title: l10n.t('Copy Ticket Text'),
      run: async () => {
        const text = operationTicket(operations, { now: parts.clock.now(), local: parts.local }, l10n.t);
        await env.clipboard.writeText(text);
      },
    },
    ...(first.sample
      ? []
      : [
          {
            title: l10n.t('Open Console'),
            run: async () => {
              await commands.executeCommand('ensEvents.openConsole', ...(account ? [account] : []));
            },
          },
        ]),
  ];
}

/** Shows the row of an operation, which is then looked at. */
export function showAction({ revealOperation }: OperationToastParts, { id }: Operation): ToastAction {
  return { title: l10n.t('Show'), run: () => revealOperation(id) };
}
