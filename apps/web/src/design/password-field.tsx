import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, controlLook } from './field.tsx';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';

interface PasswordFieldProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  aside?: ReactNode;
}

/** A password that can be looked at while it is typed. */
export function PasswordField({ label, hint, error, aside, ...input }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) => (
        <div className="relative">
          <input
            {...input}
            {...control}
            type={shown ? 'text' : 'password'}
            spellCheck={false}
            autoCapitalize="none"
            className={classes(controlLook, 'w-full pe-13')}
          />
          <IconButton
            label={shown ? t('password.hide') : t('password.show')}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0.5 end-0.5"
          >
            {shown ? <EyeOff /> : <Eye />}
          </IconButton>
        </div>
      )}
    </Field>
  );
}
