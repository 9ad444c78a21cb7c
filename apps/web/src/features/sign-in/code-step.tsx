import { type OtpSent } from '@parley/contracts';
import { ArrowLeft } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { FieldError } from '../../design/field.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { CodeBoxes } from './code-boxes.tsx';
import { formatPhone } from './phone-numbers.ts';
import { ResendCode } from './resend-code.tsx';

interface CodeStepProps {
  phone: string;
  sent: OtpSent;
  onCode: (code: string) => Promise<void>;
  onResend: () => Promise<void>;
  onChangeNumber: () => void;
}

export function CodeStep({ phone, sent, onCode, onResend, onChangeNumber }: CodeStepProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const noteId = useId();
  const [code, setCode] = useState('');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function verify(whole: string): Promise<void> {
    setBusy(true);
    setError(undefined);
    try {
      await onCode(whole);
    } catch (failure) {
      setError(describeProblem(failure));
      setCode('');
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft">
        <Trans
          i18nKey="code.sentTo"
          values={{ phone: formatPhone(phone) }}
          components={{ number: <strong dir="ltr" className="whitespace-nowrap text-ink" /> }}
        />
      </p>
      <CodeBoxes
        ref={field}
        value={code}
        onChange={setCode}
        onComplete={(whole) => void verify(whole)}
        busy={busy}
        invalid={error !== undefined}
        describedBy={error && noteId}
      />
      <div className="min-h-6">
        {error && <FieldError id={noteId}>{error}</FieldError>}
        {busy && (
          <p role="status" className="flex items-center gap-2 text-note text-ink-soft">
            <Spinner /> {t('code.checking')}
          </p>
        )}
      </div>
      <div className="-mx-4 flex flex-wrap items-center justify-between gap-x-2">
        <Button
          look="quiet"
          icon={<ArrowLeft aria-hidden className="rtl:rotate-180" />}
          onClick={onChangeNumber}
        >
          {t('code.changeNumber')}
        </Button>
        <ResendCode
          sent={sent}
          onResend={async () => {
            await onResend();
            setCode('');
            setError(undefined);
            field.current?.focus();
            toasts.good(t('code.resent'));
          }}
        />
      </div>
    </div>
  );
}
