import { type Message } from '@parley/contracts';
import { UserRoundX } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistoryControls } from './history-controls.ts';

interface FoldedLineProps {
  rowKey: string;
  messages: readonly [Message, ...Message[]];
  tabbable: boolean;
}

/** Messages of somebody who is blocked: that they are there, and a way to see them all the same. */
export const FoldedLine = memo(function FoldedLine({ rowKey, messages, tabbable }: FoldedLineProps) {
  const { t } = useTranslation();
  const { reveal } = useHistoryControls();
  const sentence = t('messages.blocked', { count: messages.length });
  return (
    <article
      aria-label={sentence}
      data-key={rowKey}
      data-seq={messages.at(-1)?.seq}
      tabIndex={tabbable ? 0 : -1}
      className="flex flex-wrap items-center justify-center gap-x-2 px-6 py-1.5 text-note text-ink-soft focus-visible:-outline-offset-3"
    >
      <UserRoundX aria-hidden className="size-4 shrink-0" />
      <span>{sentence}</span>
      <button
        type="button"
        onClick={() => reveal(messages)}
        className="font-semibold text-accent hover:underline pointer-coarse:min-h-11"
      >
        {t('messages.showBlocked')}
      </button>
    </article>
  );
});
