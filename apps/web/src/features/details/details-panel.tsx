import { type KnownConversation } from '@parley/client';
import { Link2, Pin, Search, Settings, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ConversationAvatar } from '../chats/conversation-avatar.tsx';
import { kindOf } from '../conversation/conversation-kind.ts';
import { titleOf } from '../conversation/conversation-title.ts';
import { LeaveButton } from './leave-button.tsx';
import { Section, Way } from './panel-parts.tsx';
import { PeerPart } from './peer-part.tsx';
import { permissionsOf } from './permissions.ts';
import { Standing } from './standing.tsx';
import { YourView } from './your-view.tsx';

/** Everything about a conversation, and the ways to its parts. */
export function DetailsPanel({ known }: { known: KnownConversation }) {
  const { t, i18n } = useTranslation();
  const { summary } = known;
  const may = permissionsOf(known);
  const isGroup = summary.kind === 'group';
  const created = new Date(summary.createdAt).toLocaleDateString(i18n.language, { dateStyle: 'long' });
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <>
      <div className="flex flex-col items-center gap-1 border-b border-line px-6 pt-8 pb-6 text-center">
        <ConversationAvatar summary={summary} size="large" />
        <p className="mt-4 max-w-full text-title font-bold wrap-anywhere">
          <bdi>{titleOf(known, t)}</bdi>
        </p>
        <p className="text-ink-soft">
          <Standing summary={summary} />
        </p>
      </div>
      {summary.peer && <PeerPart person={summary.peer} />}
      {isGroup && (
        <Section title={t('details.info.about')}>
          {summary.description !== '' && (
            <p dir="auto" className="px-4 pb-2 whitespace-pre-line wrap-anywhere">
              {summary.description}
            </p>
          )}
          <p className="px-4 pb-2 text-note text-ink-soft">
            {t(`details.kind.${kindOf(summary)}`)}
            <br />
            {t('details.info.createdOn', { date: created })}
          </p>
        </Section>
      )}
      <Section title={t('details.info.things')}>
        {isGroup && (
          <Way
            to="members"
            icon={<UsersRound aria-hidden />}
            label={t('details.info.members')}
            aside={number.format(summary.memberCount)}
          />
        )}
        {(may.invite || summary.visibility === 'public') && (
          <Way to="invite" icon={<Link2 aria-hidden />} label={t('details.info.invite')} />
        )}
        <Way
          to="pins"
          icon={<Pin aria-hidden />}
          label={t('details.info.pins')}
          aside={number.format(summary.pinnedSeqs.length)}
        />
        <Way to="search" icon={<Search aria-hidden />} label={t('details.info.search')} />
        {may.change && (
          <Way to="settings" icon={<Settings aria-hidden />} label={t('details.info.settings')} />
        )}
      </Section>
      <YourView known={known} />
      {may.leave && <LeaveButton known={known} />}
    </>
  );
}
