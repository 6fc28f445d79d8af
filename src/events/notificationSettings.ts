import { parseQuietHours, type QuietHours } from './quietHours';

/** How much a person wants to hear of: `important` is critical events and reminders, `none` only what went wrong. */
export const notificationModes = ['all', 'important', 'none'] as const;
export type NotificationMode = (typeof notificationModes)[number];

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

/** Longest reminder, in hours: two weeks, beyond any deadline the service is known to give. */
const longestReminder = 336;

/** The settings as they are meant, whatever is in the file; what is no sensible value counts as the default. */
export function notificationSettings(read: (name: string) => unknown): NotificationSettings {
  const mode = read('notifications');
  const quiet = read('quietHours');
  return {
    mode: notificationModes.find(known => known === mode) ?? 'all',
    levels: texts(read('notifyLevels')) ?? ['CRITICAL', 'WARN'],
    types: texts(read('notifyTypes')) ?? [],
    mutedTypes: texts(read('mutedTypes')) ?? [],
    reminders: reminderHours(read('reminders')) ?? [24, 1],
    quietHours: typeof quiet === 'string' ? parseQuietHours(quiet) : undefined,
  };
}

function texts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : undefined;
}

function reminderHours(value: unknown): number[] | undefined {
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'number' && item > 0 && item <= longestReminder)
    : undefined;
}
