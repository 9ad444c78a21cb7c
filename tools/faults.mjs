/**
 * `npm run test:faults`: all fault tests, with a hundred random kills. `-- --kills 20 --seed 7` says how many, and repeats
 * the choice of an earlier run, which printed its seed.
 */
import process from 'node:process';
import { runPinned } from './pinned.mjs';

await runPinned('tools/test/faults.ts', process.argv.slice(2));
