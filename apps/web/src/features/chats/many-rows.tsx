import { type ChatSnapshot } from '@parley/client';
import { useState } from 'react';
import { type Components, type ListRange, Virtuoso } from 'react-virtuoso';
import { useChat } from '../../chat/use-chat.ts';
import { peersOf, type RowsProps, tabStop } from './conversation-rows.tsx';
import { ConversationRow } from './conversation-row.tsx';
import { useVisiblePresence } from './use-visible-presence.ts';
import { walkFocus } from './walk-focus.ts';

const myId = ({ chat: { me } }: ChatSnapshot) => me;

/** Beyond what is in sight, so that the arrow keys and a quick finger find the next rows there. */
const AROUND_PX = { top: 600, bottom: 600 };

interface RowsContext {
  label: string;
}

const components: Components<RowsProps['conversations'][number], RowsContext> = {
  List: ({ ref, style, children, context, 'data-testid': testId }) => (
    <div ref={ref} role="list" aria-label={context.label} data-testid={testId} style={style}>
      {children}
    </div>
  ),
  Item: ({ children, style, ...props }) => (
    <div
      role="listitem"
      className="px-2"
      style={style}
      data-index={props['data-index']}
      data-item-index={props['data-item-index']}
      data-known-size={props['data-known-size']}
    >
      {children}
    </div>
  ),
};

/** Only the rows in sight are drawn. */
export function ManyRows({ label, conversations, openId, onMenu, scroller }: RowsProps) {
  const me = useChat(myId);
  const [focused, setFocused] = useState<string>();
  const [range, setRange] = useState<ListRange>({ startIndex: 0, endIndex: 0 });
  const drawn = conversations.slice(range.startIndex, range.endIndex + 1);
  const stop = tabStop(drawn, [focused, openId]);
  useVisiblePresence(peersOf(drawn));
  return (
    <div onKeyDown={(event) => walkFocus(event, '[data-row]')}>
      <Virtuoso
        data={conversations}
        {...(scroller && { customScrollParent: scroller })}
        context={{ label }}
        components={components}
        increaseViewportBy={AROUND_PX}
        computeItemKey={(_, { summary }) => summary.id}
        rangeChanged={setRange}
        itemContent={(_, known) => (
          <ConversationRow
            known={known}
            me={me}
            isOpen={known.summary.id === openId}
            isTabStop={known.summary.id === stop}
            onFocus={setFocused}
            onMenu={onMenu}
          />
        )}
      />
    </div>
  );
}
