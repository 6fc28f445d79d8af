// Lets test/unit/model live many more random lives than the unit tests do, for a night or before a release.
// Usage: node scripts/test-lives.mjs [--lives 200000] [--seed N]   The same seed and number give the same lives.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { root } from './process.mjs';

const { values } = parseArgs({
  options: {
    lives: { type: 'string', default: '200000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
});
const { lives, seed } = values;
if (!/^[1-9]\d{0,8}$/.test(lives) || !/^-?\d{1,10}$/.test(seed)) {
  console.error('--lives takes a whole number from 1, --seed a whole number.');
  process.exit(2);
}
console.log(`Seed ${seed}, ${lives} lives`);
const { status } = spawnSync(process.execPath, ['scripts/test-unit.mjs', 'operations.model'], {
  cwd: root,
  env: { ...process.env, ENS_EVENTS_LIVES: lives, ENS_EVENTS_SEED: seed },
  stdio: 'inherit',
});
if (status === 0) {
  console.log(
    `All ${lives} lives went well: each confirmation was sent once at most, none was lost, nothing stayed locked.`,
  );
} else {
  console.error(`Failed, as shown above. To see it again: npm run test:lives -- --lives ${lives} --seed=${seed}`);
  process.exitCode = 1;
}
