import { type NewJoinCode } from '@parley/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { ConfirmDialog } from '../../design/confirm-dialog.tsx';
import { Field, controlLook } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { describeProblem } from '../../forms/problems.ts';

const HOURS = { never: undefined, hour: 1, day: 24, week: 7 * 24, month: 30 * 24 } as const;
const USES = { any: undefined, one: 1, ten: 10, hundred: 100 } as const;
type Expiry = keyof typeof HOURS;
type Uses = keyof typeof USES;
const EXPIRIES: readonly Expiry[] = ['never', 'hour', 'day', 'week', 'month'];
const USE_CHOICES: readonly Uses[] = ['any', 'one', 'ten', 'hundred'];

interface NewCodeFormProps {
  /** Whether there is one that stops working by that. */
  replaces: boolean;
  busy: boolean;
  problem: Error | null;
  onMake: (wanted: NewJoinCode) => void;
  onCancel: (() => void) | undefined;
}

/** For how long a new code is to work, and for how many people. */
export function NewCodeForm({ replaces, busy, problem, onMake, onCancel }: NewCodeFormProps) {
  const { t } = useTranslation();
  const [expiry, setExpiry] = useState<Expiry>('never');
  const [uses, setUses] = useState<Uses>('any');
  const [asking, setAsking] = useState(false);
  const make = () => {
    const expiresInHours = HOURS[expiry];
    const maxUses = USES[uses];
    onMake({ ...(expiresInHours && { expiresInHours }), ...(maxUses && { maxUses }) });
  };
  const failed = problem ? describeProblem(problem) : undefined;
  return (
    <div className="flex flex-col gap-4 px-4 py-2">
      <Choice
        label={t('details.invite.expiry')}
        value={expiry}
        options={EXPIRIES.map((value) => ({ value, text: t(`details.invite.expires.${value}`) }))}
        onChange={setExpiry}
      />
      <Choice
        label={t('details.invite.uses')}
        value={uses}
        options={USE_CHOICES.map((value) => ({ value, text: t(`details.invite.maxUses.${value}`) }))}
        onChange={setUses}
      />
      {failed !== undefined && !asking && <Notice look="danger">{failed}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button className="grow" busy={busy} onClick={replaces ? () => setAsking(true) : make}>
          {replaces ? t('details.invite.replace') : t('details.invite.make')}
        </Button>
        {onCancel && (
          <Button look="secondary" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={t('details.invite.replaceTitle')}
          action={t('details.invite.replace')}
          busy={busy}
          problem={failed}
          onConfirm={make}
          onClose={() => setAsking(false)}
        >
          {t('details.invite.replaceText')}
        </ConfirmDialog>
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
          className={controlLook}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
