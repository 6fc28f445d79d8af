// Kills a process that carries out operations 200 times (--kills N, --seed N); test/crash/main.ts says how.
import { runProgram } from './run-program.mjs';

await runProgram('crash', 'writer.ts');
