import { type Room } from '@parley/contracts';
import { ConversationAvatar } from '../chats/conversation-avatar.tsx';

interface RoomAvatarProps {
  room: Room;
  /** Behind a code there may be a group that nobody finds. */
  visibility: 'public' | 'private';
  size?: 'medium' | 'large';
}

/** As the list of conversations will show it. */
export const RoomAvatar = ({ room, visibility, size = 'medium' }: RoomAvatarProps) => (
  <ConversationAvatar summary={{ ...room, kind: 'group', peer: null, visibility }} size={size} />
);
