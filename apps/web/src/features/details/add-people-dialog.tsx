import { type KnownConversation, friendsOf } from '@parley/client';
import { LIMITS, type User } from '@parley/contracts';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChat } from '../../chat/use-chat.ts';
import { Avatar } from '../../design/avatar.tsx';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Notice } from '../../design/notice.tsx';
import { SearchBox } from '../../design/search-box.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { useMe } from '../../session/queries.ts';
import { useContacts } from '../contacts/use-contacts.ts';

interface AddPeopleDialogProps {
  known: KnownConversation;
  onClose: () => void;
}

/** Friends first; a search finds everybody else. Who is in it already, as far as that is known, cannot be chosen. */
export function AddPeopleDialog({ known, onClose }: AddPeopleDialogProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<readonly User[]>([]);
  const add = useAddPeople(known, onClose);
  const { friends, others, isPending } = usePeople(query);

  const isIn = (person: User) => known.members[person.id] !== undefined;
  const freeFriends = query === '' ? friends.filter((person) => !isIn(person)) : friends;
  const shown = new Set([...freeFriends, ...others].map(({ id }) => id));
  const chosenElsewhere = chosen.filter(({ id }) => !shown.has(id));
  const isFull = chosen.length >= LIMITS.membersAtOnce;
  const choice = (person: User) => {
    const isChosen = chosen.some(({ id }) => id === person.id);
    return (
      <PersonChoice
        key={person.id}
        person={person}
        note={isIn(person) ? t('details.add.isIn') : undefined}
        disabled={isIn(person) || (isFull && !isChosen)}
        checked={isChosen}
        onChange={(on) => setChosen(on ? [...chosen, person] : chosen.filter(({ id }) => id !== person.id))}
      />
    );
  };

  return (
    <Dialog title={t('details.add.title')} onClose={onClose}>
      <SearchBox
        label={t('details.add.search')}
        clearLabel={t('details.add.clear')}
        placeholder={t('details.add.placeholder')}
        query={query}
        onSearch={setQuery}
      />
      <div className="-mx-2 flex h-72 flex-col overflow-y-auto overscroll-contain">
        {chosenElsewhere.length > 0 && <ul>{chosenElsewhere.map(choice)}</ul>}
        {freeFriends.length > 0 && (
          <PeopleGroup title={t('details.add.friends')}>{freeFriends.map(choice)}</PeopleGroup>
        )}
        {others.length > 0 && <PeopleGroup title={t('details.add.others')}>{others.map(choice)}</PeopleGroup>}
        {isPending && <SkeletonRows rows={3} />}
        {!isPending && freeFriends.length + others.length === 0 && (
          <p role="status" className="px-2 py-8 text-center text-ink-soft">
            {query === '' ? t('details.add.noFriends') : t('details.add.none', { query })}
          </p>
        )}
      </div>
      {isFull && (
        <p className="text-note text-ink-soft">{t('details.add.tooMany', { count: LIMITS.membersAtOnce })}</p>
      )}
      {add.error && (
        <Notice look="danger">{describeProblem(add.error, { CONFLICT: t('details.add.full') })}</Notice>
      )}
      <Button
        busy={add.isPending}
        disabled={chosen.length === 0}
        onClick={() => add.mutate(chosen.map(({ id }) => id))}
      >
        {t('details.add.action', { count: chosen.length })}
      </Button>
    </Dialog>
  );
}

/** Friends whose names fit, and what the server finds besides. */
function usePeople(query: string): { friends: readonly User[]; others: readonly User[]; isPending: boolean } {
  const { i18n } = useTranslation();
  const me = useMe();
  const contacts = useContacts();
  const allFriends = useChat(friendsOf);
  const wanted = query.replace(/^@/, '').toLocaleLowerCase(i18n.language);
  const friends = allFriends.filter(({ displayName, username }) =>
    `${displayName} ${username}`.toLocaleLowerCase(i18n.language).includes(wanted),
  );
  const searches = query.length >= LIMITS.searchQuery.min;
  const found = useQuery({
    queryKey: ['people-to-add', query],
    queryFn: ({ signal }) => parley.users.search({ query }, { signal }),
    enabled: searches,
    placeholderData: keepPreviousData,
  });
  const isElsewhere = ({ id }: User) => id === me.id || allFriends.some((friend) => friend.id === id);
  const others = searches ? (found.data?.items ?? []).filter((person) => !isElsewhere(person)) : [];
  return {
    friends,
    others,
    isPending: (!contacts.ready && !contacts.error) || (searches && found.isPending),
  };
}

function useAddPeople({ summary: { id, memberCount } }: KnownConversation, onDone: () => void) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (userIds: string[]) =>
      (await parley.members.add(id, userIds)).memberCount - memberCount,
    onSuccess: (count) => {
      if (count > 0) toasts.good(t('details.add.added', { count }));
      else toasts.problem(t('details.add.nobody'));
      onDone();
    },
  });
}

const PeopleGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title}>
    <h3 className="px-2 pt-2 pb-1 text-note font-bold text-ink-soft">{title}</h3>
    <ul>{children}</ul>
  </section>
);

interface PersonChoiceProps {
  person: User;
  note: string | undefined;
  disabled: boolean;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

const PersonChoice = ({ person, note, disabled, checked, onChange }: PersonChoiceProps) => (
  <li>
    <label className="flex items-center gap-3 rounded-small px-2 py-2 hover:bg-sunken/60 has-disabled:opacity-60">
      <Avatar person={person} size="small" />
      <span className="min-w-0 grow">
        <bdi className="block truncate font-semibold">{person.displayName}</bdi>
        <span className="block truncate text-note text-ink-soft">
          {note ?? <bdi dir="ltr">@{person.username}</bdi>}
        </span>
      </span>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 shrink-0 accent-accent"
      />
    </label>
  </li>
);
