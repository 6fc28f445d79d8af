import { ConfigurationTarget, workspace } from 'vscode';
import type { Configuration } from './settings';

const section = 'ensEvents';

/** The settings as VS Code stores them, unchecked: the one place that asks it for them. */
export const configuration: Configuration = {
  read: name => workspace.getConfiguration(section).get(name),
  write: async (name, value) => {
    await workspace.getConfiguration(section).update(name, value, ConfigurationTarget.Global);
  },
  onDidChange: listener => {
    const subscription = workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(section)) {
        listener();
      }
    });
    return () => {
      subscription.dispose();
    };
  },
};
