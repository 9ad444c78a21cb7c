import { execFile } from 'node:child_process';
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { findProgram } from '@parley/testing';
import socketIo from 'socket.io/package.json' with { type: 'json' };

const run = promisify(execFile);

/** In general words: what matters for reading the figures. */
export async function describeMachine(): Promise<readonly string[]> {
  const processor = cpus()[0]?.model.trim();
  const versions = [
    `Node ${process.versions.node}`,
    `Socket.IO ${socketIo.version}`,
    ...(await Promise.all([
      versionOf('mariadbd', '--version'),
      versionOf('redis-server', '--version'),
      versionOf('nginx', '-v'),
    ])),
  ];
  return [
    `${availableParallelism()} processors${processor ? ` (${processor})` : ''}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${platform()} ${release()} ${arch()}`,
    versions.filter(Boolean).join(', '),
  ];
}

async function versionOf(program: 'mariadbd' | 'redis-server' | 'nginx', flag: string): Promise<string> {
  const command = findProgram(program);
  if (!command) return '';
  const { stdout, stderr } = await run(command, [flag]);
  const [number] = /\d+\.\d+\.\d+/.exec(stdout + stderr) ?? ['?'];
  return `${{ mariadbd: 'MariaDB', 'redis-server': 'Redis', nginx: 'nginx' }[program]} ${number}`;
}
