import { serverApp } from '../../vite.server.ts';

export default serverApp(import.meta.dirname);
