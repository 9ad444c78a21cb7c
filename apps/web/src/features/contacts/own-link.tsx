import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../design/copy-button.tsx';
import { useMe } from '../../session/queries.ts';

/** The address of one's own page, to be handed out: whoever opens it is one button away from asking to be friends. */
export function OwnLink() {
  const { t } = useTranslation();
  const { id } = useMe();
  const link = `${location.origin}/people/${id}`;
  return (
    <div className="flex min-h-12 items-center gap-1 rounded-control border border-line bg-surface ps-3.5 text-start">
      <span className="min-w-0 grow truncate text-note" dir="ltr">
        {link}
      </span>
      <CopyButton text={link} label={t('contacts.copyLink')} />
    </div>
  );
}
