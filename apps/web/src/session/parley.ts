import { ParleyClient } from '@parley/client';

/** The one connection of this page to its server. */
export const parley = new ParleyClient({ delivery: 'cookie' });
