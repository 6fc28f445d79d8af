import { TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { EnsEvent, Instance } from '../ens/types';
import { actionFor, permissionFor } from '../events/actions';
import { isInstanceEvent, sectionOf } from '../events/event';
import { plainLabel } from '../base/inert';
import { eventDescription, levelWord, statusWord } from '../events/words';
import { isLocalDisk } from '../operations/risk';
import { eventIcon } from './eventIcon';
import type { EventNode } from './nodes';

/** Stands after the row in the arguments of its own command: a click or Enter opens a preview (commands/openEvent.ts). */
export const fromRow = 'row';

/** What the service calls the instance, made inert; its id where there is no name. */
export function eventLabel(event: EnsEvent, instance: Instance | undefined): string {
  return plainLabel(instance?.name ?? (event.resourceId || event.eventId));
}

const tokenOf = { redeploy: 'redeployable', reboot: 'rebootable', migrate: 'migratable' } as const;

/**
 * Tokens that menus test with `viewItem =~ /\bredeployable\b/`.
 * @param busy an operation is at it, of this window or another one, so that no second one is offered
 */
export function eventTokens(event: EnsEvent, instance: Instance | undefined, busy = false): string {
  const tokens = ['event', sectionOf(event)];
  const action = actionFor(event);
  if (action) {
    tokens.push(action, ...(!busy && permissionFor(action, event).allowed ? [tokenOf[action]] : []));
  }
  if (isInstanceEvent(event)) {
    tokens.push('instance');
  }
  if (instance?.disks.some(isLocalDisk)) {
    tokens.push('localDisk');
  }
  return tokens.sort().join(' ');
}

export interface EventRow {
  event: EnsEvent;
  instance: Instance | undefined;
  /** The last read of the list, which was not complete, did not bring it. */
  stale: boolean;
  /** An operation is at it, of this window or another one. */
  busy: boolean;
  /** Unix milliseconds. */
  now: number;
}

/** The row of one event; a click or Enter shows its details. The tooltip is made when it is asked for (eventTooltip.ts). */
export function eventItem({ event, instance, stale, busy, now }: EventRow, node: EventNode): TreeItem {
  const label = eventLabel(event, instance);
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const description = eventDescription(event, now, l10n.t, stale ? l10n.t('not in the last reading') : '');
  item.description = description;
  item.iconPath = eventIcon(event);
  item.contextValue = eventTokens(event, instance, busy);
  item.command = { command: 'ensEvents.openEvent', title: l10n.t('Open Event Details'), arguments: [node, fromRow] };
  item.accessibilityInformation = {
    label: [
      label,
      description,
      l10n.t('state: {0}', statusWord(event.status, l10n.t)),
      l10n.t('level: {0}', levelWord(event.level, l10n.t)),
    ].join(', '),
  };
  return item;
}
