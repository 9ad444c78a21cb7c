import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Logo } from '../../design/logo.tsx';
import { usePageTitle } from '../../design/page.tsx';
import { insideWay } from '../../session/inside-way.ts';
import { PictureField } from '../profile/picture-field.tsx';
import { ProfileForm } from '../profile/profile-form.tsx';

const route = getRouteApi('/signed-in/welcome');

/** The first thing that newcomers see: how others will see them. From here they go on to find somebody to talk to. */
export function WelcomePage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const navigate = useNavigate();
  const goOn = () => navigate({ href: next ? insideWay(next) : '/people', replace: true });
  usePageTitle(t('welcome.title'));
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="p-4 sm:p-6">
        <Logo />
      </header>
      <main className="enter mx-auto flex w-full max-w-md grow flex-col justify-center gap-6 px-4 pb-16 sm:px-6">
        <div>
          <h1 tabIndex={-1} className="text-display font-bold tracking-tight">
            {t('welcome.title')}
          </h1>
          <p className="text-ink-soft">{t('welcome.lead')}</p>
        </div>
        <PictureField />
        <ProfileForm
          action={t('welcome.submit')}
          onSaved={goOn}
          aside={
            <Button look="quiet" onClick={() => void goOn()}>
              {t('welcome.skip')}
            </Button>
          }
        />
      </main>
    </div>
  );
}
