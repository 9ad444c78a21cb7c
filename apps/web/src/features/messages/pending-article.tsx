import { type PendingMessage } from '@parley/client';
import { type Message, type User } from '@parley/contracts';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { classes } from '../../design/classes.ts';
import { toasts } from '../../design/toasts.ts';
import { endsAlong } from '../../words/text-direction.ts';
import { sentenceFor } from './failure-text.ts';
import { MarkdownText } from './markdown/markdown-text.tsx';
import { parseText } from './markdown/parsed.ts';
import { bubbleColour, bubbleShape } from './message-article.tsx';
import { type Meta, MessageMeta, MetaRoom } from './message-meta.tsx';
import { ReplyQuote } from './reply-quote.tsx';
import { longTime } from './times.ts';

interface PendingArticleProps {
  rowKey: string;
  pending: PendingMessage;
  startsGroup: boolean;
  look: 'bubble' | 'post';
  replied: Message | undefined;
  users: Readonly<Record<string, User>>;
  me: string;
  tabbable: boolean;
}

const NOBODY = new Map<string, never>();

/** What was written and is on its way; or was refused, with the reason and what to do. */
export const PendingArticle = memo(function PendingArticle(props: PendingArticleProps) {
  const { pending, startsGroup, look } = props;
  const { draft, createdAt, state, acceptedSeq } = pending;
  const { t, i18n } = useTranslation();
  const failed = state === 'failed';
  const meta: Meta = {
    at: createdAt,
    editedAt: null,
    pinned: false,
    tick: failed ? 'failed' : acceptedSeq === null ? 'waiting' : 'sent',
  };
  const isPost = look === 'post';
  return (
    <article
      aria-label={t('messages.article', {
        name: t('messages.you'),
        time: longTime(createdAt, i18n.language),
      })}
      data-key={props.rowKey}
      tabIndex={props.tabbable ? 0 : -1}
      className={classes(
        'flex flex-col px-3 focus-visible:-outline-offset-3 md:px-5',
        isPost ? 'items-center' : 'items-end',
        startsGroup ? 'pt-2.5' : 'pt-0.5',
      )}
    >
      <div
        className={classes(
          'relative min-w-0 border px-3 py-1.5',
          failed ? 'border-danger bg-danger-soft' : bubbleColour(!isPost),
          isPost
            ? 'w-full max-w-2xl rounded-card px-5 py-4 shadow-card'
            : classes('max-w-[min(36rem,88%)]', bubbleShape({ mine: true, startsGroup })),
        )}
      >
        {draft.replyTo !== undefined && (
          <ReplyQuote seq={draft.replyTo} message={props.replied} users={props.users} me={props.me} />
        )}
        <div className="overflow-clip [overflow-clip-margin:3px] [overflow-wrap:anywhere]">
          {draft.text === undefined ? (
            <p className="italic text-ink-soft">
              {t('messages.forwarding')}
              <MetaRoom {...meta} />
            </p>
          ) : (
            <PendingText text={draft.text} meta={meta} />
          )}
        </div>
        <span className="absolute end-2.5 bottom-1.5">
          <MessageMeta {...meta} />
        </span>
      </div>
      {failed && <Failure pending={pending} />}
    </article>
  );
});

function PendingText({ text, meta }: { text: string; meta: Meta }) {
  const { i18n } = useTranslation();
  const { blocks, beginning } = parseText(text);
  const shown = beginning ?? blocks;
  const endsInText = shown.at(-1)?.type === 'paragraph' && endsAlong(text, i18n.dir());
  return (
    <>
      <MarkdownText blocks={shown} named={NOBODY} tail={endsInText ? <MetaRoom {...meta} /> : undefined} />
      {!endsInText && <div className="h-4" />}
    </>
  );
}

function Failure({ pending: { clientId, problem } }: { pending: PendingMessage }) {
  const { t } = useTranslation();
  return (
    <div
      role="alert"
      className="mt-1 flex max-w-[min(36rem,88%)] flex-wrap items-center justify-end gap-x-3 text-note"
    >
      <p className="text-danger">
        <strong>{t('messages.failed.title')}</strong> {sentenceFor(problem)}
      </p>
      <button
        type="button"
        onClick={() => void chat.retry(clientId)}
        className="min-h-9 font-semibold text-accent hover:underline pointer-coarse:min-h-11"
      >
        {t('messages.failed.retry')}
      </button>
      <button
        type="button"
        onClick={() => {
          chat.discard(clientId).catch(() => toasts.problem(t('messages.failed.notDiscarded')));
        }}
        className="min-h-9 font-semibold text-danger hover:underline pointer-coarse:min-h-11"
      >
        {t('messages.failed.discard')}
      </button>
    </div>
  );
}
