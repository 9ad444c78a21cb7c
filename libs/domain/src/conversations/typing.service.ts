import { Injectable } from '@nestjs/common';
import { Database } from '@parley/database';
import { type Principal } from '../accounts/principal.ts';
import { Announcements } from '../runtime/announcements.ts';
import { ConversationAccess } from './conversation-access.ts';
import { PostingRules } from './posting-rules.ts';

/** Passing news, kept nowhere: clients forget it by themselves after some seconds. */
@Injectable()
export class Typing {
  constructor(
    private readonly database: Database,
    private readonly access: ConversationAccess,
    private readonly rules: PostingRules,
    private readonly announcements: Announcements,
  ) {}

  /** Tells those in the conversation who have it open. Who may not write there is not seen to begin. */
  async tell({ userId }: Principal, conversationId: string, type: 'started' | 'stopped'): Promise<void> {
    await this.database.read(async (reader) =>
      this.rules.check(reader, await this.access.read(reader, userId, conversationId)),
    );
    const data = { conversationId, userId };
    await this.announcements.publishTo('conversation', conversationId, [{ channel: 'typing', type, data }]);
  }
}
