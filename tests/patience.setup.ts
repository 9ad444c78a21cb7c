import { vi } from 'vitest';

const PATIENCE = { timeout: 60_000, interval: 20 };

/** Vitest gives up after a second, which says nothing about the code but that the machine is busy. */
const { waitFor } = vi;
Object.assign(vi, {
  waitFor: (look: () => unknown, options: Parameters<typeof waitFor>[1] = PATIENCE) => waitFor(look, options),
});
