import { z } from 'zod';
import { PresenceNews } from './presence.ts';
import { Id } from './primitives.ts';
import { PersonalEvent } from './socket.ts';

/** What processes tell one another over the bus. A new topic is a new row. */
export const TOPICS = {
  'sessions.revoked': z.object({ userId: Id, sessionIds: z.array(Id) }),
} as const;
export type Topic = keyof typeof TOPICS;
export type TopicPayload<T extends Topic> = z.infer<(typeof TOPICS)[T]>;

interface FamilyPayloads {
  user: PersonalEvent[];
  conversation: PersonalEvent[];
  /** Unfiltered: who passes it on asks first what the person shows to whom. */
  presence: PresenceNews;
}

/** Topics of which there is one for each id, such as `user.01JD…`: whoever serves that id subscribes. A new family is a new row. */
export const TOPIC_FAMILIES: { readonly [F in keyof FamilyPayloads]: z.ZodType<FamilyPayloads[F]> } = {
  user: z.array(PersonalEvent),
  conversation: z.array(PersonalEvent),
  presence: PresenceNews,
};
export type TopicFamily = keyof FamilyPayloads;
export type FamilyPayload<F extends TopicFamily> = FamilyPayloads[F];
