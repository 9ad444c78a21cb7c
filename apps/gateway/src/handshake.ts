import { Injectable } from '@nestjs/common';
import { AppError, HandshakeAuth, type SocketError } from '@parley/contracts';
import { Sessions } from '@parley/domain';
import { type Identity, type ParleySocket } from './connection.ts';
import { ConversationFeed } from './conversation-feed.ts';
import { PersonalFeed } from './personal-feed.ts';
import { SocketErrors } from './socket-errors.ts';

/** What Socket.IO turns into the client's `connect_error`, with the error of our table in its `data`. */
class HandshakeRefusal extends Error {
  constructor(readonly data: SocketError) {
    super(data.message);
  }
}

/** Decides who may connect. */
@Injectable()
export class Handshake {
  constructor(
    private readonly sessions: Sessions,
    private readonly feed: PersonalFeed,
    private readonly conversations: ConversationFeed,
    private readonly errors: SocketErrors,
  ) {}

  async admit(socket: ParleySocket): Promise<void> {
    try {
      socket.data.identity = await this.identify(socket.handshake.auth);
      await this.feed.follow(socket);
      await this.conversations.follow(socket);
    } catch (error) {
      throw new HandshakeRefusal(this.errors.toSocketError(error, 'handshake'));
    }
  }

  private async identify(auth: unknown): Promise<Identity> {
    const shown = HandshakeAuth.safeParse(auth);
    if (!shown.success) throw new AppError('UNAUTHENTICATED');
    const accessToken = shown.data.token;
    return { ...(await this.sessions.authenticate(accessToken)), accessToken };
  }
}
