import { Switch } from 'radix-ui';
import { useId } from 'react';

interface SwitchRowProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function SwitchRow({ label, hint, checked, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div>
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        <p id={`${id}-hint`} className="text-note text-ink-soft">
          {hint}
        </p>
      </div>
      <Switch.Root
        id={id}
        aria-describedby={`${id}-hint`}
        checked={checked}
        onCheckedChange={onChange}
        className="relative mt-0.5 h-7 w-12 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors
          data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Switch.Thumb
          className="block size-5 translate-x-[3px] rounded-full bg-line-strong transition-transform
            data-[state=checked]:translate-x-[23px] data-[state=checked]:bg-on-accent rtl:-translate-x-[3px]
            rtl:data-[state=checked]:-translate-x-[23px]"
        />
      </Switch.Root>
    </div>
  );
}
