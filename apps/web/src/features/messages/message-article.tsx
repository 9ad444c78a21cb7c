import { type Message, type User } from '@parley/contracts';
import { Check, Forward, MoreHorizontal } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { classes } from '../../design/classes.ts';
import { endsAlong } from '../../words/text-direction.ts';
import { useHistoryControls } from './history-controls.ts';
import { LinkCard } from './link-card.tsx';
import { parsedText } from './markdown/parsed.ts';
import { MessageBody } from './message-body.tsx';
import { type Meta, MessageMeta, MetaRoom } from './message-meta.tsx';
import { ReactionRow } from './reaction-row.tsx';
import { ReplyQuote } from './reply-quote.tsx';
import { type Tick } from './ticks.ts';
import { longTime } from './times.ts';

export interface MessageArticleProps {
  rowKey: string;
  message: Message;
  startsGroup: boolean;
  endsGroup: boolean;
  /** Those whom it speaks of; empty where it names nobody. */
  users: Readonly<Record<string, User>>;
  sender: User | undefined;
  me: string;
  /** A bubble at somebody's side, or a post across the page. */
  look: 'bubble' | 'post';
  showsSender: boolean;
  replied: Message | undefined;
  tick: Tick | null;
  readers: number | undefined;
  pinned: boolean;
  mayReact: boolean;
  highlighted: boolean;
  tabbable: boolean;
  /** Null unless messages are being selected. */
  selected: boolean | null;
}

/** One message. Drawn again only when something that it shows has changed. */
export const MessageArticle = memo(function MessageArticle(props: MessageArticleProps) {
  const { message, sender, selected, startsGroup, endsGroup, look, highlighted } = props;
  const { t, i18n } = useTranslation();
  const { toggleSelected } = useHistoryControls();
  const mine = message.senderId === props.me;
  const name = sender?.displayName ?? t('messages.deletedAccount');
  const time = longTime(message.createdAt, i18n.language);
  const sides = look === 'post' ? 'justify-center' : mine && selected === null ? 'justify-end' : '';
  return (
    <article
      aria-label={t('messages.article', { name: mine ? t('messages.you') : name, time })}
      data-key={props.rowKey}
      data-seq={message.seq}
      tabIndex={props.tabbable ? 0 : -1}
      className={classes(
        'group/message relative flex items-end gap-2 px-3 transition-colors duration-700 md:px-5',
        'focus-visible:-outline-offset-3 pointer-coarse:select-none pointer-coarse:[-webkit-touch-callout:none]',
        startsGroup ? 'pt-2.5' : 'pt-0.5',
        highlighted && 'bg-warm-soft duration-0',
        selected && 'bg-accent-soft',
        sides,
      )}
    >
      {selected !== null && (
        <label className="flex cursor-pointer items-center self-center before:absolute before:inset-0 before:z-10">
          <input
            type="checkbox"
            checked={selected}
            onChange={() => toggleSelected(message)}
            aria-label={t('messages.selectOne', { name, time })}
            className="peer sr-only"
          />
          <span
            aria-hidden
            className="flex size-6 items-center justify-center rounded-full border-2 border-line-strong text-transparent
              peer-checked:border-accent peer-checked:bg-accent peer-checked:text-on-accent
              peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus"
          >
            <Check className="size-4" />
          </span>
        </label>
      )}
      {look === 'bubble' && props.showsSender && !mine && (
        <span className="w-9 shrink-0">
          {endsGroup && (
            <Avatar person={{ id: message.senderId, displayName: name, ...sender }} size="small" />
          )}
        </span>
      )}
      <Bubble {...props} name={name} mine={mine} />
    </article>
  );
});

type BubbleProps = MessageArticleProps & { name: string; mine: boolean };

function Bubble(props: BubbleProps) {
  const { message, look, mine, name, users, me } = props;
  const { t, i18n } = useTranslation();
  if (message.deletedAt !== null) return <Tombstone {...props} />;

  const meta: Meta = {
    at: message.createdAt,
    editedAt: message.editedAt,
    pinned: props.pinned,
    tick: props.tick,
    readers: props.readers,
  };
  const { firstLink, isEmoji, beginning, blocks } = parsedText(message);
  const bare = isEmoji && message.replyTo === null && message.forwardedFrom === null && look === 'bubble';
  const isPost = look === 'post';
  const endsInText = blocks.at(-1)?.type === 'paragraph' && beginning === null;
  const hasMore = message.reactions.length > 0 || firstLink !== null;
  const runsAlong = isEmoji || endsAlong(message.text, i18n.dir());
  const metaInLine = !isPost && endsInText && runsAlong && !hasMore;
  const showsName = isPost || (props.showsSender && !mine && props.startsGroup);
  return (
    <div
      className={classes(
        'relative min-w-0',
        isPost ? 'w-full max-w-2xl' : 'max-w-[min(36rem,88%)]',
        !isPost && message.reactions.length === 0 && !firstLink && 'w-fit',
      )}
    >
      <div
        className={classes(
          'relative border px-3 py-1.5',
          bare ? 'border-transparent px-1' : bubbleColour(mine && !isPost),
          isPost ? 'rounded-card px-5 py-4 shadow-card' : bubbleShape(props),
        )}
      >
        {showsName && (
          <div className={classes('flex items-center gap-2', isPost && 'mb-2')}>
            {isPost && (
              <Avatar person={{ id: message.senderId, displayName: name, ...props.sender }} size="small" />
            )}
            <a
              href={`/people/${message.senderId}`}
              className={classes(
                'min-w-0 truncate font-semibold text-accent hover:underline',
                isPost && 'grow',
              )}
            >
              <bdi>{name}</bdi>
            </a>
            {isPost && <MessageMeta {...meta} />}
          </div>
        )}
        {message.forwardedFrom && (
          <p className="flex items-center gap-1 truncate text-note text-ink-soft">
            <Forward aria-hidden className="size-3.5 shrink-0 rtl:-scale-x-100" />
            <bdi className="truncate">
              {t('messages.forwardedFrom', { name: message.forwardedFrom.name })}
            </bdi>
          </p>
        )}
        {message.replyTo !== null && (
          <ReplyQuote seq={message.replyTo} message={props.replied} users={users} me={me} />
        )}
        <div className="overflow-clip [overflow-clip-margin:3px] [overflow-wrap:anywhere]">
          <MessageBody
            message={message}
            users={users}
            tail={metaInLine ? <MetaRoom {...meta} /> : undefined}
          />
        </div>
        {firstLink !== null && <LinkCard url={firstLink} />}
        {metaInLine ? (
          <span className="absolute end-2.5 bottom-1.5">
            <MessageMeta {...meta} />
          </span>
        ) : (
          <div className="mt-1 flex flex-wrap items-end justify-end gap-x-3 gap-y-1">
            {message.reactions.length > 0 && (
              <ReactionRow message={message} users={users} me={me} mayReact={props.mayReact} />
            )}
            {!isPost && (
              <span className="pb-0.5">
                <MessageMeta {...meta} />
              </span>
            )}
          </div>
        )}
      </div>
      {props.selected === null && <Tools message={message} tabbable={props.tabbable} />}
    </div>
  );
}

/** The quick actions join the one button here while the pointer or the focus is on the message; see HoverTools. */
function Tools({ message, tabbable }: { message: Message; tabbable: boolean }) {
  const { t } = useTranslation();
  const { openMenu } = useHistoryControls();
  return (
    <div
      data-tools
      className="absolute end-0 -top-6 z-10 flex flex-row-reverse rounded-control border border-line bg-raised opacity-0
        shadow-card group-hover/message:opacity-100 group-focus-visible/message:opacity-100
        group-has-focus-visible/message:opacity-100
        pointer-coarse:pointer-events-none pointer-coarse:opacity-0!"
    >
      <button
        type="button"
        aria-label={t('messages.more')}
        title={t('messages.more')}
        aria-haspopup="menu"
        tabIndex={tabbable ? 0 : -1}
        onClick={(event) => openMenu(message, event.currentTarget)}
        className="inline-flex size-8 items-center justify-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <MoreHorizontal aria-hidden className="size-4.5" />
      </button>
    </div>
  );
}

function Tombstone(props: BubbleProps) {
  const { message, mine } = props;
  const { t } = useTranslation();
  const meta: Meta = { at: message.createdAt, editedAt: null, pinned: false, tick: null };
  return (
    <div className="relative max-w-[min(36rem,88%)]">
      <div
        className={classes(
          'relative border border-dashed border-line px-3 py-1.5 text-ink-soft italic',
          bubbleShape({ ...props, mine }),
        )}
      >
        {t('messages.deleted')}
        <MetaRoom {...meta} />
        <span className="absolute end-2.5 bottom-1.5 not-italic">
          <MessageMeta {...meta} />
        </span>
      </div>
      {props.selected === null && <Tools message={message} tabbable={props.tabbable} />}
    </div>
  );
}

export const bubbleColour = (mine: boolean): string =>
  mine ? 'border-transparent bg-accent-soft' : 'border-line bg-surface';

/** Round, with the corner of the mark at the side of whoever speaks. */
export const bubbleShape = ({ mine, startsGroup }: { mine: boolean; startsGroup: boolean }): string =>
  mine
    ? classes('rounded-card rounded-ee-small', !startsGroup && 'rounded-se-small')
    : classes('rounded-card rounded-es-small', !startsGroup && 'rounded-ss-small');
