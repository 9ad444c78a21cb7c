import { type ChatSnapshot, type ConversationSummary, type KnownConversation } from '@parley/client';
import { type Message } from '@parley/contracts';
import { MessageCircle } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type VirtuosoHandle } from 'react-virtuoso';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { State } from '../../design/state.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { useLongPress } from '../../design/use-long-press.ts';
import { FloatingDay } from './floating-day.tsx';
import { HistoryContext, type HistoryControls } from './history-controls.ts';
import { HistorySkeleton } from './history-skeleton.tsx';
import { HoverTools } from './hover-tools.tsx';
import { menuItems } from './menu-items.ts';
import { copyText, react, startReply } from './message-changes.ts';
import { type ListEvents, MessageList } from './message-list.tsx';
import { mayPost, rightsOn } from './message-rights.ts';
import { NewestButton } from './newest-button.tsx';
import { type Overlay, Overlays } from './overlays.tsx';
import { momentOf, type Row } from './rows.ts';
import { PlaceKeeper } from './place-keeper.tsx';
import { type Sight } from './seen.ts';
import { SelectionBar } from './selection-bar.tsx';
import { firstStretch, stretchAround, useStretch } from './stretch.ts';
import { TypingLine } from './typing-line.tsx';
import { type Opening, useFirstPage } from './use-first-page.ts';
import { useInsideLinks } from './use-inside-links.ts';
import { useJumps } from './use-jumps.ts';
import { useListContext } from './use-list-context.ts';
import { useMessageKeys } from './use-message-keys.ts';
import { useOverlay } from './use-overlay.ts';
import { type Edge, usePages } from './use-pages.ts';
import { articleOf, useRowFocus } from './use-row-focus.ts';
import { useBlocked, useRows } from './use-rows.ts';
import { useScrolled } from './use-scrolled.ts';
import { inOrder, useSelection } from './use-selection.ts';
import { useSight } from './use-sight.ts';
import { useStick } from './use-stick.ts';

interface HistoryProps {
  known: KnownConversation;
  opening: Opening;
  /** A message to go to; `onArrived` is called once it is on its way there. */
  at: number | undefined;
  onArrived: () => void;
  /** Messages were passed on to one other conversation. */
  onForwarded: (conversationId: string) => void;
}

/** Further from the end than this, a way back to it is offered. */
const FAR_PX = 120;

const isSynced = ({ synced }: ChatSnapshot) => synced;

const firstUnread = ({ lastSeq, me: { readSeq } }: ConversationSummary): number | null =>
  lastSeq > readSeq ? readSeq + 1 : null;

/** The messages of a conversation. To be mounted anew for each one. */
export function History({ known, opening, at, onArrived, onForwarded }: HistoryProps) {
  const { t } = useTranslation();
  const { summary } = known;
  const { id } = summary;
  const blocked = useBlocked();
  const virtuoso = useRef<VirtuosoHandle>(null);
  const scroller = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [showsNewest, setShowsNewest] = useState(false);
  const [topDay, setTopDay] = useState<{ at: string; isSaid: boolean }>();

  const [firstAt] = useState(at);
  const [newFrom, setNewFrom] = useState(() => firstUnread(summary));
  const { stretch, show } = useStretch(() =>
    firstAt === undefined ? firstStretch(known) : stretchAround(firstAt),
  );
  const { list, rows, origin, waiting, reveal } = useRows(known, stretch, newFrom);
  const rowsNow = useRef(rows);
  const listNow = useRef(list);
  const { isLoaded, problem, retry } = useFirstPage(known, stretch, opening);
  const { failed, nearEdge, load } = usePages(id);
  const stick = useStick(scroller, frame, stretch.place === 'end', () => !listNow.current.hasAfter);
  const { highlighted, jumpTo, jumpToNewest } = useJumps({
    conversationId: id,
    scroller,
    stick,
    stretch,
    show,
    list: virtuoso,
    rows: rowsNow,
    first: firstAt ?? null,
  });
  const { selected, toggle, end } = useSelection();
  const { overlay, open, close, openMenu, act } = useOverlay(toggle);
  const { key: focusKey, setKey, focus, move } = useRowFocus({ rows: rowsNow, list: virtuoso, scroller });
  const [scrolled, noteScroll] = useScrolled();
  const loadEdge = useCallback((edge: Edge) => load(edge, listNow.current), [load]);
  const context = useListContext(known, list, blocked, {
    highlighted,
    selected,
    tabbable: focusKey ?? rows.at(-1)?.key,
    failed,
    load: loadEdge,
  });

  const synced = useChat(isSynced);
  const look = useSight(scroller, (sight, lookedAt) => {
    stick.settled();
    stick.resized();
    setShowsNewest(stick.distance() > FAR_PX);
    // What was kept from before may not know yet what was read on another device.
    if (lookedAt && synced) noteRead(sight);
    if (focusKey === undefined || !articleOf(scroller.current, focusKey)) setKey(sight.bottomKey);
    const day = dayAt(rows, sight.topKey);
    if (day && (day.at !== topDay?.at || day.isSaid !== topDay.isSaid)) setTopDay(day);
  });

  /** At the end all is read, messages included that were deleted for this person. */
  function noteRead({ lastSeq }: Sight): void {
    const isEnd = !list.hasAfter && lastSeq === list.messages.at(-1)?.seq;
    if (isEnd) chat.markRead(id, summary.lastSeq);
    else if (lastSeq > 0) chat.markRead(id, lastSeq);
  }

  const events = useMemo<ListEvents>(
    () => ({
      onRange: (from, to) => {
        nearEdge(listNow.current, from, to);
        look();
      },
      onScroll: () => {
        stick.scrolled();
        noteScroll();
        look();
      },
      onResize: stick.resized,
      follows: stick.holds,
    }),
    [nearEdge, look, noteScroll, stick],
  );

  // After the list has taken in the new rows, which asks whether to follow them as it was before.
  useLayoutEffect(() => {
    rowsNow.current = rows;
    listNow.current = list;
    look();
  }, [rows, list, look]);

  // Neither does it know what has come since: unless somebody has begun to read, the history begins anew then.
  const awaitsSync = useRef(!synced && firstAt === undefined);
  useEffect(() => {
    if (!synced) return;
    look();
    const first = firstUnread(summary);
    if (awaitsSync.current && !stick.isTouched() && first !== newFrom) {
      setNewFrom(first);
      stick.set(first === null);
      show(firstStretch(known));
    }
    awaitsSync.current = false;
  }, [synced, summary, known, newFrom, show, stick, look]);

  const wasWaiting = useRef(waiting);
  useEffect(() => {
    if (waiting > wasWaiting.current) jumpToNewest();
    wasWaiting.current = waiting;
  }, [waiting, jumpToNewest]);

  const handledAt = useRef(firstAt);
  useEffect(() => {
    if (at !== undefined) {
      if (handledAt.current !== at) jumpTo(at);
      handledAt.current = at;
      onArrived();
    } else {
      handledAt.current = undefined;
    }
  }, [at, jumpTo, onArrived]);

  const messageOf = (key: string): Message | undefined => {
    const row = rowsNow.current.find((one) => one.key === key);
    return row?.type === 'message' ? row.message : undefined;
  };
  const rightsFor = (message: Message) => rightsOn(message, summary, chat.me, blocked);
  const itemsOf = (message: Message) =>
    menuItems(message, rightsFor(message), summary.pinnedSeqs.includes(message.seq));

  const onKeyDown = useMessageKeys({
    messageOf,
    itemsOf,
    act,
    openMenu,
    move,
    newest: () => {
      jumpToNewest();
      const last = rowsNow.current.at(-1);
      if (last) focus(last.key);
    },
    leave: end,
  });
  const longPress = useLongPress(({ target }) => {
    const message = messageOf(keyAt(target) ?? '');
    if (message && selected === null) open({ type: 'sheet', message });
  });
  const followLink = useInsideLinks();

  const controls = useMemo<HistoryControls>(
    () => ({
      conversationId: id,
      jumpTo,
      openMenu,
      pickReaction: (message, anchor) => open({ type: 'reaction', message, anchor }),
      react,
      reply: startReply,
      toggleSelected: toggle,
      reveal,
      goToDay: (moment) => open({ type: 'day', at: moment }),
    }),
    [id, jumpTo, openMenu, open, toggle, reveal],
  );

  function closed(one: Overlay): void {
    close(one);
    if ('message' in one) giveFocusBack(one.message);
  }

  /** Where nothing else has taken it. */
  function giveFocusBack({ seq }: Message): void {
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const row = rowsNow.current.find((one) => one.type === 'message' && one.message.seq === seq);
      if (row) focus(row.key);
    });
  }

  const isEmpty = isLoaded && rows.length === 0;
  return (
    <HistoryContext value={controls}>
      <section aria-label={t('messages.region')} className="flex min-h-0 grow flex-col">
        <div
          ref={frame}
          className="relative min-h-0 grow"
          onKeyDown={onKeyDown}
          onClick={followLink}
          {...longPress}
          onContextMenu={(event) => {
            const message = messageOf(keyAt(event.target) ?? '');
            if (!message || selected !== null || wantsOwnMenu(event.target)) return;
            event.preventDefault();
            const { clientX, clientY } = event;
            openMenu(message, { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) });
          }}
        >
          <PlaceKeeper
            key={`place-${stretch.number}`}
            scroller={scroller}
            list={virtuoso}
            rows={rowsNow}
            firstKey={rows.at(0)?.key}
            stick={stick}
          />
          {isLoaded && rows.length > 0 && (
            <MessageList
              key={stretch.number}
              handle={virtuoso}
              scroller={scroller}
              rows={rows}
              origin={origin}
              stretch={stretch}
              context={context}
              events={events}
            />
          )}
          {isEmpty && <NothingSaid mayPost={mayPost(summary, blocked)} />}
          {!isLoaded && (problem ? <ProblemState error={problem} onRetry={retry} /> : <HistorySkeleton />)}
          <FloatingDay at={topDay?.at} visible={scrolled && topDay !== undefined && !topDay.isSaid} />
          {isLoaded && rows.length > 0 && (showsNewest || list.hasAfter) && (
            <NewestButton count={summary.me.unread} onPress={jumpToNewest} />
          )}
          {selected === null && <HoverTools within={frame} messageOf={messageOf} rightsOn={rightsFor} />}
        </div>
        {selected === null ? (
          <TypingLine conversationId={id} />
        ) : (
          <SelectionBar
            count={selected.size}
            onCopy={() => {
              copyText(inOrder(selected));
              end();
            }}
            onForward={() => open({ type: 'forward', messages: inOrder(selected) })}
            onDelete={() => open({ type: 'delete', messages: inOrder(selected) })}
            onEnd={end}
          />
        )}
        {overlay && (
          <Overlays
            conversationId={id}
            overlay={overlay}
            rightsOn={rightsFor}
            itemsOf={itemsOf}
            onAction={(action, message, anchor) => {
              act(action, message, anchor);
              giveFocusBack(message);
            }}
            onReact={(message, emoji) => {
              closed(overlay);
              react(message, emoji, true);
            }}
            onJump={(seq) => {
              close(overlay);
              jumpTo(seq);
            }}
            onDone={(targets) => {
              close(overlay);
              end();
              const [only, ...others] = targets;
              if (only !== undefined && others.length === 0) onForwarded(only);
            }}
            onClose={() => closed(overlay)}
          />
        )}
      </section>
    </HistoryContext>
  );
}

function NothingSaid({ mayPost: mayWrite }: { mayPost: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="flex h-full items-center justify-center">
      <State icon={<MessageCircle aria-hidden />} title={t('messages.empty')}>
        {mayWrite ? t('messages.emptyText') : t('messages.emptyReadOnly')}
      </State>
    </div>
  );
}

const keyAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('article')?.dataset['key'] : undefined;

/** The browser's own menu is the better one for links, and for words that are marked. */
const wantsOwnMenu = (target: EventTarget): boolean =>
  (target instanceof Element && target.closest('a') !== null) || getSelection()?.isCollapsed === false;

/** The day that a row belongs to, and whether it is said right above it. */
function dayAt(rows: readonly Row[], key: string): { at: string; isSaid: boolean } | undefined {
  const index = rows.findIndex((row) => row.key === key);
  const first = rows.findLast((row, at) => at <= index && (row.startsDay || at === 0));
  return first && { at: momentOf(first), isSaid: first.startsDay && first.key === key };
}
