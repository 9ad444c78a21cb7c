import path from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const server = 'http://localhost:8080';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), tailwindcss()],
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
          // Two files that every page needs, instead of dozens of crumbs. The pages stay split.
          groups: [
            { name: 'framework', test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|zod)\// },
            { name: 'kit', test: /(src\/(design|i18n|routes|session)\/)|(node_modules\/lucide-react\/)/ },
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
