import { Braces, ExternalLink, Inbox, Radio } from 'lucide-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../design/card.tsx';
import { Logo } from '../../design/logo.tsx';
import { useServer } from '../../session/queries.ts';
import { SettingsSection } from './settings-section.tsx';

export function AboutPage() {
  const { t } = useTranslation();
  const { version, developmentInbox } = useServer();
  return (
    <SettingsSection title={t('settings.about.name')}>
      <Card>
        <div className="flex flex-col gap-2 p-5 sm:p-6">
          <Logo />
          <p className="text-ink-soft">{t('settings.about.text')}</p>
          <p className="text-note text-ink-soft">{t('settings.about.version', { version })}</p>
        </div>
      </Card>
      <Card title={t('settings.about.builders')}>
        <ul className="flex flex-col p-2.5">
          <Outward href="/swagger" icon={<Braces aria-hidden />}>
            {t('settings.about.http')}
          </Outward>
          <Outward href="/asyncapi" icon={<Radio aria-hidden />}>
            {t('settings.about.socket')}
          </Outward>
          {developmentInbox && (
            <Outward href="/dev/inbox" icon={<Inbox aria-hidden />}>
              {t('entrance.inbox')}
            </Outward>
          )}
        </ul>
      </Card>
    </SettingsSection>
  );
}

function Outward({ href, icon, children }: { href: string; icon: ReactNode; children: string }) {
  const { t } = useTranslation();
  return (
    <li>
      <a
        href={href}
        target="_blank"
        rel="noreferrer"
        className="flex min-h-12 items-center gap-3 rounded-control px-3 font-semibold hover:bg-sunken/60 [&>svg]:size-5 [&>svg]:text-ink-soft"
      >
        {icon}
        <span className="grow">{children}</span>
        <ExternalLink aria-label={t('settings.about.newTab')} />
      </a>
    </li>
  );
}
