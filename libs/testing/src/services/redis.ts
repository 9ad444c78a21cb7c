import { requireProgram } from './available.ts';
import { freePort } from './ports.ts';
import { startProcess } from './process.ts';
import { Service } from './service.ts';
import { makeTempFolder, removeFolder } from './temp-folder.ts';

export interface RedisOptions {
  /** Writes every change to disk before answering, so that a kill loses nothing. Otherwise a restart begins empty. */
  readonly persistent?: boolean;
}

export class RedisService extends Service {
  /** Without a database number; append `/1` … `/63` to keep tests apart. */
  readonly url: string;

  constructor(url: string, ...service: ConstructorParameters<typeof Service>) {
    super(...service);
    this.url = url;
  }
}

/** A Redis of one's own on 127.0.0.1, in a folder of its own. */
export async function startRedis(options: RedisOptions = {}): Promise<RedisService> {
  const command = requireProgram('redis-server');
  const port = await freePort();
  const folder = await makeTempFolder('redis');
  const url = `redis://127.0.0.1:${port}`;
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    databases: '64',
    save: '',
    daemonize: 'no',
    appendonly: options.persistent ? 'yes' : 'no',
    appendfsync: 'always',
  };
  const launch = () =>
    startProcess({
      name: 'redis',
      command,
      args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
      cwd: folder,
      ready: (process) => process.waitForLine(/Ready to accept connections/),
    });
  return new RedisService(url, await launch(), launch, () => removeFolder(folder));
}
