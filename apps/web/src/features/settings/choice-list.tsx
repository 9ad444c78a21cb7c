import { RadioGroup } from 'radix-ui';
import { useId } from 'react';

interface ChoiceListProps<Value extends string> {
  label: string;
  hint: string;
  value: Value;
  choices: readonly { value: Value; name: string }[];
  onChoose: (value: Value) => void;
}

/** One of a few, all of them in sight. */
export function ChoiceList<Value extends string>({
  label,
  hint,
  value,
  choices,
  onChoose,
}: ChoiceListProps<Value>) {
  const id = useId();
  return (
    <div>
      <p id={id} className="font-semibold">
        {label}
      </p>
      <p id={`${id}-hint`} className="text-note text-ink-soft">
        {hint}
      </p>
      <RadioGroup.Root
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        value={value}
        onValueChange={(next) => {
          const chosen = choices.find((choice) => choice.value === next);
          if (chosen) onChoose(chosen.value);
        }}
        className="mt-2 grid auto-cols-fr gap-1 rounded-control bg-sunken p-1 sm:grid-flow-col"
      >
        {choices.map((choice) => (
          <RadioGroup.Item
            key={choice.value}
            value={choice.value}
            className="min-h-11 rounded-[0.625rem] px-3 py-1 font-semibold text-ink-soft transition-colors hover:text-ink
              data-[state=checked]:bg-surface data-[state=checked]:text-accent data-[state=checked]:shadow-card"
          >
            {choice.name}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
