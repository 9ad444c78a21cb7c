import { type OtpSent } from '@parley/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../design/dialog.tsx';
import { toasts } from '../../design/toasts.ts';
import { parley } from '../../session/parley.ts';
import { useKeepMe } from '../../session/queries.ts';
import { CodeStep } from '../sign-in/code-step.tsx';
import { PhoneStep } from '../sign-in/phone-step.tsx';

/** A new number counts once its code was typed. */
export function PhoneDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const keepMe = useKeepMe();
  const [phone, setPhone] = useState('');
  const [sent, setSent] = useState<OtpSent | null>(null);
  return (
    <Dialog title={t('account.phone.changeTitle')} onClose={onClose}>
      {sent ? (
        <CodeStep
          phone={phone}
          sent={sent}
          onCode={async (code) => {
            keepMe(await parley.me.confirmPhone({ phone, code }));
            toasts.good(t('account.phone.changed'));
            onClose();
          }}
          onResend={async () => setSent(await parley.me.changePhone({ phone }))}
          onChangeNumber={() => setSent(null)}
        />
      ) : (
        <PhoneStep
          initialPhone={phone}
          onSubmit={async (number) => {
            const answer = await parley.me.changePhone({ phone: number });
            setPhone(number);
            setSent(answer);
          }}
        />
      )}
    </Dialog>
  );
}
