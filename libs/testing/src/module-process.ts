import path from 'node:path';
import { startProcess, type RunningProcess } from './services/process.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Node alone cannot run our sources: entities have decorators. */
const LOADER = `
  import { runnerImport } from 'vite';
  const [module] = process.argv.splice(1, 1);
  await runnerImport(module, {
    root: ${JSON.stringify(ROOT)},
    configFile: false,
    logLevel: 'error',
    environments: { inline: { resolve: { conditions: ['@parley/source'], noExternal: [/^@parley\\//] } } },
  });
`;

/** Runs one of our TypeScript modules in a process of its own; `process.argv.slice(1)` are its arguments. */
export function startModule(file: string, ...args: string[]): Promise<RunningProcess> {
  return startProcess({
    name: path.basename(file),
    command: process.execPath,
    args: ['--input-type=module', '--eval', LOADER, file, ...args],
    cwd: ROOT,
  });
}
