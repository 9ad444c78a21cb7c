import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { chooseTone, useEmojiHabits } from './emoji-habits.ts';
import { TONES, withTone } from './skin-tones.ts';

export const HAND = '✋';
const names = ['none', 'light', 'mediumLight', 'medium', 'mediumDark', 'dark'] as const;

/** For all hands and people from now on. */
export function SkinTonePicker() {
  const { t } = useTranslation();
  const { tone } = useEmojiHabits();
  return (
    <RadioGroup.Root
      aria-label={t('emoji.tone')}
      value={tone || 'none'}
      onValueChange={(value) => chooseTone(TONES.find((one) => one === value) ?? '')}
      className="flex justify-around rounded-control bg-sunken p-1"
    >
      {TONES.map((one, place) => {
        const name = t(`emoji.tones.${names[place] ?? 'none'}`);
        return (
          <RadioGroup.Item
            key={one}
            value={one || 'none'}
            aria-label={name}
            title={name}
            className="inline-flex size-10 items-center justify-center rounded-control font-emoji text-title
              hover:bg-surface data-[state=checked]:bg-surface data-[state=checked]:shadow-card pointer-coarse:size-11"
          >
            {withTone(HAND, one)}
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}
