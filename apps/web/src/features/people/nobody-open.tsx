import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { Card } from '../../design/card.tsx';
import { useMe } from '../../session/queries.ts';
import { OwnLink } from '../contacts/own-link.tsx';

/** What stands beside the people while none of them is open: how others come here. */
export function NobodyOpen() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Card className="lg:mt-16">
      <div className="flex flex-col items-center gap-2 px-6 py-8 text-center">
        <Avatar person={me} size="large" />
        <h2 className="mt-2 text-lead font-bold">{t('people.beFoundTitle')}</h2>
        <p className="max-w-prose text-ink-soft">{t('people.beFound')}</p>
        <div className="mt-2 w-full max-w-sm">
          <OwnLink />
        </div>
      </div>
    </Card>
  );
}
