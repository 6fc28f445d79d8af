import type { EnsEvent, Instance } from '../ens/types';
import { resourceKindOf } from './resourceWords';

/** What is known of the instances of an account. */
export interface Instances {
  readonly instance: (instanceId: string) => Instance | undefined;
  /** The instance that has this disk or address, where one alone is known to. */
  readonly owner: (resourceId: string) => Instance | undefined;
}

/**
 * The id of the node an event is about, the one answer to that in all views and exports: that of its instance, whatever the
 * event's type, or of the instance whose disk or address it names; else the one that a node event names. Empty where it is
 * not known.
 */
export function nodeIdOf(event: Pick<EnsEvent, 'type' | 'resourceId'>, { instance, owner }: Instances): string {
  const { resourceId } = event;
  return resourceKindOf(event) === 'node' ? resourceId : ((instance(resourceId) ?? owner(resourceId))?.regionId ?? '');
}
