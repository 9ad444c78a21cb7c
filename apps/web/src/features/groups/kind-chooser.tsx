import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { GROUP_KINDS, type GroupKind, KIND_NAMES } from './kinds.ts';

interface KindChooserProps {
  kind: GroupKind;
  onChoose: (kind: GroupKind) => void;
}

export function KindChooser({ kind, onChoose }: KindChooserProps) {
  const { t } = useTranslation();
  return (
    <RadioGroup.Root
      aria-label={t('groups.kind')}
      value={kind}
      onValueChange={(value) => {
        const chosen = KIND_NAMES.find((name) => name === value);
        if (chosen) onChoose(chosen);
      }}
      className="grid grid-cols-1 gap-2 sm:grid-cols-3"
    >
      {KIND_NAMES.map((name) => {
        const { Icon } = GROUP_KINDS[name];
        return (
          <RadioGroup.Item
            key={name}
            value={name}
            aria-labelledby={`kind-${name}`}
            aria-describedby={`kind-${name}-hint`}
            className="group flex items-start gap-3 rounded-card border border-line bg-surface p-4 text-start transition-colors
              hover:bg-sunken/50 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft sm:flex-col"
          >
            <span
              className="petal flex size-10 shrink-0 items-center justify-center bg-sunken text-ink-soft
                group-data-[state=checked]:bg-accent group-data-[state=checked]:text-on-accent"
            >
              <Icon aria-hidden className="size-5" />
            </span>
            <span>
              <span id={`kind-${name}`} className="block font-semibold">
                {t(`groups.kinds.${name}.name`)}
              </span>
              <span id={`kind-${name}-hint`} className="block text-note text-ink-soft">
                {t(`groups.kinds.${name}.hint`)}
              </span>
            </span>
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}
