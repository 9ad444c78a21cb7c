import { useTranslation } from 'react-i18next';
import { Field, controlLook } from '../../design/field.tsx';
import { classes } from '../../design/classes.ts';
import { mayTakeFocus } from '../../design/may-take-focus.ts';
import { CountryPicker } from './country-picker.tsx';
import { type PhoneDraft, retyped } from './phone-numbers.ts';

interface PhoneFieldProps {
  draft: PhoneDraft;
  onChange: (draft: PhoneDraft) => void;
  error: string | undefined;
}

export function PhoneField({ draft, onChange, error }: PhoneFieldProps) {
  const { t } = useTranslation();
  return (
    <Field label={t('phone.label')} hint={t('phone.hint')} error={error}>
      {(control) => (
        <div dir="ltr" className="flex gap-2">
          <CountryPicker country={draft.country} onChange={(country) => onChange({ ...draft, country })} />
          <input
            {...control}
            type="tel"
            inputMode="tel"
            autoComplete="tel-national"
            autoFocus={mayTakeFocus()}
            maxLength={40}
            value={draft.national}
            onChange={(event) => onChange(retyped(draft, event.target.value))}
            className={classes(controlLook, 'w-full min-w-0 tabular-nums')}
          />
        </div>
      )}
    </Field>
  );
}
