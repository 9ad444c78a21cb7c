/**
 * Keeps the built client in the browser, so that Parley opens without a network. It answers for pages and their files
 * only: what the server says is never kept here.
 */
declare const self: ServiceWorkerGlobalScope;
/** Written by the build: every file of this version, and a name for all of them together. */
declare const __SHELL__: { readonly version: string; readonly files: readonly string[] };

const NAMES = 'parley-shell-';
const CURRENT = NAMES + __SHELL__.version;
const PAGE = '/index.html';
const OF_THE_SERVER =
  /^\/(api|socket\.io|swagger|swagger-json|swagger-yaml|asyncapi|asyncapi\.json|health|metrics|dev)(\/|$)/i;

self.addEventListener('install', (event) => event.waitUntil(keepShell()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin || OF_THE_SERVER.test(pathname)) return;
  event.respondWith(mode === 'navigate' ? kept(PAGE, event.request) : kept(pathname, event.request));
});

async function keepShell(): Promise<void> {
  const shell = await caches.open(CURRENT);
  await Promise.all(__SHELL__.files.map(async (file) => shell.put(file, await fetched(file))));
}

/** Files in assets never change under their name, so an earlier version's will do. */
async function fetched(file: string): Promise<Response> {
  const lasting = file.startsWith('/assets/');
  const known = lasting ? await caches.match(file) : undefined;
  if (known) return known;
  const response = await fetch(file, { cache: lasting ? 'default' : 'no-cache' });
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}

/** The version before stays: tabs that still show it have parts of it to load yet. */
async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(NAMES) && name !== CURRENT);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(file: string, request: Request): Promise<Response> {
  const shell = await caches.open(CURRENT);
  return (await shell.match(file)) ?? (await caches.match(file)) ?? (await fetch(request));
}

export {};
