import manifest from '../package.json';
import { createSettings, type Configuration, type Settings } from '../src/settings/settings';

/** Settings as they are where the settings file holds these values; the rest is the default of package.json. */
export function someSettings(
  stored: Record<string, unknown> = {},
  { warn = () => undefined, ...configuration }: Partial<Configuration> & { warn?: (line: string) => void } = {},
): Settings {
  return createSettings(
    manifest,
    {
      read: name => stored[name],
      write: (name, value) => {
        stored[name] = value;
        return Promise.resolve();
      },
      onDidChange: () => () => undefined,
      ...configuration,
    },
    warn,
  );
}
