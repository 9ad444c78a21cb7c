import { SetMetadata } from '@nestjs/common';

export const UNGUARDED = 'parley:unguarded';

/** For what probes and scrapers ask, and for what pages are full of: neither signed in nor counted by rate limits. */
export const Unguarded = () => SetMetadata(UNGUARDED, true);
