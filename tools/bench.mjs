/** `npm run bench`: Parley's figures beside those of bare Socket.IO; tests/bench/options.ts says what can be asked for. */
import process from 'node:process';
import { runPinned } from './pinned.mjs';

await runPinned('tests/bench/run.ts', process.argv.slice(2));
