import { Injectable } from '@nestjs/common';
import { type TicketData, TicketEntity, type TicketKind, type Tx } from '@parley/database';
import { Keys, randomToken, sameSecret, sha256 } from '../runtime/keys.ts';

const LIFETIME_MS: Record<TicketKind, number> = {
  'confirm-email': 24 * 3_600_000,
  'reset-password': 3_600_000,
  exchange: 60_000,
  'link-google': 600_000,
};

/** Random tokens that let their holder do one thing, once, for a while. Only their hashes are stored. */
@Injectable()
export class Tickets {
  constructor(private readonly keys: Keys) {}

  async issue(
    tx: Tx,
    kind: TicketKind,
    userId: string,
    { email = null, ...data }: TicketData & { email?: string | null } = {},
  ): Promise<string> {
    const token = randomToken();
    await tx.manager.insert(TicketEntity, {
      tokenHash: this.hash(kind, token),
      kind,
      userId,
      email,
      data,
      expiresAt: new Date(tx.now.getTime() + LIFETIME_MS[kind]),
      usedAt: null,
    });
    return token;
  }

  /** Uses the ticket up; null when it is unknown, expired, used, or the verifier does not fit its challenge. */
  async redeem(tx: Tx, kind: TicketKind, token: string, verifier?: string): Promise<TicketEntity | null> {
    const tokenHash = this.hash(kind, token);
    const ticket = await tx.manager.findOne(TicketEntity, { where: { tokenHash }, ...tx.rowLock });
    if (!ticket || ticket.usedAt || ticket.expiresAt <= tx.now) return null;
    const { challenge } = ticket.data;
    if (challenge !== undefined && !(verifier !== undefined && sameSecret(challenge, sha256(verifier))))
      return null;
    await tx.manager.update(TicketEntity, tokenHash, { usedAt: tx.now });
    return ticket;
  }

  /** Makes earlier tickets of a kind worthless, as when a newer one replaces them. */
  async cancel(tx: Tx, kind: TicketKind, userId: string): Promise<void> {
    await tx.manager.delete(TicketEntity, { kind, userId });
  }

  private hash(kind: TicketKind, token: string): string {
    return this.keys.hmac('ticket', kind, token);
  }
}
