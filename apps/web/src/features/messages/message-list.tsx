import { memo, type ReactNode, type Ref, type RefObject, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Components, type ListRange, Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { Spinner } from '../../design/spinner.tsx';
import { type ListContext } from './list-context.ts';
import { indexOfSeq, type Row, seqOf } from './rows.ts';
import { rowView } from './row-view.tsx';
import { type Stretch } from './stretch.ts';

/** What the list tells, and asks for; the same functions as long as it is there. */
export interface ListEvents {
  readonly onRange: (from: number, to: number) => void;
  readonly onScroll: () => void;
  readonly onResize: () => void;
  /** Whether to go along with what is added below. */
  readonly follows: () => boolean;
}

interface MessageListProps {
  handle: Ref<VirtuosoHandle>;
  scroller: RefObject<HTMLElement | null>;
  rows: readonly Row[];
  /** The first seq that this list has shown: rows above it have come later. */
  origin: number;
  stretch: Stretch;
  context: ListContext;
  events: ListEvents;
}

/** Lets rows be added above the first one without moving those that are there. */
const ORIGIN_INDEX = 1_000_000_000;
const DRAWN_AHEAD = { top: 1600, bottom: 1200 };
const ABOVE_DIVIDER_PX = -12;
const TYPICAL_HEIGHT_PX = 56;

const COMPONENTS: Components<Row, ListContext> = { Header: ListHeader, Footer: ListFooter };

const keyOf = (_index: number, row: Row): string => row.key;
const draw = (_index: number, row: Row, context: ListContext): ReactNode => rowView(row, context);

/** Draws the rows that are in sight, and some around them. Drawn again only when they, or what they show, have changed. */
export const MessageList = memo(function MessageList(props: MessageListProps) {
  const { rows, stretch, context, scroller, events } = props;
  const firstItemIndex = ORIGIN_INDEX - indexOfSeq(rows, props.origin);
  const [place] = useState(() => placeOf(stretch, rows));
  const keepScroller = useCallback(
    (element: HTMLElement | Window | null) => {
      scroller.current = element instanceof HTMLElement ? element : null;
    },
    [scroller],
  );
  const tellRange = useCallback(
    ({ startIndex, endIndex }: ListRange) =>
      events.onRange(startIndex - firstItemIndex, endIndex - firstItemIndex),
    [events, firstItemIndex],
  );
  const follow = useCallback(() => (events.follows() ? 'auto' : false), [events]);
  return (
    <Virtuoso
      ref={props.handle}
      scrollerRef={keepScroller}
      data={rows}
      context={context}
      components={COMPONENTS}
      computeItemKey={keyOf}
      itemContent={draw}
      firstItemIndex={firstItemIndex}
      initialTopMostItemIndex={place}
      defaultItemHeight={TYPICAL_HEIGHT_PX}
      increaseViewportBy={DRAWN_AHEAD}
      alignToBottom
      followOutput={follow}
      totalListHeightChanged={events.onResize}
      rangeChanged={tellRange}
      onScroll={events.onScroll}
      tabIndex={-1}
      className="h-full overflow-x-clip overscroll-contain"
    />
  );
});

function placeOf({ place }: Stretch, rows: readonly Row[]) {
  if (place === 'end') return { index: 'LAST' as const, align: 'end' as const };
  const index = Math.min(indexOfSeq(rows, place.seq), rows.length - 1);
  return place.align === 'start'
    ? { index, align: place.align, offset: ABOVE_DIVIDER_PX }
    : { index, align: place.align };
}

/** The first seq of a list, from which it grows both ways. */
export const originOf = (rows: readonly Row[]): number => rows.map(seqOf).find((seq) => seq !== null) ?? 0;

/** As high whatever it says, so that nothing moves when the beginning is reached. */
function ListHeader({ context }: { context?: ListContext }) {
  const { t } = useTranslation();
  if (!context) return null;
  const { list, failed, load } = context;
  return (
    <div className="flex h-16 items-center justify-center gap-2 px-4 text-center text-note text-ink-soft">
      {!list.hasBefore && t('messages.beginning')}
      {list.hasBefore && failed.before && (
        <EdgeFailure text={t('messages.olderFailed')} onRetry={() => load('before')} />
      )}
      {list.hasBefore && !failed.before && <EdgeWait label={t('messages.older')} />}
    </div>
  );
}

function ListFooter({ context }: { context?: ListContext }) {
  const { t } = useTranslation();
  if (!context?.list.hasAfter) return <div className="h-2" />;
  return (
    <div className="flex h-16 items-center justify-center gap-2 px-4 text-note text-ink-soft">
      {context.failed.after ? (
        <EdgeFailure text={t('messages.newerFailed')} onRetry={() => context.load('after')} />
      ) : (
        <EdgeWait label={t('messages.newer')} />
      )}
    </div>
  );
}

const EdgeWait = ({ label }: { label: string }) => (
  <span role="img" aria-label={label} className="text-lead">
    <Spinner />
  </span>
);

function EdgeFailure({ text, onRetry }: { text: string; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <span role="alert">
      {text}{' '}
      <button type="button" onClick={onRetry} className="min-h-11 font-semibold text-accent hover:underline">
        {t('common.tryAgain')}
      </button>
    </span>
  );
}
