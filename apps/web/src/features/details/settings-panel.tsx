import { type KnownConversation } from '@parley/client';
import { ConversationChange, LIMITS } from '@parley/contracts';
import { RadioGroup } from 'radix-ui';
import { useEffect, useId } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type z } from 'zod';
import { Button } from '../../design/button.tsx';
import { TextArea, TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { toasts } from '../../design/toasts.ts';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { permissionsOf } from './permissions.ts';
import { useSide } from './use-side.ts';

const Settings = ConversationChange.required();
type Settings = z.input<typeof Settings>;

/** What admins decide for everybody. */
export function SettingsPanel({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { show } = useSide();
  if (permissionsOf(known).change) return <SettingsForm known={known} />;
  return (
    <div className="flex flex-col gap-4 p-4">
      <Notice>{t('details.noLonger')}</Notice>
      <Button look="secondary" onClick={() => show('details')}>
        {t('details.backToDetails')}
      </Button>
    </div>
  );
}

function SettingsForm({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const { id, title, description, visibility, posting } = known.summary;
  const form = useContractForm<Settings, Settings>({
    schema: Settings,
    defaultValues: { title, description, visibility, posting },
    send: async (values) => {
      await parley.conversations.change(id, values);
      form.reset(form.getValues());
      toasts.good(t('details.settings.saved'));
    },
  });
  const { reset } = form;
  const { isDirty } = form.formState;
  // What another admin changes shows here too, unless somebody is in the middle of changing it.
  useEffect(() => {
    if (!isDirty) reset({ title, description, visibility, posting });
  }, [title, description, visibility, posting, isDirty, reset]);

  const goesPublic = visibility === 'private' && form.watch('visibility') === 'public';
  return (
    <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-5 p-4">
      <TextField
        label={t('details.settings.name')}
        maxLength={LIMITS.conversationTitle}
        dir="auto"
        autoComplete="off"
        {...form.field('title')}
      />
      <TextArea
        label={t('details.settings.description')}
        hint={t('details.settings.descriptionHint', {
          count: LIMITS.conversationDescription - form.watch('description').length,
        })}
        dir="auto"
        rows={4}
        {...form.field('description')}
      />
      <Controller
        control={form.control}
        name="visibility"
        render={({ field }) => (
          <Choice
            label={t('details.settings.visibility')}
            value={field.value}
            options={[
              {
                value: 'private',
                name: t('details.settings.private'),
                hint: t('details.settings.privateHint'),
              },
              { value: 'public', name: t('details.settings.public'), hint: t('details.settings.publicHint') },
            ]}
            onChange={field.onChange}
          />
        )}
      />
      {goesPublic && <Notice look="warm">{t('details.settings.goesPublic')}</Notice>}
      <Controller
        control={form.control}
        name="posting"
        render={({ field }) => (
          <Choice
            label={t('details.settings.posting')}
            value={field.value}
            options={[
              {
                value: 'everyone',
                name: t('details.settings.everyone'),
                hint: t('details.settings.everyoneHint'),
              },
              { value: 'admins', name: t('details.settings.admins'), hint: t('details.settings.adminsHint') },
            ]}
            onChange={field.onChange}
          />
        )}
      />
      {form.problem && <Notice look="danger">{form.problem}</Notice>}
      <Button type="submit" busy={form.busy} disabled={!isDirty}>
        {t('common.save')}
      </Button>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { value: string; name: string; hint: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <p id={id} className="pb-1.5 font-semibold">
        {label}
      </p>
      <RadioGroup.Root
        aria-labelledby={id}
        value={value}
        onValueChange={onChange}
        className="flex flex-col gap-2"
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            value={option.value}
            aria-labelledby={`${id}-${option.value}`}
            aria-describedby={`${id}-${option.value}-hint`}
            className="group flex items-start gap-3 rounded-control border border-line p-3 text-start hover:bg-sunken/50
              data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
          >
            <span
              className="mt-0.5 flex size-5 shrink-0 items-center justify-center rounded-full border-2 border-line-strong
                group-data-[state=checked]:border-accent"
            >
              <RadioGroup.Indicator className="size-2.5 rounded-full bg-accent" />
            </span>
            <span>
              <span id={`${id}-${option.value}`} className="block font-semibold">
                {option.name}
              </span>
              <span id={`${id}-${option.value}-hint`} className="block text-note text-ink-soft">
                {option.hint}
              </span>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
