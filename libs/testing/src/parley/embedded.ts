import path from 'node:path';
import { freePort } from '../services/ports.ts';
import { makeTempFolder, removeFolder } from '../services/temp-folder.ts';
import type { Environment } from './environment.ts';
import { startApp } from './parley-process.ts';
import { ParleySystem } from './parley-system.ts';

export interface EmbeddedOptions {
  /** Settings that differ from those of the tests. */
  readonly env?: Environment;
  readonly port?: number;
  /** Kept when the system stops. A folder of its own, removed at the end, when left out. */
  readonly dataDir?: string;
  readonly failpoints?: boolean;
}

/** The whole system in one process. */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<ParleySystem> {
  const port = options.port ?? (await freePort());
  const folder = await makeTempFolder('embedded');
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    MODE: 'embedded',
    PUBLIC_URL: url,
    DATA_DIR: options.dataDir ?? path.join(folder, 'data'),
    ...options.env,
  };
  const system = { failpoints: options.failpoints ?? false, folder };
  try {
    const standalone = await startApp(system, { app: 'standalone', name: 'standalone', port, environment });
    return new ParleySystem('embedded', url, [standalone], async () => {
      await standalone.stop();
      await removeFolder(folder);
    });
  } catch (error) {
    await removeFolder(folder);
    throw error;
  }
}
