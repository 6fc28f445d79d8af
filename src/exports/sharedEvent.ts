import type { EnsEvent, Instance } from '../ens/types';

/** An event as it leaves: to a colleague, a ticket, a file. The texts of the service in it are untrusted. */
export interface SharedEvent {
  event: EnsEvent;
  instance?: Instance | undefined;
  /** Of the node it is about; empty where that is not known. */
  nodeId: string;
  /** What the person calls the account. */
  account: string;
  /** Opens the event in VS Code (events/eventLink.ts); undefined where its ids do not go into an address, or no link opens. */
  link?: string | undefined;
}
