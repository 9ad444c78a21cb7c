import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { sortProblem } from '../../forms/problems.ts';
import { PhoneField } from './phone-field.tsx';
import { type PhoneDraft, draftOf, numberOf } from './phone-numbers.ts';

interface PhoneStepProps {
  initialPhone: string;
  onSubmit: (phone: string) => Promise<void>;
  action?: string;
}

const isPhone = (path: string): path is 'phone' => path === 'phone';

export function PhoneStep({ initialPhone, onSubmit, action }: PhoneStepProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<PhoneDraft>(() => draftOf(initialPhone));
  const [error, setError] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(): Promise<void> {
    setProblem(undefined);
    const phone = numberOf(draft);
    if (!phone) {
      setError(draft.national.trim() ? t('phone.invalid') : t('phone.missing'));
      return;
    }
    setError(undefined);
    setBusy(true);
    try {
      await onSubmit(phone);
    } catch (failure) {
      const { notes, rest } = sortProblem(failure, isPhone, {
        COUNTRY_NOT_ALLOWED: 'phone',
        PHONE_TAKEN: 'phone',
      });
      setError(notes[0]?.message);
      setProblem(rest ?? undefined);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PhoneField draft={draft} onChange={setDraft} error={error} />
      {problem && <Notice look="danger">{problem}</Notice>}
      <Button type="submit" busy={busy} className="w-full">
        {action ?? t('phone.sendCode')}
      </Button>
    </form>
  );
}
