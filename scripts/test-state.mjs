// Two windows and one of a later version over one state folder (--steps N, --seed N); test/state/main.ts says how.
import { runProgram } from './run-program.mjs';

await runProgram('state', 'window.ts');
