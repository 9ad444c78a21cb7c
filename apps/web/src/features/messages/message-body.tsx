import { type Message, type User } from '@parley/contracts';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkdownText, type Named } from './markdown/markdown-text.tsx';
import { parsedText } from './markdown/parsed.ts';

interface MessageBodyProps {
  message: Message;
  users: Readonly<Record<string, User>>;
  tail: ReactNode;
}

/** What a message says; of a long one the beginning, until more is asked for. */
export function MessageBody({ message, users, tail }: MessageBodyProps) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const { blocks, beginning, isEmoji } = parsedText(message);
  const named = useMemo(() => whomItNames(message, users), [message, users]);

  if (isEmoji) {
    return (
      <p className="font-emoji text-[2.5rem] leading-tight">
        {message.text}
        {tail}
      </p>
    );
  }
  const isFolded = beginning !== null && !unfolded;
  return (
    <>
      <MarkdownText
        blocks={isFolded ? beginning : blocks}
        named={named}
        tail={beginning ? undefined : tail}
      />
      {beginning && (
        <button
          type="button"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
          className="mt-1 font-semibold text-accent underline-offset-2 hover:underline pointer-coarse:min-h-11"
        >
          {unfolded ? t('messages.showLess') : t('messages.showMore')}
        </button>
      )}
    </>
  );
}

const NOBODY: Named = new Map();

function whomItNames({ mentions, mentionsEveryone }: Message, users: MessageBodyProps['users']): Named {
  if (mentions.length === 0 && !mentionsEveryone) return NOBODY;
  const named = new Map<string, User | 'everyone'>();
  for (const id of mentions) {
    const user = users[id];
    if (user) named.set(user.username.toLowerCase(), user);
  }
  if (mentionsEveryone) named.set('everyone', 'everyone');
  return named;
}
