import { existsSync } from 'node:fs';
import path from 'node:path';
import { answersHttp, startProcess, type RunningProcess } from '../services/process.ts';
import { Service } from '../services/service.ts';
import { environmentOf, type Environment } from './environment.ts';

const DIST = path.resolve(import.meta.dirname, '../../../../dist');
/** As `npm start` has it. */
const COMPILE_CACHE = path.join(DIST, '.compiled');

export type App = 'api' | 'gateway' | 'worker' | 'standalone';

export interface BuiltSystem {
  /** Runs the builds that keep the crash points of the fault tests. */
  readonly failpoints: boolean;
  /** Where the processes find relative paths, such as that of what they store. */
  readonly folder: string;
}

/** A process of the system under test, reachable at an address of its own. */
export class ParleyProcess extends Service {
  readonly app: App;
  readonly url: string;
  readonly #change: (environment: Environment) => void;

  constructor(
    options: { app: App; url: string; change: (environment: Environment) => void },
    ...service: ConstructorParameters<typeof Service>
  ) {
    super(...service);
    this.app = options.app;
    this.url = options.url;
    this.#change = options.change;
  }

  /** Like `restart`, with other settings from now on: to arm a crash point, for instance. */
  async restartWith(environment: Environment): Promise<void> {
    this.#change(environment);
    await this.restart();
  }
}

/** Starts an app of the system; resolves when it says that it is ready. */
export async function startApp(
  system: BuiltSystem,
  options: { app: App; name: string; port: number; environment: Environment },
): Promise<ParleyProcess> {
  const { app, name, port } = options;
  const url = `http://127.0.0.1:${port}`;
  const main = builtFile(system, app, 'main.js');
  let environment = { ...options.environment, PORT: String(port) };
  const launch = () =>
    startProcess({
      ...run(system, name, main, environment),
      ready: (process) => process.waitUntil(() => answersHttp(`${url}/health/ready`)),
    });
  const change = (changes: Environment) => {
    environment = { ...environment, ...changes };
  };
  return new ParleyProcess({ app, url, change }, await launch(), launch);
}

/** Brings the database up to date, as a deployment does before it starts anything else. */
export async function migrate(system: BuiltSystem, environment: Environment): Promise<void> {
  const migration: RunningProcess = await startProcess(
    run(system, 'migrate', builtFile(system, 'api', 'migrate.js'), environment),
  );
  const { code } = await migration.exited;
  if (code !== 0) throw new Error(`migrate ended with ${code}. It wrote:\n${migration.output}`);
}

function run(system: BuiltSystem, name: string, main: string, environment: Environment) {
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', main],
    env: environmentOf({ NODE_COMPILE_CACHE: COMPILE_CACHE }, environment),
    cwd: system.folder,
  };
}

function builtFile(system: BuiltSystem, app: App, file: string): string {
  const built = path.join(DIST, system.failpoints ? 'failpoints' : '', 'apps', app, file);
  if (existsSync(built)) return built;
  const build = system.failpoints ? 'npm test -- faults' : 'npm run build';
  throw new Error(
    `${path.relative(path.dirname(DIST), built)} is not there: the system has not been built. Run ${build}.`,
  );
}
