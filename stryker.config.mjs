// How `npm run test:mutation` changes the source of one room (scripts/mutation).
import { rooms } from './scripts/mutation/rooms.mjs';

const room = process.env.MUTATION_ROOM;

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: rooms[room]?.mutate,
  buildCommand: 'node scripts/mutation/program.mjs',
  plugins: ['./scripts/mutation/testRunner.mjs'],
  testRunner: 'room',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  maxTestRunnerReuse: 300,
  timeoutMS: 10_000,
  ignorePatterns: ['*.vsix', 'dist', 'out', '.github', '.vscode'],
  tempDirName: `out/stryker/${room}`,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: `out/mutation/${room}.json` },
};
