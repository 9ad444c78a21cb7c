import { friendsOf, userOf } from '@parley/client';
import { LIMITS, NewConversation, type User } from '@parley/contracts';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { Button } from '../../design/button.tsx';
import { TextArea, TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { SwitchRow } from '../../design/switch-row.tsx';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { GROUP_KINDS, type GroupKind } from './kinds.ts';
import { MemberPicker } from './member-picker.tsx';

const [, NewGroup] = NewConversation.options;
const Words = NewGroup.pick({ title: true, description: true });

interface NewGroupFormProps {
  kind: GroupKind;
  /** Somebody who is chosen from the beginning. */
  withId: string | undefined;
}

/** Whoever chooses nobody goes on to the invitation by link: an empty group is no use to anybody. */
export function NewGroupForm({ kind, withId }: NewGroupFormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const friends = useChat(friendsOf);
  const [chosen, setChosen] = useState<readonly User[]>(() => {
    const first = withId === undefined ? undefined : userOf(chat.getState(), withId);
    return first ? [first] : [];
  });
  const [isOpen, setIsOpen] = useState(false);

  const form = useContractForm({
    schema: Words,
    defaultValues: { title: '', description: '' },
    send: async (words) => {
      const conversation = await parley.conversations.create({
        kind: 'group',
        ...words,
        memberIds: chosen.map(({ id }) => id),
        visibility: kind === 'room' || (kind === 'channel' && isOpen) ? 'public' : 'private',
        posting: GROUP_KINDS[kind].posting,
      });
      chat.adopt(conversation);
      await navigate({
        to: '/c/$conversationId',
        params: { conversationId: conversation.id },
        search: chosen.length === 0 && conversation.visibility === 'private' ? { side: 'invite' } : {},
      });
    },
  });
  const description = form.watch('description') ?? '';
  return (
    <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-5">
      <TextField
        label={t('groups.title')}
        placeholder={t(`groups.kinds.${kind}.example`)}
        maxLength={LIMITS.conversationTitle}
        autoComplete="off"
        dir="auto"
        {...form.field('title')}
      />
      <TextArea
        label={t('groups.description')}
        hint={t('groups.descriptionHint', { count: LIMITS.conversationDescription - description.length })}
        maxLength={LIMITS.conversationDescription}
        rows={2}
        dir="auto"
        {...form.field('description')}
      />
      {kind === 'channel' && (
        <SwitchRow
          label={t('groups.open')}
          hint={t('groups.openHint')}
          checked={isOpen}
          onChange={setIsOpen}
        />
      )}
      {friends.length === 0 && chosen.length === 0 ? (
        <Notice>
          {t('groups.noFriends')}{' '}
          <Link to="/people" className="font-semibold text-accent underline underline-offset-4">
            {t('groups.findFriends')}
          </Link>
        </Notice>
      ) : (
        <MemberPicker label={t('groups.members')} people={friends} chosen={chosen} onChange={setChosen} />
      )}
      {form.problem && <Notice look="danger">{form.problem}</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" busy={form.busy}>
          {t(`groups.kinds.${kind}.create`)}
        </Button>
        {chosen.length === 0 && <p className="text-note text-ink-soft">{t(`groups.kinds.${kind}.alone`)}</p>}
      </div>
    </form>
  );
}
