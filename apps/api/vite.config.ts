import { serverApp } from '../../vite.server.ts';

export default serverApp(import.meta.dirname, { main: 'src/main.ts', migrate: 'src/migrate.ts' });
