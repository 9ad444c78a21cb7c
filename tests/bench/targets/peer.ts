import path from 'node:path';
import { answersHttp, freePort, Service, startNginx, startProcess } from '@parley/testing';

const TEMPLATE = path.resolve(import.meta.dirname, '../../../nginx/templates/parley.conf.template');

/** A server that Parley is measured against, as a process of its own. */
export class Peer extends Service {
  readonly url: string;

  constructor(url: string, ...service: ConstructorParameters<typeof Service>) {
    super(...service);
    this.url = url;
  }
}

export async function startPeer(
  file: 'bare-socket-io.ts' | 'bare-history.ts',
  env: Readonly<Record<string, string>> = {},
): Promise<Peer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const launch = () =>
    startProcess({
      name: path.basename(file, '.ts'),
      command: process.execPath,
      args: [path.resolve(import.meta.dirname, '../peers', file)],
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env, PORT: String(port) },
      ready: (running) => running.waitUntil(() => answersHttp(url)),
    });
  return new Peer(url, await launch(), launch);
}

/** The same way in as Parley's cluster has, so that both pay for it. */
export async function nginxBefore(peer: Peer): Promise<Peer> {
  const port = await freePort();
  const { host } = new URL(peer.url);
  const nginx = await startNginx({
    template: TEMPLATE,
    port,
    values: {
      PARLEY_PORT: String(port),
      PARLEY_API: host,
      PARLEY_GATEWAY: host,
      PARLEY_WEB_ROOT: import.meta.dirname,
    },
  });
  return Object.assign(nginx, { url: `http://127.0.0.1:${port}` });
}
