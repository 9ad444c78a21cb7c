import path from 'node:path';
import { defineConfig, type UserConfig } from 'vite';

/**
 * One bundle per server app: our own sources go in, npm packages stay outside. Development, tests and the
 * containers all run what this makes. `PARLEY_FAILPOINTS=1` keeps the crash points that the fault tests use;
 * without it they compile to nothing.
 */
export function serverApp(
  appRoot: string,
  entries: Record<string, string> = { main: 'src/main.ts' },
): UserConfig {
  const failpoints = process.env.PARLEY_FAILPOINTS === '1';
  const workspace = path.resolve(appRoot, '../..');
  const outRoot = path.join(workspace, failpoints ? 'dist/failpoints' : 'dist');
  return defineConfig({
    root: appRoot,
    define: { __FAILPOINTS__: JSON.stringify(failpoints) },
    ssr: { noExternal: [/^@parley\//], resolve: { conditions: ['@parley/source'] } },
    build: {
      ssr: true,
      target: 'node24',
      outDir: path.join(outRoot, path.relative(workspace, appRoot)),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: { input: entries, output: { entryFileNames: '[name].js' } },
    },
  });
}
