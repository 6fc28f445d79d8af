// What `npm run test:mutation` changes, room by room, and the tests that must notice (docs/testing.md).

/**
 * @typedef {object} Room
 * @property {string[]} mutate patterns of the files that are changed
 * @property {string[]} tests patterns of the test files that must notice
 * @property {boolean} inHost whether the tests run inside an extension host: what draws and asks needs VS Code
 * @property {number} wantedScore in percent
 */

const unit = (...names) => names.map(name => `test/unit/${name}/**/*.test.ts`);
const strict = 92;
const usual = 85;

/** @type {Record<string, Room>} */
export const rooms = {
  base: { tests: unit('base', 'l10n'), wantedScore: usual },
  ens: { tests: unit('ens', 'faults'), wantedScore: strict },
  events: { tests: [...unit('events'), 'test/unit/views/*.test.ts'], wantedScore: strict },
  operations: { tests: unit('operations', 'faults'), wantedScore: strict },
  accounts: { tests: unit('accounts', 'security'), wantedScore: strict },
  state: { tests: unit('state'), wantedScore: usual },
  schedule: { tests: unit('schedule'), wantedScore: usual },
  exports: { tests: unit('exports'), wantedScore: usual },
  sample: { tests: unit('sample'), wantedScore: usual },
  settings: {
    tests: [...unit('settings', 'events'), 'test/host/{wrongSettings,timeZone}.test.ts'],
    wantedScore: usual,
    inHost: true,
  },
  views: { tests: [...unit('views'), 'test/host/*.test.ts'], wantedScore: usual, inHost: true },
  commands: { tests: [...unit('commands', 'walkthrough'), 'test/host/*.test.ts'], wantedScore: usual, inHost: true },
  // Its other files draw or are the page itself, which tests in a browser look at.
  webview: {
    mutate: ['src/webview/timeline/{layout,moves,paint,sorting,state}.ts'],
    tests: unit('webview', 'views/timeline'),
    wantedScore: usual,
  },
  shell: {
    mutate: ['src/*.ts'],
    tests: [...unit('bundles'), 'test/host/*.test.ts'],
    wantedScore: usual,
    inHost: true,
  },
};

for (const [name, room] of Object.entries(rooms)) {
  room.mutate ??= [`src/${name}/**/*.ts`];
  room.inHost ??= false;
}

/** The room of a file of src/. @param {string} file */
export function roomOf(file) {
  const [, folder = ''] = /^src\/([^/]+)\//.exec(file) ?? [];
  return folder === '' ? 'shell' : folder;
}
