import { z } from 'zod';
import { CONVERSATION_ID, GRACE } from './examples.ts';
import { LIMITS } from './limits.ts';
import { Id, Timestamp } from './primitives.ts';

export const PeopleWatched = z
  .strictObject({
    userIds: z.array(Id).min(1).max(LIMITS.watchedAtOnce, `At most ${LIMITS.watchedAtOnce} at once.`),
  })
  .meta({ id: 'PeopleWatched', example: { userIds: [GRACE.id] } });
export type PeopleWatched = z.infer<typeof PeopleWatched>;

export const Presence = z
  .object({
    userId: Id,
    online: z.boolean(),
    lastSeen: Timestamp.nullable().describe('Null where the person does not show it, or is online.'),
  })
  .meta({ id: 'Presence', example: { userId: GRACE.id, online: true, lastSeen: null } });
export type Presence = z.infer<typeof Presence>;
export const PresenceList = z
  .object({ items: z.array(Presence) })
  .meta({ id: 'PresenceList', example: { items: [Presence.meta()?.example] } });
export type PresenceList = z.infer<typeof PresenceList>;

export const Typing = z
  .object({ conversationId: Id, userId: Id })
  .meta({ id: 'Typing', example: { conversationId: CONVERSATION_ID, userId: GRACE.id } });
export type Typing = z.infer<typeof Typing>;

/** Between processes: somebody came, went, or changed who may know it. */
export const PresenceNews = z.object({
  online: z.boolean(),
  lastSeen: Timestamp.nullable(),
  watcherId: Id.nullable().describe('Whom alone it concerns; all who watch where it is null.'),
});
export type PresenceNews = z.infer<typeof PresenceNews>;
