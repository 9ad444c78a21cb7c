import path from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/**
 * Not in the bundle, since they bring files of their own: machine code, or what Swagger's page loads. The images get those
 * of a cluster by name (deploy/docker/server.Dockerfile).
 */
const STAY_OUTSIDE = ['@node-rs/argon2', 'better-sqlite3', 'msgpackr-extract', 'sharp', 'swagger-ui-dist'];
const PACKAGE = /[\\/]node_modules[\\/]/;
/** So that Node takes them for what they are, and does not tell people what their authors should know. */
const PACKAGES_FOLDER = 'node_modules/';
/** Large, and asked for only where it is used. */
const RARELY_USED = /[\\/]node_modules[\\/]twilio[\\/]/;

/**
 * One bundle per server app, our own sources in one file and the npm packages in another: a server reads a few files at its
 * start instead of a thousand. Development, tests and the containers all run what this makes. `PARLEY_FAILPOINTS=1` keeps
 * the crash points that the fault tests use; without it they compile to nothing.
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
    plugins: [mapOnlyOurOwn()],
    define: { __FAILPOINTS__: JSON.stringify(failpoints) },
    ssr: {
      noExternal: true,
      external: STAY_OUTSIDE,
      resolve: { conditions: ['@parley/source', 'node'], mainFields: [] },
    },
    build: {
      ssr: true,
      target: 'node24',
      outDir: path.join(outRoot, path.relative(workspace, appRoot)),
      emptyOutDir: true,
      sourcemap: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entries,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: ({ moduleIds }) =>
            moduleIds.some((id) => PACKAGE.test(id)) ? `${PACKAGES_FOLDER}[name].mjs` : '[name].js',
          codeSplitting: {
            groups: [{ name: 'packages', test: (id) => PACKAGE.test(id) && !RARELY_USED.test(id) }],
          },
        },
      },
    },
  });
}

/** Reading a map of all the packages would take a second, at the first error or already at the start. */
function mapOnlyOurOwn(): Plugin {
  return {
    name: 'parley:map-only-our-own',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (!name.startsWith(PACKAGES_FOLDER)) continue;
        if (name.endsWith('.map')) Reflect.deleteProperty(bundle, name);
        else if (file.type === 'chunk')
          file.code = file.code.replace(/\n\/\/# sourceMappingURL=.*\n*$/, '\n');
      }
    },
  };
}
