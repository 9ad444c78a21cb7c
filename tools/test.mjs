/**
 * `npm test`: everything, set-up included. `npm test -- unit browser` runs only those steps; `--no-install` leaves the
 * system's packages alone.
 */
import process from 'node:process';
import { runPinned } from './pinned.mjs';

await runPinned('tools/test/run.ts', process.argv.slice(2));
