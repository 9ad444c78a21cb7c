import { Link, useMatchRoute } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonLook } from '../../design/button.tsx';
import { usePageTitle } from '../../design/page.tsx';

interface SettingsSectionProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}

/** One section of the settings: beside the list of all on a desk, in its place on a phone. */
export function SettingsSection({ title, lead, children }: SettingsSectionProps) {
  const { t } = useTranslation();
  const besideTitle = useMatchRoute()({ to: '/settings' }) !== false;
  const Heading = besideTitle ? 'h2' : 'h1';
  usePageTitle(title);
  return (
    <div className="flex flex-col gap-5">
      <Link to="/settings" className={buttonLook('quiet', '-mb-2 -ms-3 self-start md:hidden')}>
        <ArrowLeft aria-hidden className="rtl:rotate-180" />
        {t('shell.settings')}
      </Link>
      <header>
        <Heading tabIndex={-1} className="text-title font-bold tracking-tight outline-none">
          {title}
        </Heading>
        {lead && <p className="text-ink-soft">{lead}</p>}
      </header>
      {children}
    </div>
  );
}
