import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parley } from '../../session/parley.ts';
import { useEnter } from '../../session/use-enter.ts';
import { EntranceHeading } from '../entrance/entrance-heading.tsx';
import { CodeStep } from './code-step.tsx';
import { type SentCode, sendCode } from './sent-code.ts';
import { WaysToSignIn } from './ways-to-sign-in.tsx';

const route = getRouteApi('/signed-out/sign-in');

/** First the ways to sign in; once a code was sent, nothing but its six boxes. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const enter = useEnter(next);
  const [phone, setPhone] = useState('');
  const [sentCode, setSentCode] = useState<SentCode | null>(null);

  if (!sentCode) {
    return (
      <WaysToSignIn
        phone={phone}
        onPhone={async (number) => {
          setSentCode(await sendCode(number));
          setPhone(number);
        }}
        onSignedIn={enter}
      />
    );
  }
  return (
    <>
      <EntranceHeading title={t('code.title')} />
      <CodeStep
        phone={sentCode.phone}
        sent={sentCode.sent}
        onCode={async (code) => enter(await parley.auth.verifyCode({ phone: sentCode.phone, code }))}
        onResend={async () => setSentCode(await sendCode(sentCode.phone))}
        onChangeNumber={() => setSentCode(null)}
      />
    </>
  );
}
