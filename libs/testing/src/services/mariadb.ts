import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';
import { requireProgram } from './available.ts';
import { copyEmptyData, RUN_AS } from './mariadb-data.ts';
import { freePort } from './ports.ts';
import { startProcess } from './process.ts';
import { Service } from './service.ts';
import { makeTempFolder, removeFolder } from './temp-folder.ts';

const USER = 'parley';
const PASSWORD = 'parley-for-tests';
const DATABASE = 'parley';
const DATABASE_NAME = /^[a-z][a-z0-9_]{0,62}$/;

export interface MariaDbOptions {
  /**
   * `innodb_flush_log_at_trx_commit`. With 2 a commit survives the death of the server, with 1 also that of the machine.
   * 2 unless said: no test kills the machine.
   */
  readonly flushLogAtCommit?: 0 | 1 | 2;
  /** More server variables by their names. */
  readonly variables?: Readonly<Record<string, string>>;
}

export class MariaDbService extends Service {
  /** Of the database `parley`, which is there and empty, for a user who may do everything. */
  readonly url: string;
  #databases = 0;

  constructor(url: string, ...service: ConstructorParameters<typeof Service>) {
    super(...service);
    this.url = url;
  }

  /** Makes one more empty database and answers its URL. */
  async createDatabase(name = `parley_${++this.#databases}`): Promise<string> {
    if (!DATABASE_NAME.test(name)) throw new Error(`"${name}" will not do as the name of a database.`);
    await this.#execute(`CREATE DATABASE ${name}`);
    return new URL(name, this.url).href;
  }

  async dropDatabase(name: string): Promise<void> {
    if (!DATABASE_NAME.test(name)) throw new Error(`"${name}" will not do as the name of a database.`);
    await this.#execute(`DROP DATABASE IF EXISTS ${name}`);
  }

  async #execute(sql: string): Promise<void> {
    const connection = await createConnection(this.url);
    try {
      await connection.query(sql);
    } finally {
      await connection.end();
    }
  }
}

/** A MariaDB of one's own on 127.0.0.1, in a folder of its own. */
export async function startMariaDb(options: MariaDbOptions = {}): Promise<MariaDbService> {
  const command = requireProgram('mariadbd');
  const port = await freePort();
  const folder = await makeTempFolder('mariadb');
  const data = path.join(folder, 'data');
  const firstStatements = path.join(folder, 'init.sql');
  await copyEmptyData(data);
  await writeFile(
    firstStatements,
    [
      `CREATE DATABASE IF NOT EXISTS ${DATABASE};`,
      `CREATE USER IF NOT EXISTS ${USER}@'127.0.0.1' IDENTIFIED BY '${PASSWORD}';`,
      `GRANT ALL PRIVILEGES ON *.* TO ${USER}@'127.0.0.1';`,
      '',
    ].join('\n'),
  );
  const variables: Record<string, string> = {
    datadir: data,
    tmpdir: folder,
    socket: path.join(folder, 'socket'),
    'pid-file': path.join(folder, 'pid'),
    'init-file': firstStatements,
    port: String(port),
    'bind-address': '127.0.0.1',
    'character-set-server': 'utf8mb4',
    'collation-server': 'utf8mb4_bin',
    'max-connections': '500',
    'innodb-flush-log-at-trx-commit': String(options.flushLogAtCommit ?? 2),
    'innodb-buffer-pool-size': '64M',
    'innodb-log-file-size': '16M',
    'innodb-buffer-pool-dump-at-shutdown': 'OFF',
    'innodb-buffer-pool-load-at-startup': 'OFF',
    'performance-schema': 'OFF',
    ...options.variables,
  };
  const launch = () =>
    startProcess({
      name: 'mariadb',
      command,
      args: [
        '--no-defaults',
        ...RUN_AS,
        '--skip-name-resolve',
        ...Object.entries(variables).map(([name, value]) => `--${name}=${value}`),
      ],
      cwd: folder,
      ready: (process) => process.waitForLine(/ready for connections/),
    });
  const url = `mysql://${USER}:${PASSWORD}@127.0.0.1:${port}/${DATABASE}`;
  return new MariaDbService(url, await launch(), launch, () => removeFolder(folder));
}
