import { CircleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';

export const controlLook =
  'min-h-12 rounded-control focus-visible:-outline-offset-1 border bg-surface px-3.5 py-2.5 text-[1rem] text-ink transition-colors ' +
  'placeholder:text-ink-soft/80 border-line-strong hover:border-ink-soft aria-invalid:border-danger';

/** What a control must carry so that its label, hint and error belong to it. */
export interface FieldControl {
  id: string;
  'aria-invalid': boolean | undefined;
  'aria-describedby': string | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Beside the label, such as a link. */
  aside?: ReactNode;
  children: (control: FieldControl) => ReactNode;
}

/** A label above, a control, and below it the error or else the hint. */
export function Field({ label, hint, error, aside, children }: FieldProps) {
  const id = useId();
  const described = (error ?? hint) ? `${id}-note` : undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {aside}
      </div>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described })}
      {error ? (
        <FieldError id={`${id}-note`}>{error}</FieldError>
      ) : (
        hint && (
          <p id={`${id}-note`} className="text-note text-ink-soft">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-note font-medium text-danger">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & ComponentProps<'input'> & { prefix?: string };

export function TextField({ label, hint, error, aside, prefix, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) => (
        <div className="relative">
          {prefix && (
            <span
              aria-hidden
              className="pointer-events-none absolute inset-y-0 start-3.5 flex items-center text-ink-soft"
            >
              {prefix}
            </span>
          )}
          <input
            {...input}
            {...control}
            className={classes(controlLook, 'w-full', prefix && 'ps-8', className)}
          />
        </div>
      )}
    </Field>
  );
}

type TextAreaProps = Omit<FieldProps, 'children'> & ComponentProps<'textarea'>;

export function TextArea({ label, hint, error, aside, className, ...area }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error} aside={aside}>
      {(control) => (
        <textarea rows={3} {...area} {...control} className={classes(controlLook, 'w-full', className)} />
      )}
    </Field>
  );
}
