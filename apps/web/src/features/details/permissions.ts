import { type KnownConversation } from '@parley/client';
import { type Member, type MemberRole } from '@parley/contracts';

/** What somebody may do in a conversation. The server decides; this is so that nothing is offered in vain. */
export interface Permissions {
  /** Title, description, who finds it, who writes. */
  readonly change: boolean;
  readonly add: boolean;
  /** See, make and withdraw the code by which others come in. */
  readonly invite: boolean;
  readonly pin: boolean;
  readonly leave: boolean;
  readonly seeBans: boolean;
  /** Of the member that was asked about; nothing where none was. */
  readonly remove: boolean;
  readonly giveRole: boolean;
}

const RANK: Record<MemberRole, number> = { member: 0, admin: 1, owner: 2 };

/** As the server's rules have it, for the person whose conversation it is; `member` is who something may be done to. */
export function permissionsOf(
  { summary }: Pick<KnownConversation, 'summary'>,
  member?: Pick<Member, 'role'>,
): Permissions {
  const { kind, visibility, posting, me } = summary;
  const isGroup = kind === 'group';
  const isAdmin = isGroup && me.role !== 'member';
  const ranksAbove = member !== undefined && RANK[me.role] > RANK[member.role];
  return {
    change: isAdmin,
    add: isAdmin || (isGroup && visibility === 'private' && posting === 'everyone'),
    invite: isAdmin,
    pin: isAdmin || !isGroup,
    leave: isGroup,
    seeBans: isAdmin,
    remove: isAdmin && ranksAbove,
    giveRole: isGroup && me.role === 'owner' && ranksAbove,
  };
}
