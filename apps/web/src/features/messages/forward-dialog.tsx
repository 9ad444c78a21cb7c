import { type ChatSnapshot, conversationList, type KnownConversation } from '@parley/client';
import { type Message } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { Check, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { Avatar } from '../../design/avatar.tsx';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { controlLook } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { titleOf } from '../conversation/conversation-title.ts';
import { mayPost } from './message-rights.ts';

interface ForwardDialogProps {
  messages: readonly Message[];
  /** Told where it went to: one conversation, or several. */
  onDone: (conversationIds: readonly string[]) => void;
  onClose: () => void;
}

const blockedIn = ({ chat: { contacts } }: ChatSnapshot) => contacts?.blocked;
const NOBODY = {};

/** Passes messages on to some of one's conversations. */
export default function ForwardDialog({ messages, onDone, onClose }: ForwardDialogProps) {
  const { t } = useTranslation();
  const conversations = useChat(conversationList);
  const blocked = useChat(blockedIn) ?? NOBODY;
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const forwarding = useMutation({
    mutationFn: () => forward(messages, chosen),
    onSuccess: () => {
      toasts.good(t('messages.done.forwarded', { count: chosen.length }));
      onDone(chosen);
    },
  });

  const open = conversations.filter(({ summary }) => mayPost(summary, blocked));
  const wanted = query.trim().toLocaleLowerCase();
  const found = open.filter((known) => titleOf(known, t).toLocaleLowerCase().includes(wanted));
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);

  return (
    <Dialog title={t('messages.forward.title', { count: messages.length })} onClose={onClose}>
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 start-3.5 my-auto size-4.5 text-ink-soft"
        />
        <input
          type="search"
          aria-label={t('messages.forward.search')}
          placeholder={t('messages.forward.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          className={`${controlLook} w-full ps-10`}
        />
      </div>
      {found.length === 0 ? (
        <p className="py-6 text-center text-ink-soft">
          {open.length === 0 ? t('messages.forward.none') : t('messages.forward.nobody')}
        </p>
      ) : (
        <ul aria-label={t('messages.forward.list')} className="-mx-2 max-h-[45dvh] overflow-y-auto">
          {found.map((known) => (
            <Target
              key={known.summary.id}
              known={known}
              title={titleOf(known, t)}
              chosen={chosen.includes(known.summary.id)}
              onToggle={() => toggle(known.summary.id)}
            />
          ))}
        </ul>
      )}
      {forwarding.error && <Notice look="danger">{describeProblem(forwarding.error)}</Notice>}
      <div className="flex items-center justify-between gap-3">
        <p role="status" className="text-note text-ink-soft">
          {chosen.length > 0 && t('messages.forward.chosen', { count: chosen.length })}
        </p>
        <Button
          busy={forwarding.isPending}
          disabled={chosen.length === 0}
          onClick={() => forwarding.mutate()}
        >
          {t('messages.forward.send')}
        </Button>
      </div>
    </Dialog>
  );
}

interface TargetProps {
  known: KnownConversation;
  title: string;
  chosen: boolean;
  onToggle: () => void;
}

function Target({ known: { summary }, title, chosen, onToggle }: TargetProps) {
  return (
    <li>
      <label
        className="flex min-h-13 cursor-pointer items-center gap-3 rounded-control px-2 hover:bg-sunken
          has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-focus"
      >
        <input type="checkbox" checked={chosen} onChange={onToggle} className="peer sr-only" />
        <Avatar person={summary.peer ?? { id: summary.id, displayName: title }} size="small" />
        <bdi className="min-w-0 grow truncate font-semibold">{title}</bdi>
        <span
          aria-hidden
          className="flex size-6 shrink-0 items-center justify-center rounded-full border-2 border-line-strong text-transparent
            peer-checked:border-accent peer-checked:bg-accent peer-checked:text-on-accent"
        >
          <Check className="size-4" />
        </span>
      </label>
    </li>
  );
}

/** The outbox takes care of them from here on, in their order. */
async function forward(messages: readonly Message[], conversationIds: readonly string[]): Promise<void> {
  for (const target of conversationIds) {
    for (const { conversationId, seq } of messages) {
      await chat.send(target, { forward: { conversationId, seq } });
    }
  }
}
