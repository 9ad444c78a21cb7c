const LOOK_EVERY_MS = 60 * 60_000;
const listeners = new Set<() => void>();
let waiting: ServiceWorker | null = null;
let outdated = false;

/** A newer version of Parley that has been fetched, and waits for a moment that suits. */
export const appUpdate = {
  isReady: (): boolean => outdated || waiting !== null,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  /** Ends this page and begins the newer one. */
  apply: (): void => {
    if (!waiting || outdated) {
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
  },
};

/** Lets Parley open without a network, and finds out when there is a newer version of it. */
export async function keepAppAtHand(): Promise<void> {
  reloadForMissingParts();
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Another tab may bring the newer version about; a first visit has no version to be replaced.
  if (navigator.serviceWorker.controller) {
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      outdated = true;
      tell();
    });
  }
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  noteWaiting(registration);
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => noteWaiting(registration));
  });
  // Pages of a chat stay open for days.
  setInterval(() => {
    if (navigator.onLine) void registration.update();
  }, LOOK_EVERY_MS);
}

function noteWaiting(registration: ServiceWorkerRegistration): void {
  if (!navigator.serviceWorker.controller) return;
  waiting = registration.waiting;
  tell();
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}

/** Too young a page was reloaded for this very reason, and it did not help. */
const RELOAD_AFTER_MS = 10_000;

/** A part that the server does not have any more, since it was brought up to date: the page of now has others. */
function reloadForMissingParts(): void {
  addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine || performance.now() < RELOAD_AFTER_MS) return;
    event.preventDefault();
    location.reload();
  });
}
