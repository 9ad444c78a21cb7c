import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { requireProgram } from './available.ts';
import { acceptsConnections, startProcess } from './process.ts';
import { Service } from './service.ts';
import { makeTempFolder, removeFolder } from './temp-folder.ts';

const run = promisify(execFile);

export interface NginxOptions {
  /** The path of a template whose `${NAME}` are filled in, as the nginx image does; it becomes the content of `http { }`. */
  readonly template: string;
  readonly values: Readonly<Record<string, string>>;
  /** Ready when this port of 127.0.0.1 accepts connections. */
  readonly port: number;
}

export class NginxService extends Service {
  readonly #configure: (values: Readonly<Record<string, string>>) => Promise<void>;

  constructor(
    configure: (values: Readonly<Record<string, string>>) => Promise<void>,
    ...service: ConstructorParameters<typeof Service>
  ) {
    super(...service);
    this.#configure = configure;
  }

  /** Takes over other values without dropping connections. Rejects, and goes on as before, when they do not work. */
  async reload(values: Readonly<Record<string, string>>): Promise<void> {
    await this.#configure(values);
    this.signal('SIGHUP');
  }
}

/** An nginx of one's own that runs the given template. */
export async function startNginx(options: NginxOptions): Promise<NginxService> {
  const command = requireProgram('nginx');
  const folder = await makeTempFolder('nginx');
  const main = path.join(folder, 'nginx.conf');
  const site = path.join(folder, 'site.conf');
  await mkdir(path.join(folder, 'temp'));
  await writeFile(main, await mainConfiguration(command, folder, site));
  const configure = async (values: Readonly<Record<string, string>>) => {
    await writeFile(site, fillIn(await readFile(options.template, 'utf8'), values));
    await run(command, ['-t', '-q', '-p', folder, '-c', main]);
  };
  await configure(options.values);
  const reconfigure = async (values: Readonly<Record<string, string>>) => {
    const before = await readFile(site);
    try {
      await configure(values);
    } catch (error) {
      await writeFile(site, before);
      throw error;
    }
  };
  const launch = () =>
    startProcess({
      name: 'nginx',
      command,
      args: ['-p', folder, '-c', main],
      cwd: folder,
      ready: (process) => process.waitUntil(() => acceptsConnections(options.port)),
    });
  return new NginxService(reconfigure, await launch(), launch, () => removeFolder(folder));
}

/** Only names that were given: nginx's own `$variables` stay as they are. A name in braces that was not given is a mistake. */
function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\$\{([A-Z][A-Z0-9_]*)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The nginx template uses \${${name}}, which has no value.`);
    return value;
  });
}

async function mainConfiguration(command: string, folder: string, site: string): Promise<string> {
  const { stderr } = await run(command, ['-V']);
  const installed = stderr.match(/--conf-path=(\S+)/)?.[1] ?? '/etc/nginx/nginx.conf';
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log stderr warn;
events { worker_connections 20000; }
http {
  include ${path.join(path.dirname(installed), 'mime.types')};
  default_type application/octet-stream;
  access_log off;
${temporary.map((kind) => `  ${kind}_temp_path ${folder}/temp/${kind};`).join('\n')}
  include ${site};
}
`;
}
