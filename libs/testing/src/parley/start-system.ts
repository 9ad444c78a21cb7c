import { startCluster } from './cluster.ts';
import { startEmbedded } from './embedded.ts';
import type { Environment } from './environment.ts';
import type { Mode, ParleySystem } from './parley-system.ts';

/** For tests that need settings of their own and hold in both modes. */
export function startSystem(
  mode: Mode,
  options: { readonly env?: Environment; readonly failpoints?: boolean } = {},
): Promise<ParleySystem> {
  return mode === 'embedded' ? startEmbedded(options) : startCluster(options);
}
