import type { EventNode } from '../nodes';
import type { OperationNode } from '../operationNode';
import { markup, type Markup } from './markup';

/** The commands that a link of the page may run, and no others (`enableCommandUris`). Each asks before it changes anything. */
export const detailsCommands = [
  'ensEvents.redeploy',
  'ensEvents.reboot',
  'ensEvents.migrate',
  'ensEvents.openEvent',
  'ensEvents.openConsole',
  'ensEvents.copyAs',
  'ensEvents.copyLink',
  'ensEvents.copyEventId',
  'ensEvents.copyInstanceId',
  'ensEvents.copyResourceId',
  'ensEvents.copyRamPolicy',
  'ensEvents.copyRequestId',
  'ensEvents.showLog',
] as const;

export type DetailsCommand = (typeof detailsCommands)[number];

/** A link that runs a command on a row; the command looks the row up by its ids and takes nothing else from the link. */
export function commandLink(command: DetailsCommand, node: EventNode | OperationNode, label: string): Markup {
  return markup`<a href="${address(command, node)}">${label}</a>`;
}

/** As `commandLink`, in the shape of a button. */
export function commandButton(command: DetailsCommand, node: EventNode, label: string): Markup {
  return markup`<a class="button" href="${address(command, node)}">${label}</a>`;
}

function address(command: DetailsCommand, node: EventNode | OperationNode): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([node]))}`;
}
