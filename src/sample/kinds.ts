import { types } from './eventRows';

/** What a run does to its instance, and what can be asked for its event. */
export type Kind = 'redeploy' | 'reboot' | 'migrate';

/** The types that take an operation (ens-api.md section 0). */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  [types.redeployNow, 'redeploy'],
  [types.redeploy, 'redeploy'],
  [types.reboot, 'reboot'],
  [types.migrate, 'migrate'],
]);

/** Undefined for an event type that takes no operation. */
export function kindOf(eventType: string): Kind | undefined {
  return kinds.get(eventType);
}
