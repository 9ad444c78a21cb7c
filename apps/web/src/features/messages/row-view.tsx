import { type ReactNode } from 'react';
import { type Message } from '@parley/contracts';
import { FoldedLine } from './folded-line.tsx';
import { heldMessage } from './held.ts';
import { type ListContext } from './list-context.ts';
import { MessageArticle } from './message-article.tsx';
import { NoteLine } from './note-line.tsx';
import { PendingArticle } from './pending-article.tsx';
import { type MessageRow, momentOf, type PendingRow, type Row } from './rows.ts';
import { DaySeparator, NewDivider } from './separators.tsx';
import { readersOf, tickOf } from './ticks.ts';

const NO_USERS = {};

/** One row with what stands above it. Picks out of the context what this row shows, so that nothing else draws it again. */
export function rowView(row: Row, context: ListContext): ReactNode {
  if (!row.startsDay && !row.startsNew) return bare(row, context);
  return (
    <>
      {row.startsDay && <DaySeparator at={momentOf(row)} />}
      {row.startsNew && <NewDivider />}
      {bare(row, context)}
    </>
  );
}

function bare(row: Row, context: ListContext): ReactNode {
  const shared = { rowKey: row.key, tabbable: context.tabbable === row.key };
  switch (row.type) {
    case 'message':
      return <MessageArticle {...shared} {...ofMessage(row, context)} />;
    case 'note':
      return <NoteLine {...shared} message={row.message} users={context.users} me={context.me} />;
    case 'folded':
      return <FoldedLine {...shared} messages={row.messages} />;
    case 'pending':
      return <PendingArticle {...shared} {...ofPending(row, context)} />;
  }
}

function ofMessage({ message, startsGroup, endsGroup }: MessageRow, context: ListContext) {
  const { me, users, reached, look, showsSender, mayReact, known, summary } = context;
  const { seq, senderId } = message;
  const mine = senderId === me;
  const readers = mine && summary.kind === 'group' ? readersOf(reached, seq) : 0;
  return {
    message,
    startsGroup,
    endsGroup,
    users: namesPeople(message) ? users : NO_USERS,
    sender: users[senderId],
    me,
    look,
    showsSender,
    replied: message.replyTo === null ? undefined : heldMessage(known, message.replyTo),
    tick: mine ? tickOf(reached, seq) : null,
    readers: readers > 0 ? readers : undefined,
    pinned: context.pinned.has(seq),
    mayReact,
    highlighted: context.highlighted === seq,
    selected: context.selected ? context.selected.has(seq) : null,
  };
}

function ofPending({ pending, startsGroup }: PendingRow, { known, users, me, look }: ListContext) {
  const { replyTo } = pending.draft;
  return {
    pending,
    startsGroup,
    look,
    replied: replyTo === undefined ? undefined : heldMessage(known, replyTo),
    users: replyTo === undefined ? NO_USERS : users,
    me,
  };
}

function namesPeople({ mentions, reactions, replyTo }: Message): boolean {
  return mentions.length > 0 || reactions.length > 0 || replyTo !== null;
}
