import { type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes.ts';
import { Spinner } from './spinner.tsx';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-secondary' | 'danger-quiet';

const looks: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface text-ink hover:bg-sunken',
  quiet: 'text-accent hover:bg-accent-soft',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
  'danger-secondary': 'border border-line-strong bg-surface text-danger hover:bg-danger-soft',
  'danger-quiet': 'text-danger hover:bg-danger-soft',
};

const base =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-control px-4 py-2 font-semibold transition-colors ' +
  'disabled:opacity-60 [&_svg]:size-[1.15em] [&_svg]:shrink-0';

/** The look of a button, for links that lead to an action. */
export const buttonLook = (look: Look = 'primary', extra?: string) => classes(base, looks[look], extra);

interface ButtonProps extends ComponentProps<'button'> {
  look?: Look;
  /** Shows that it works, and ignores further clicks without losing the focus. */
  busy?: boolean;
  icon?: ReactNode;
}

export function Button({
  look = 'primary',
  busy = false,
  icon,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={buttonLook(look, className)}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  label: string;
}

export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={classes(
        'inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors',
        'hover:bg-sunken hover:text-ink [&_svg]:size-5',
        className,
      )}
    >
      {children}
    </button>
  );
}
