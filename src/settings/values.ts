import { isZoneName } from '../base/zones';
import { notificationModes, type NotificationMode, type NotificationValues } from '../events/notificationSettings';
import { fits, membersOf, type Schema } from './schema';

/** Every setting of package.json below `ensEvents.`, with the type it has once it was read. */
export interface SettingValues extends NotificationValues {
  eventTypes: readonly string[];
  /** Seconds; 0 for never. */
  pollInterval: number;
  watchInBackground: boolean;
  maintenanceWindows: readonly string[];
  /** An absolute path; empty for the system's folder. */
  stateFolder: string;
  /** An IANA name that this computer knows, spaces around it allowed; empty for the computer's own zone. */
  timeZone: string;
}

export type SettingName = keyof SettingValues;

/** What there is of a setting. Nothing in `bad`: it is as package.json has it. */
export interface Reading<T> {
  /** Undefined where the whole can't be used. */
  value: T | undefined;
  /** The whole, or the members of a list, that can't be used. */
  bad: readonly unknown[];
}

type Reader<T> = (schema: Schema, stored: unknown) => Reading<T>;

const isText = (value: unknown): value is string => typeof value === 'string';
/** The schema can't list the names: each computer knows its own. */
const isZone = (value: unknown): value is string => isText(value) && (value.trim() === '' || isZoneName(value.trim()));
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isTruth = (value: unknown): value is boolean => typeof value === 'boolean';
const isMode = (value: unknown): value is NotificationMode => notificationModes.some(mode => mode === value);

/** How each setting is read; what it may be says the schema, of which type that is says this. */
export const readers: { [Name in SettingName]: Reader<SettingValues[Name]> } = {
  eventTypes: listOf(isText),
  pollInterval: one(isNumber),
  watchInBackground: one(isTruth),
  maintenanceWindows: listOf(isText),
  notifications: one(isMode),
  notifyLevels: listOf(isText),
  notifyTypes: listOf(isText),
  mutedTypes: listOf(isText),
  reminders: listOf(isNumber),
  quietHours: one(isText),
  stateFolder: one(isText),
  timeZone: one(isZone),
};

function one<T>(isOne: (value: unknown) => value is T): Reader<T> {
  return (schema, stored) =>
    isOne(stored) && fits(schema, stored) ? { value: stored, bad: [] } : { value: undefined, bad: [stored] };
}

function listOf<T>(isMember: (value: unknown) => value is T): Reader<T[]> {
  return (schema, stored) => {
    const members = membersOf(schema, stored);
    return members ? { value: members.good.filter(isMember), bad: members.bad } : { value: undefined, bad: [stored] };
  };
}
