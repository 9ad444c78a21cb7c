import { z } from 'zod';

/** What a client needs to know before anybody has signed in. */
export const ServerInfo = z
  .object({
    name: z.literal('Parley'),
    version: z.string(),
    signIn: z
      .object({ phone: z.boolean(), password: z.boolean(), google: z.boolean() })
      .describe('The ways to sign in that are switched on.'),
    mail: z.boolean().describe('Whether this server sends e-mail.'),
    linkPreviews: z.boolean().describe('Whether this server fetches previews of links in messages.'),
    directMessages: z
      .enum(['friends', 'anyone'])
      .describe('Who may write to whom in private: friends only, or anyone who has not been blocked.'),
    developmentInbox: z.boolean().describe('Whether codes and mails can be read at /dev/inbox.'),
    demoPeople: z
      .array(
        z.object({ username: z.string(), displayName: z.string(), phone: z.string(), password: z.string() }),
      )
      .describe('Made-up people whom anybody may sign in as; empty in production.'),
  })
  .meta({
    id: 'ServerInfo',
    example: {
      name: 'Parley',
      version: '1.0.0',
      signIn: { phone: true, password: true, google: false },
      mail: true,
      linkPreviews: true,
      directMessages: 'friends',
      developmentInbox: false,
      demoPeople: [],
    },
  });
export type ServerInfo = z.infer<typeof ServerInfo>;

export const InboxMessage = z
  .object({ to: z.string(), via: z.enum(['sms', 'email']), text: z.string(), at: z.iso.datetime() })
  .meta({
    id: 'InboxMessage',
    example: {
      to: '+14155550100',
      via: 'sms',
      text: '492817 is your Parley code.',
      at: '2026-11-20T09:30:00.000Z',
    },
  });
export type InboxMessage = z.infer<typeof InboxMessage>;
