// VS Code's API in a process of plain Node, as far as the product uses it: tests are bundled with it in place of the module
// `vscode` (scripts/esbuild-options.mjs). It counts what is opened and who listens (ledger.ts); a test looks and acts
// through control.ts.
import { registered } from './items';
import { createPart } from './part';
import { state } from './state';
import { windowPart } from './window';

export * from './items';

export const window = windowPart.given;

export const workspacePart = createPart('workspace', {
  getConfiguration: (section: string) => ({
    get: (name: string, otherwise?: unknown) => state.settings.get(`${section}.${name}`) ?? otherwise,
    update: (name: string, value: unknown) => {
      state.settings.set(`${section}.${name}`, value);
      return Promise.resolve();
    },
  }),
});
export const workspace = workspacePart.given;

export const commands = createPart('commands', {
  registerCommand: (id: string, run: (...args: unknown[]) => unknown) => {
    state.commands.set(id, run);
    return registered(`command ${id}`);
  },
  executeCommand: async (id: string, ...args: unknown[]): Promise<unknown> => {
    if (id === 'setContext') {
      const [key, value] = args as [string, unknown];
      state.contexts.set(key, value);
      state.contextsSet.push([key, value]);
      return undefined;
    }
    return await state.commands.get(id)?.(...args);
  },
}).given;

export const env = createPart('env', {
  ...{ uiKind: 1, language: 'en', uriScheme: 'vscode', appName: 'Test' },
  openExternal: () => Promise.resolve(true),
  clipboard: {
    writeText: (text: string) => {
      state.clipboard.push(text);
      return Promise.resolve();
    },
  },
}).given;

export const l10n = {
  bundle: undefined,
  t: (message: string, ...args: unknown[]) =>
    message.replace(/\{(\d+)\}/g, (hole, index: string) => (index in args ? String(args[Number(index)]) : hole)),
};
