import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';
import { ens } from './scripts/sinks/rule.mjs';

/** Packages too heavy or too delicate for a static import outside the one bundle that holds them. */
const heavy = [
  ...['@alicloud/*', 'chrono-node', 'chrono-node/*', 'croner', 'dayjs', 'dayjs/*', 'valibot', 'httpx'],
  '@observablehq/plot',
];

const rooms = [
  'base',
  'commands',
  'views',
  'agent',
  'accounts',
  'operations',
  'schedule',
  'state',
  'events',
  'exports',
  'ens',
  'sample',
  'settings',
  'webview',
];

/**
 * The import rules of docs/architecture.md as lint errors: a room may import only the rooms named.
 * @param {string} room folder under src/
 * @param {{ mayImport: string[], vscode: boolean, packages?: string[], typesOnly?: string[] }} rule
 */
function roomRule(room, { mayImport, vscode, packages = [], typesOnly = [] }) {
  const closed = rooms.filter(other => other !== room && !mayImport.includes(other));
  const patterns = closed.map(other => ({
    group: [`**/${other}/*`],
    message: `src/${room} may not import src/${other} (docs/architecture.md).`,
    allowTypeImports: typesOnly.includes(other),
  }));
  patterns.push({
    group: heavy.filter(name => !packages.includes(name)),
    message: 'This package belongs to a bundle that loads on first use.',
    allowTypeImports: true,
  });
  return {
    files: [`src/${room}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns,
          paths: vscode ? [] : [{ name: 'vscode', message: `src/${room} never imports vscode.` }],
        },
      ],
    },
  };
}

const above = ['commands', 'views', 'agent'];
const below = ['base', 'state', 'accounts', 'schedule', 'operations', 'events', 'exports', 'ens', 'sample', 'settings'];
const time = ['dayjs', 'dayjs/*'];

const firstUse = {
  selector:
    "ImportDeclaration[importKind!='type'][source.value=/(ens.(index|client|call|transport|schemas)|sample.[a-zA-Z]+|schedule.index)$/]",
  message: 'Load this bundle on first use, through src/bundles.ts.',
};
const onlyTheQuestion = {
  selector: "ImportSpecifier[imported.name='giveConfirmation']",
  message: 'Only the question that was asked, src/commands/askConfirmation.ts, gives a confirmation.',
};

const onlyTheSettings = {
  selector: "MemberExpression[property.name='getConfiguration'], ImportSpecifier[imported.name='getConfiguration']",
  message: 'Settings are read, checked and written by src/settings alone; ask `Settings` for them.',
};
const onlyTheBundles = {
  selector: 'ImportExpression',
  message: 'What loads on first use loads through src/bundles.ts, which notices an update of the extension.',
};
const onlyTheTexts = {
  selector: "MemberExpression[object.name='env'][property.name='language']",
  message: 'VS Code may be in a language that there are no texts in; ask displayLanguage.',
};

const onlyAsText = {
  selector:
    ':matches(MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTML|setHTMLUnsafe|srcdoc|write|writeln|createContextualFragment|parseFromString)$/], MemberExpression[property.value=/HTML/], Property[key.name=/^(innerHTML|outerHTML|srcdoc)$/])',
  message: 'A page makes nodes and puts texts in as text (src/webview/timeline/dom.ts).',
};

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'node_modules/', 'test/vscode/', 'coverage/', 'reports/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false, checkThenables: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error',
      curly: 'error',
    },
  },
  roomRule('commands', { mayImport: [...below, 'views'], vscode: true }),
  roomRule('views', { mayImport: below, vscode: true }),
  roomRule('agent', { mayImport: below, vscode: true }),
  roomRule('base', { mayImport: [], vscode: false }),
  roomRule('state', { mayImport: ['base', 'ens'], vscode: false, packages: ['valibot'] }),
  roomRule('accounts', { mayImport: ['base', 'state', 'ens'], vscode: true, packages: ['valibot'] }),
  roomRule('operations', {
    mayImport: ['base', 'state', 'events', 'ens'],
    vscode: false,
    packages: ['valibot'],
  }),
  roomRule('schedule', { mayImport: ['base'], vscode: false, packages: ['croner', ...time] }),
  roomRule('events', { mayImport: ['base', 'ens'], vscode: false }),
  roomRule('exports', { mayImport: ['base', 'events', 'ens'], vscode: false }),
  roomRule('ens', { mayImport: ['base'], vscode: false, packages: ['@alicloud/*', 'valibot'] }),
  roomRule('settings', { mayImport: ['base', 'events'], vscode: true }),
  roomRule('sample', { mayImport: [], vscode: false, typesOnly: ['ens'] }),
  roomRule('webview', { mayImport: [], vscode: false, typesOnly: ['views'], packages: ['@observablehq/plot'] }),
  {
    files: ['src/**/*.ts'],
    plugins: { ens },
    rules: { 'ens/sinks': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', onlyTheQuestion, onlyTheSettings, onlyTheTexts, onlyTheBundles] },
  },
  {
    // The bundles that load on first use are entered by `await import()` only; types are free.
    files: ['src/extension.ts', ...above.map(room => `src/${room}/**/*.ts`), 'src/accounts/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', firstUse, onlyTheQuestion, onlyTheSettings, onlyTheTexts, onlyTheBundles],
    },
  },
  {
    files: ['src/commands/askConfirmation.ts'],
    rules: { 'no-restricted-syntax': ['error', firstUse, onlyTheSettings, onlyTheTexts, onlyTheBundles] },
  },
  {
    files: ['src/webview/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', onlyAsText, onlyTheQuestion, onlyTheSettings, onlyTheTexts, onlyTheBundles],
    },
  },
  {
    files: ['src/bundles.ts'],
    rules: { 'no-restricted-syntax': ['error', onlyTheQuestion, onlyTheSettings, onlyTheTexts] },
  },
  {
    files: ['src/settings/configuration.ts'],
    rules: { 'no-restricted-syntax': ['error', onlyTheQuestion, onlyTheTexts, onlyTheBundles] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        clearTimeout: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        performance: 'readonly',
      },
    },
  },
);
