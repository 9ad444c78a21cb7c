import { BlockEntity } from './block.entity.ts';
import { ConversationEntity } from './conversation.entity.ts';
import { FriendshipEntity } from './friendship.entity.ts';
import { HiddenMessageEntity } from './hidden-message.entity.ts';
import { IdentityEntity } from './identity.entity.ts';
import { InboxMessageEntity } from './inbox-message.entity.ts';
import { InterestEntity } from './interest.entity.ts';
import { JoinCodeEntity } from './join-code.entity.ts';
import { LastSeenEntity } from './last-seen.entity.ts';
import { LinkPreviewEntity } from './link-preview.entity.ts';
import { MemberEntity } from './member.entity.ts';
import { MentionEntity } from './mention.entity.ts';
import { MessageEntity } from './message.entity.ts';
import { MessageWordingEntity } from './message-wording.entity.ts';
import { OutboxJobEntity } from './outbox-job.entity.ts';
import { PhoneCodeEntity } from './phone-code.entity.ts';
import { ReactionEntity } from './reaction.entity.ts';
import { ReceiptEntity } from './receipt.entity.ts';
import { SessionEntity } from './session.entity.ts';
import { SmsBudgetEntity } from './sms-budget.entity.ts';
import { TicketEntity } from './ticket.entity.ts';
import { UserEntity } from './user.entity.ts';

export const ENTITIES = [
  BlockEntity,
  ConversationEntity,
  FriendshipEntity,
  HiddenMessageEntity,
  IdentityEntity,
  InboxMessageEntity,
  InterestEntity,
  JoinCodeEntity,
  LastSeenEntity,
  LinkPreviewEntity,
  MemberEntity,
  MentionEntity,
  MessageEntity,
  MessageWordingEntity,
  OutboxJobEntity,
  PhoneCodeEntity,
  ReactionEntity,
  ReceiptEntity,
  SessionEntity,
  SmsBudgetEntity,
  TicketEntity,
  UserEntity,
];
