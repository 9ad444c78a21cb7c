export interface InboxMessage {
  readonly id: string;
  readonly to: string;
  readonly via: 'sms' | 'email';
  readonly text: string;
  readonly at: Date;
}

/** Where the development inbox keeps what it shows; libs/database supplies it. */
export interface InboxStore {
  /** Adding an id that is there already changes nothing. */
  add(message: InboxMessage): Promise<void>;
  has(id: string): Promise<boolean>;
}
