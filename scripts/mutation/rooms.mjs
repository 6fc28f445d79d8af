// What `npm run test:mutation` changes, room by room, and the tests that must notice (docs/testing.md).

/**
 * @typedef {object} Room
 * @property {string[]} mutate patterns of the files that are changed
 * @property {string[]} unit patterns of the test files in plain Node that must notice
 * @property {string[]} host the same of those inside VS Code, which are asked where the others notice nothing
 * @property {number} wantedScore in percent
 */

const tests = (...names) => names.map(name => `test/unit/${name}/**/*.test.ts`);
const strict = 92;
const usual = 85;

const room = (name, unit, { mutate = [`src/${name}/**/*.ts`], host = [], wantedScore = usual } = {}) => [
  name,
  { mutate, unit: tests(...unit), host, wantedScore },
];
const allHostTests = ['test/host/*.test.ts'];

/** @type {Record<string, Room>} */
export const rooms = Object.fromEntries([
  room('base', ['base', 'schedule', 'settings', 'events']),
  room('ens', ['ens'], { wantedScore: strict }),
  room('events', ['events', 'views'], { wantedScore: strict }),
  room('operations', ['operations'], { wantedScore: strict }),
  room('accounts', ['accounts', 'security'], { wantedScore: strict }),
  room('state', ['state']),
  room('schedule', ['schedule']),
  room('exports', ['exports']),
  room('sample', ['sample']),
  room('settings', ['settings', 'events'], { host: ['test/host/{wrongSettings,timeZone}.test.ts'] }),
  room('views', ['views', 'manifest', 'wiring'], { host: allHostTests }),
  room('commands', ['commands', 'wiring'], { host: allHostTests }),
  // Its other files draw or are the page itself, which tests in a browser look at.
  room('webview', ['webview', 'views/timeline'], {
    mutate: ['src/webview/timeline/{layout,moves,paint,sorting,state}.ts'],
  }),
  room('shell', ['bundles', 'wiring'], { mutate: ['src/*.ts'], host: ['test/host/{activation,startup}.test.ts'] }),
]);

/** The room of a file of src/. @param {string} file */
export function roomOf(file) {
  const [, folder = ''] = /^src\/([^/]+)\//.exec(file) ?? [];
  return folder === '' ? 'shell' : folder;
}
