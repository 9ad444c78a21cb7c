import { type InboxMessage } from '@parley/contracts';
import { Link } from '@tanstack/react-router';
import { Mail, MessageSquareText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../design/card.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { codeIn, pieces } from './message-text.ts';

export function InboxMessageCard({ message: { to, via, text, at } }: { message: InboxMessage }) {
  const { t } = useTranslation();
  const code = via === 'sms' ? codeIn(text) : null;
  return (
    <Card className="enter p-4 sm:p-5">
      <div className="flex items-center gap-2.5 text-note text-ink-soft">
        {via === 'sms' ? (
          <MessageSquareText aria-label={t('inbox.sms')} className="size-5 shrink-0 text-accent" />
        ) : (
          <Mail aria-label={t('inbox.email')} className="size-5 shrink-0 text-accent" />
        )}
        <Link
          to="/dev/inbox"
          search={{ to }}
          dir="ltr"
          className="min-w-0 truncate text-body font-semibold text-ink underline-offset-4 hover:underline"
        >
          {to}
        </Link>
        <span className="ms-auto shrink-0">
          <RelativeTime at={at} />
        </span>
      </div>
      {code && (
        <div className="mt-3 flex items-center justify-between gap-2 rounded-control bg-accent-soft py-1.5 ps-4 pe-1.5">
          <output dir="ltr" className="font-mono text-display font-bold tracking-[0.18em] text-accent">
            {code}
          </output>
          <CopyButton text={code} label={t('inbox.copyCode', { code })} />
        </div>
      )}
      <p className="mt-3 break-words whitespace-pre-wrap">
        {pieces(text).map((piece, position) =>
          piece.href ? (
            <a
              key={position}
              href={piece.href}
              className="break-all font-semibold text-accent underline underline-offset-4"
            >
              {piece.text}
            </a>
          ) : (
            piece.text
          ),
        )}
      </p>
    </Card>
  );
}
