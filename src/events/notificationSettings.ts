import { parseQuietHours, type QuietHours } from './quietHours';

/** How much a person wants to hear of: `important` is critical events and reminders, `none` only what went wrong. */
export const notificationModes = ['all', 'important', 'none'] as const;
export type NotificationMode = (typeof notificationModes)[number];

/** The settings of notifications as they were read (settings/settings.ts), by their names below `ensEvents.`. */
export interface NotificationValues {
  notifications: NotificationMode;
  notifyLevels: readonly string[];
  notifyTypes: readonly string[];
  mutedTypes: readonly string[];
  /** Hours. */
  reminders: readonly number[];
  /** `22:00-07:00`, or nothing. */
  quietHours: string;
}

export interface NotificationSettings {
  mode: NotificationMode;
  /** Levels told of in the mode `all`. */
  levels: readonly string[];
  /** Types told of in the mode `all` whatever their level. */
  types: readonly string[];
  /** Types never told of. */
  mutedTypes: readonly string[];
  /** Hours before a deadline. */
  reminders: readonly number[];
  quietHours: QuietHours | undefined;
}

/** Whether nobody wants to hear of such events, but for the last hour before a deadline. */
export function isMuted({ type }: { type: string }, { mutedTypes }: Pick<NotificationSettings, 'mutedTypes'>): boolean {
  return mutedTypes.includes(type);
}

/** The settings of notifications as they are meant. */
export function notificationSettings(
  get: <Name extends keyof NotificationValues>(name: Name) => NotificationValues[Name],
): NotificationSettings {
  return {
    mode: get('notifications'),
    levels: get('notifyLevels'),
    types: get('notifyTypes'),
    mutedTypes: get('mutedTypes'),
    reminders: get('reminders'),
    quietHours: parseQuietHours(get('quietHours')),
  };
}
