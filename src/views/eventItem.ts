import { TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { EnsEvent, Instance } from '../ens/types';
import { actionFor, permissionFor } from '../events/actions';
import { isInstanceEvent, sectionOf } from '../events/event';
import { plainLabel } from '../base/inert';
import { rowWords, type ShortNames } from '../events/rowWords';
import { silenceWords } from '../events/silenceWords';
import { eventDescription, levelWord, statusWord } from '../events/words';
import type { OperationState } from '../operations/operation';
import { mayHaveLocalDisks } from '../operations/risk';
import { eventIcon } from './eventIcon';
import { greyedRow } from './rowMarks';
import type { EventNode } from './nodes';
import type { Silence } from './silences';

/** Stands after the row in the arguments of its own command: a click or Enter opens a preview (commands/openEvent.ts). */
export const fromRow = 'row';

/** What the service calls the instance, made inert; its id where there is no name. */
export function eventLabel(event: EnsEvent, instance: Instance | undefined): string {
  return plainLabel(instance?.name ?? (event.resourceId || event.eventId));
}

const tokenOf = { redeploy: 'redeployable', reboot: 'rebootable', migrate: 'migratable' } as const;

interface TokenFacts {
  event: EnsEvent;
  instance: Instance | undefined;
  /** Where the operation stands that is at it, of this window or another one: no second one is offered. */
  operation: OperationState | undefined;
  /** The account is marked as read-only: nothing is offered that acts. */
  readOnly: boolean;
  /** False where the service lists it no more, and its row is still there. */
  listed: boolean;
  /** What the person holds back of it. */
  silence: Silence;
}

/**
 * Tokens that menus test with `viewItem =~ /\bredeployable\b/`.
 */
export function eventTokens({ event, instance, operation, readOnly, listed, silence }: TokenFacts): string {
  const tokens = ['event', sectionOf(event), ...(readOnly ? ['readOnly'] : [])];
  const action = actionFor(event);
  if (action) {
    const offered = listed && !readOnly && operation === undefined && permissionFor(action, event).allowed;
    tokens.push(action, ...(offered ? [tokenOf[action]] : []));
  }
  if (isInstanceEvent(event)) {
    tokens.push('instance');
  }
  if (instance && mayHaveLocalDisks(instance)) {
    tokens.push('localDisk');
  }
  if (listed && silence.canSnooze && operation === undefined) {
    tokens.push('snoozable');
  }
  if (silence.snoozedUntil !== undefined) {
    tokens.push('snoozed');
  }
  return tokens.sort().join(' ');
}

/** An account beside its event: its name, and that as short as it can be. */
export interface AccountBeside {
  readonly name: string;
  readonly short: string;
}

export interface EventRow extends TokenFacts {
  /** How names are shortened among the others. */
  shortName: ShortNames;
  /** The last read of the list, which was not complete, did not bring it. */
  stale: boolean;
  /** Its row stays where it was, though the event has gone on. */
  held: boolean;
  /** Whose it is, where rows of several accounts stand together. */
  account?: AccountBeside | undefined;
  /** Unix milliseconds. */
  now: number;
}

/**
 * The row of one event: the time and the action, then the name, since a narrow sidebar cuts the end. A click or Enter shows
 * its details. The tooltip is made when it is asked for (eventTooltip.ts).
 */
export function eventItem(row: EventRow, node: EventNode): TreeItem {
  const { event, operation, stale, account, now } = row;
  const answered = operation && answeredWord(operation);
  const label = eventLabel(event, row.instance);
  const words = `${rowWords(event, now, l10n.t, { answered, inDoubt: stale })} · `;
  const name = row.shortName(label, account ? `${words} ${account.short}` : words);
  const item = new TreeItem(words + name, TreeItemCollapsibleState.None);
  const doubt = row.listed ? (stale ? l10n.t('not in the last reading') : '') : l10n.t('no longer listed');
  const held = silenceWords(row.silence, now, l10n.t);
  item.description = [account?.short, doubt, ...held].filter(Boolean).join(' · ');
  item.iconPath = eventIcon(event, held.length > 0);
  if (answered !== undefined || row.held) {
    item.resourceUri = greyedRow;
  }
  item.contextValue = eventTokens(row);
  item.command = { command: 'ensEvents.openEvent', title: l10n.t('Open Event Details'), arguments: [node, fromRow] };
  item.accessibilityInformation = {
    label: [
      label,
      ...(account ? [account.name] : []),
      ...(answered === undefined ? [] : [answered]),
      eventDescription(event, now, l10n.t, doubt),
      l10n.t('state: {0}', statusWord(event.status, l10n.t)),
      l10n.t('level: {0}', levelWord(event.level, l10n.t)),
      ...held,
    ].join(', '),
  };
  return item;
}

/** What became of the answer that was given. */
function answeredWord(operation: OperationState): string {
  switch (operation) {
    case 'sending':
      return l10n.t('being sent');
    case 'unknown':
      return l10n.t('being read back');
    case 'unreadable':
      return l10n.t('locked');
    default:
      return l10n.t('accepted');
  }
}
