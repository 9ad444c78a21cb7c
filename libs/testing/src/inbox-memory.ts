import type { InboxMessage, InboxStore } from '@parley/infra';

/** The development inbox without a database. */
export class InboxMemory implements InboxStore {
  readonly messages: InboxMessage[] = [];

  async add(message: InboxMessage): Promise<void> {
    if (!(await this.has(message.id))) this.messages.push(message);
  }

  async has(id: string): Promise<boolean> {
    return this.messages.some((message) => message.id === id);
  }
}
