import { type Role } from '@parley/contracts';

/** Who asks, as an access token proves it. */
export interface Principal {
  readonly userId: string;
  readonly sessionId: string;
  readonly role: Role;
}

/** Where a request comes from. */
export interface Origin {
  readonly ip: string;
  readonly userAgent: string;
  /** Two letters, where a trusted proxy tells. */
  readonly country: string | null;
}
