import type { Schema } from './schema';
import { readers, type Reading, type SettingName, type SettingValues } from './values';
import { wrongSettingLine } from './wrongWords';

/** Where settings are stored (configuration.ts). Names without `ensEvents.`. */
export interface Configuration {
  read: (name: SettingName) => unknown;
  /** Writes a setting of the person; rejects where VS Code can't. */
  write: (name: SettingName, value: unknown) => Promise<void>;
  /** Answers a function that ends it. */
  onDidChange: (listener: () => void) => () => void;
}

/** The part of package.json that settings are read by. */
export interface Manifest {
  contributes: { configuration: { properties: Readonly<Record<string, Schema>> } };
}

export interface Settings {
  /** A setting as it is now. Of what it can't be the default is used, a member of a list is left out; the log says so. */
  readonly get: <Name extends SettingName>(name: Name) => SettingValues[Name];
  /** What `get` leaves out: the whole, or members of a list. */
  readonly leftOut: (name: SettingName) => readonly unknown[];
  /**
   * Changes a setting from what it is. False, and nothing is written, where it is what it can't be, or would become that:
   * nothing is built on it, and what somebody wrote there is theirs to correct. Rejects where VS Code can't write.
   */
  readonly change: <Name extends SettingName>(
    name: Name,
    next: (value: SettingValues[Name]) => SettingValues[Name],
  ) => Promise<boolean>;
  /** Answers a function that ends it. */
  readonly onDidChange: Configuration['onDidChange'];
}

/** The id of a setting, as in package.json and the settings editor. */
export function settingId(name: SettingName): string {
  return `ensEvents.${name}`;
}

/**
 * The settings of package.json, whatever is in the settings file: what each may be and its default are said there alone.
 * @param warn hears of each wrong value once, as a line for the log
 */
export function createSettings(
  { contributes }: Manifest,
  configuration: Configuration,
  warn: (line: string) => void,
): Settings {
  const { properties } = contributes.configuration;
  const said = new Set<string>();

  const schemaOf = (name: SettingName) => properties[settingId(name)] ?? { type: 'none' };
  const defaultOf = <Name extends SettingName>(name: Name): SettingValues[Name] => {
    const schema = schemaOf(name);
    const { value } = readers[name](schema, schema.default);
    if (value === undefined) {
      throw new TypeError(`package.json has no default for ${settingId(name)}`);
    }
    return value;
  };
  const read = <Name extends SettingName>(name: Name): Reading<SettingValues[Name]> => {
    const stored = configuration.read(name);
    const reading = stored === undefined ? { value: defaultOf(name), bad: [] } : readers[name](schemaOf(name), stored);
    if (reading.bad.length > 0) {
      const line = wrongSettingLine(settingId(name), reading);
      if (!said.has(line)) {
        said.add(line);
        warn(line);
      }
    }
    return reading;
  };

  return {
    get: name => read(name).value ?? defaultOf(name),
    leftOut: name => read(name).bad,
    change: async (name, next) => {
      const { value, bad } = read(name);
      if (value === undefined || bad.length > 0) {
        return false;
      }
      const changed = next(value);
      if (readers[name](schemaOf(name), changed).bad.length > 0) {
        return false;
      }
      await configuration.write(name, changed);
      return true;
    },
    onDidChange: configuration.onDidChange,
  };
}
