import { type Message } from '@parley/contracts';
import { Reply, SmilePlus } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useHistoryControls } from './history-controls.ts';
import { type MessageRights } from './message-rights.ts';

interface HoverToolsProps {
  within: RefObject<HTMLElement | null>;
  messageOf: (key: string) => Message | undefined;
  rightsOn: (message: Message) => MessageRights;
}

/**
 * The quick actions, in the message that the pointer or the focus is on: once for the whole history, so that a message
 * costs no more than it shows.
 */
export function HoverTools({ within, messageOf, rightsOn }: HoverToolsProps) {
  const { t } = useTranslation();
  const { pickReaction, reply } = useHistoryControls();
  const [article, setArticle] = useState<HTMLElement | null>(null);

  useEffect(() => {
    const element = within.current;
    const follow = ({ target }: Event) => {
      const here = target instanceof Element ? target.closest<HTMLElement>('article') : null;
      if (here) setArticle(here);
    };
    element?.addEventListener('pointerover', follow);
    element?.addEventListener('focusin', follow);
    return () => {
      element?.removeEventListener('pointerover', follow);
      element?.removeEventListener('focusin', follow);
    };
  }, [within]);

  const place = article?.isConnected ? article.querySelector('[data-tools]') : null;
  const message = messageOf(article?.dataset['key'] ?? '');
  if (!place || !message) return null;
  const rights = rightsOn(message);
  return createPortal(
    <>
      {rights.reply && (
        <Tool label={t('messages.action.reply')} onPress={() => reply(message)}>
          <Reply aria-hidden className="size-4.5 rtl:-scale-x-100" />
        </Tool>
      )}
      {rights.react && (
        <Tool label={t('messages.action.react')} onPress={(button) => pickReaction(message, button)}>
          <SmilePlus aria-hidden className="size-4.5" />
        </Tool>
      )}
    </>,
    place,
  );
}

interface ToolProps {
  label: string;
  onPress: (button: HTMLElement) => void;
  children: ReactNode;
}

function Tool({ label, onPress, children }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={(event) => onPress(event.currentTarget)}
      className="inline-flex size-8 items-center justify-center rounded-control text-ink-soft hover:bg-sunken hover:text-ink"
    >
      {children}
    </button>
  );
}
