import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { useMe } from '../../session/queries.ts';

/** How other people see who is signed in. */
export function YourCard() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <section
      aria-label={t('home.yourCard')}
      className="relative flex items-center gap-5 rounded-card bg-deep p-5 text-on-deep shadow-card sm:p-6"
    >
      <Avatar person={me} size="large" />
      <div className="min-w-0 grow">
        <p className="text-title font-bold">
          <bdi>{me.displayName}</bdi>
        </p>
        <div className="flex items-center gap-1">
          <p className="min-w-0 truncate text-on-deep-soft" dir="ltr">
            @{me.username}
          </p>
          <CopyButton
            text={`@${me.username}`}
            label={t('home.copyUsername')}
            className="text-on-deep-soft hover:bg-white/10 hover:text-on-deep"
          />
        </div>
        {me.about && (
          <p dir="auto" className="mt-1 line-clamp-3 whitespace-pre-line text-on-deep-soft">
            {me.about}
          </p>
        )}
      </div>
    </section>
  );
}
