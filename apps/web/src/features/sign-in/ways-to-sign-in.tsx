import { type Tokens } from '@parley/contracts';
import { Link, getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../design/notice.tsx';
import { useServer } from '../../session/queries.ts';
import { EntranceHeading } from '../entrance/entrance-heading.tsx';
import { GoogleButton } from '../google/google-button.tsx';
import { DemoPeople } from './demo-people.tsx';
import { PasswordSignIn } from './password-sign-in.tsx';
import { PhoneStep } from './phone-step.tsx';

const route = getRouteApi('/signed-out/sign-in');

interface WaysToSignInProps {
  phone: string;
  onPhone: (phone: string) => Promise<void>;
  onSignedIn: (tokens: Tokens) => Promise<void>;
}

/** Every way that the server offers, and no other. */
export function WaysToSignIn({ phone, onPhone, onSignedIn }: WaysToSignInProps) {
  const { t } = useTranslation();
  const { signIn, demoPeople } = useServer();
  const { next, way, ended } = route.useSearch();
  const navigate = route.useNavigate();

  const ways = (['phone', 'password'] as const).filter((name) => signIn[name]);
  const chosen = ways.find((name) => name === way) ?? ways[0];

  return (
    <>
      <EntranceHeading title={t('signIn.title')}>{signIn.phone && t('signIn.lead')}</EntranceHeading>
      <div className="flex flex-col gap-6">
        {ended && <Notice look="warm">{t('signIn.ended')}</Notice>}
        {next?.startsWith('/join/') && <Notice>{t('signIn.invited')}</Notice>}
        {chosen && (
          <Tabs.Root
            value={chosen}
            onValueChange={(value) =>
              void navigate({
                search: (search) => ({ ...search, way: ways.find((name) => name === value) }),
                replace: true,
              })
            }
          >
            {ways.length > 1 && (
              <Tabs.List
                aria-label={t('signIn.ways')}
                className="mb-5 grid grid-cols-2 rounded-control bg-sunken p-1"
              >
                {ways.map((name) => (
                  <Tabs.Trigger
                    key={name}
                    value={name}
                    className="min-h-10 rounded-[0.625rem] px-3 font-semibold text-ink-soft transition-colors hover:text-ink
                      data-[state=active]:bg-surface data-[state=active]:text-ink data-[state=active]:shadow-card"
                  >
                    {t(`signIn.way.${name}`)}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
            )}
            <Tabs.Content value="phone" tabIndex={-1}>
              <PhoneStep initialPhone={phone} onSubmit={onPhone} />
            </Tabs.Content>
            <Tabs.Content value="password" tabIndex={-1}>
              <PasswordSignIn onSignedIn={onSignedIn} />
            </Tabs.Content>
          </Tabs.Root>
        )}
        {signIn.google && (
          <>
            {chosen && <Or />}
            <GoogleButton next={next} />
          </>
        )}
        {signIn.password && (
          <p className="text-center text-ink-soft">
            {t('signIn.newHere')}{' '}
            <Link
              to="/register"
              search={{ next }}
              className="font-semibold text-accent underline underline-offset-4"
            >
              {t('signIn.register')}
            </Link>
          </p>
        )}
        {demoPeople.length > 0 && <DemoPeople people={demoPeople} onSignedIn={onSignedIn} />}
      </div>
    </>
  );
}

function Or() {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-3 text-note text-ink-soft">
      <span className="h-px grow bg-line" />
      {t('signIn.or')}
      <span className="h-px grow bg-line" />
    </div>
  );
}
