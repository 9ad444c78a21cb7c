import { type ChatSnapshot, type KnownConversation } from '@parley/client';
import { type ComponentType, lazy, Suspense, useState } from 'react';
import { useChat } from '../../chat/use-chat.ts';
import { ConversationRow, type RowMenuRequest } from './conversation-row.tsx';
import { useVisiblePresence } from './use-visible-presence.ts';
import { walkFocus } from './walk-focus.ts';

export interface RowsProps {
  label: string;
  conversations: readonly KnownConversation[];
  openId: string | undefined;
  /** What scrolls the rows. */
  scroller: HTMLElement | null;
  onMenu: (request: RowMenuRequest) => void;
}

/** So many rows cost less than the code that would leave out those that are not in sight. */
const FEW = 60;

const ManyRows: ComponentType<RowsProps> = lazy(() =>
  import('./many-rows.tsx').then((module) => ({ default: module.ManyRows })),
);

/** The rows of a list; the arrow keys walk along them. */
export function ConversationRows(props: RowsProps) {
  const { conversations } = props;
  if (conversations.length <= FEW) return <FewRows {...props} />;
  return (
    <Suspense fallback={<FewRows {...props} conversations={conversations.slice(0, FEW)} />}>
      <ManyRows {...props} />
    </Suspense>
  );
}

const myId = ({ chat: { me } }: ChatSnapshot) => me;

function FewRows({ label, conversations, openId, onMenu }: RowsProps) {
  const me = useChat(myId);
  const [focused, setFocused] = useState<string>();
  const stop = tabStop(conversations, [focused, openId]);
  useVisiblePresence(peersOf(conversations));
  return (
    <ul
      aria-label={label}
      className="flex flex-col px-2 pb-2"
      onKeyDown={(event) => walkFocus(event, '[data-row]')}
    >
      {conversations.map((known) => (
        <li key={known.summary.id}>
          <ConversationRow
            known={known}
            me={me}
            isOpen={known.summary.id === openId}
            isTabStop={known.summary.id === stop}
            onFocus={setFocused}
            onMenu={onMenu}
          />
        </li>
      ))}
    </ul>
  );
}

/** The row that Tab leads to: the first wish that is among them, else the first row. */
export function tabStop(
  conversations: readonly KnownConversation[],
  wishes: readonly (string | undefined)[],
): string | undefined {
  const ids = new Set(conversations.map(({ summary }) => summary.id));
  return wishes.find((id) => id !== undefined && ids.has(id)) ?? conversations[0]?.summary.id;
}

export const peersOf = (conversations: readonly KnownConversation[]): string[] =>
  conversations.flatMap(({ summary }) => summary.peer?.id ?? []);
