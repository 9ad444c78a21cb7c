import { type Database } from './database.ts';
import { InboxMessageEntity } from './entities/inbox-message.entity.ts';
import { isUniqueViolation } from './errors.ts';

interface InboxMessage {
  readonly id: string;
  readonly to: string;
  readonly via: 'sms' | 'email';
  readonly text: string;
  readonly at: Date;
}

const SHOWN = 200;

/** The development inbox: text messages and mails that go nowhere else. */
export class InboxMessages {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Adding an id that is there already changes nothing. */
  async add({ id, to, via, text, at }: InboxMessage): Promise<void> {
    try {
      await this.database.write((tx) =>
        tx.manager.insert(InboxMessageEntity, { id, recipient: to, via, text, at }),
      );
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }

  has(id: string): Promise<boolean> {
    return this.database.read(({ manager }) => manager.existsBy(InboxMessageEntity, { id }));
  }

  /** Newest first. */
  async list(to?: string): Promise<InboxMessage[]> {
    const rows = await this.database.read(({ manager }) =>
      manager.find(InboxMessageEntity, {
        where: to === undefined ? {} : { recipient: to },
        order: { id: 'DESC' },
        take: SHOWN,
      }),
    );
    return rows.map(({ id, recipient, via, text, at }) => ({ id, to: recipient, via, text, at }));
  }
}
