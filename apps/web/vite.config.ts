import path from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { serviceWorker } from './service-worker.plugin.ts';

const server = 'http://localhost:8080';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), tailwindcss(), serviceWorker()],
  // An import of nothing but types would otherwise load what it names, and undo that something is loaded later.
  oxc: { typescript: { onlyRemoveTypeImports: false } },
  resolve: { conditions: ['@parley/source', ...defaultClientConditions] },
  build: {
    outDir: path.resolve(import.meta.dirname, '../../dist/apps/web'),
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox125', 'safari17.5'],
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A few files that every page needs, instead of dozens of crumbs. The pages stay split.
          groups: [
            { name: 'framework', test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|zod)\// },
            { name: 'kit', tags: ['$initial'] },
            { name: 'icons', test: /node_modules\/lucide-react\//, minShareCount: 4 },
            { name: 'parts', test: /src\/design\//, minShareCount: 8 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/socket.io': { target: server, ws: true },
      '/dev/inbox.json': server,
      '/swagger': server,
      '/health': server,
    },
  },
});
