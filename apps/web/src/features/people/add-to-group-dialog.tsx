import { type ChatSnapshot, type KnownConversation, conversationList, groupsWith } from '@parley/client';
import { type User } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { buttonLook } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Notice } from '../../design/notice.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { ConversationAvatar } from '../chats/conversation-avatar.tsx';

interface AddToGroupDialogProps {
  person: User;
  onClose: () => void;
}

/** The groups into which one may bring somebody, and a new one. */
export function AddToGroupDialog({ person, onClose }: AddToGroupDialogProps) {
  const { t } = useTranslation();
  const all = useChat(conversationList);
  const shared = useChat((snapshot: ChatSnapshot) => groupsWith(snapshot, person.id));
  const add = useMutation({
    mutationFn: ({ summary }: KnownConversation) => parley.members.add(summary.id, [person.id]),
    onSuccess: (_, { summary: { title } }) => {
      toasts.good(t('contacts.added', { name: person.displayName, title }));
      onClose();
    },
  });
  const open = all.filter((known) => mayAdd(known) && !shared.includes(known));
  return (
    <Dialog title={t('contacts.addTitle', { name: person.displayName })} onClose={onClose}>
      {add.error && (
        <Notice look="danger">
          {describeProblem(add.error, {
            CONFLICT: t('contacts.groupFull'),
            FORBIDDEN: t('contacts.mayNotAdd'),
          })}
        </Notice>
      )}
      {open.length === 0 && <p className="text-ink-soft">{t('contacts.noGroups')}</p>}
      <ul className="-mx-2 flex flex-col">
        {open.map((known) => (
          <li key={known.summary.id}>
            <button
              type="button"
              aria-disabled={add.isPending || undefined}
              onClick={() => {
                if (!add.isPending) add.mutate(known);
              }}
              className="flex w-full items-center gap-3 rounded-control p-2 text-start hover:bg-sunken/60"
            >
              <ConversationAvatar summary={known.summary} size="small" />
              <span className="min-w-0 grow truncate font-semibold">
                <bdi>{known.summary.title}</bdi>
              </span>
              {add.isPending && add.variables === known && <Spinner />}
            </button>
          </li>
        ))}
      </ul>
      <Link
        to="/new"
        search={{ kind: 'group', with: person.id }}
        className={buttonLook('secondary', 'self-start')}
      >
        <Plus aria-hidden />
        {t('contacts.newGroup')}
      </Link>
    </Dialog>
  );
}

/** As the server sees it: admins everywhere, everybody else in private groups that are no channels. */
function mayAdd({ summary: { kind, visibility, posting, me } }: KnownConversation): boolean {
  if (kind !== 'group') return false;
  return me.role !== 'member' || (visibility === 'private' && posting === 'everyone');
}
