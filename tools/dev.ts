/** `npm run dev`: the web client with hot reload on 5173, and embedded mode behind it, restarted on every change. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { build, createServer } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const WEB_PORT = 5173;
/** Where apps/web/vite.config.ts sends what is not the web client's. */
const SERVER_PORT = 8080;

/** Exactly one server at a time: the old one has let go of the port and the database before the next starts. */
class DevServer {
  private current: ChildProcess | undefined;
  private queue = Promise.resolve();

  restart(): void {
    this.queue = this.queue.then(async () => {
      await this.end();
      this.current = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/standalone/main.js'], {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, PORT: String(SERVER_PORT), ALLOWED_ORIGINS: `http://localhost:${WEB_PORT}` },
        detached: process.platform !== 'win32',
      });
    });
  }

  async stop(): Promise<void> {
    this.queue = this.queue.then(() => this.end());
    await this.queue;
  }

  private async end(): Promise<void> {
    const server = this.current;
    this.current = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill('SIGTERM');
    await exited;
  }
}

const server = new DevServer();
const watcher = await build({
  root: path.join(root, 'apps/standalone'),
  configFile: path.join(root, 'apps/standalone/vite.config.ts'),
  logLevel: 'warn',
  build: { watch: {} },
});
if (!('on' in watcher)) throw new Error('Vite built once instead of watching.');
watcher.on('event', (event) => {
  if (event.code === 'END') server.restart();
  if (event.code === 'ERROR') console.error(event.error.message);
});

const web = await createServer({
  root: path.join(root, 'apps/web'),
  configFile: path.join(root, 'apps/web/vite.config.ts'),
  server: { port: WEB_PORT, strictPort: true },
});
await web.listen();
web.printUrls();

// Stays on: one Ctrl-C arrives twice, from the terminal and from npm.
await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
});
await Promise.all([watcher.close(), web.close(), server.stop()]);
process.exit(0);
