import { LIMITS, ProfileChange } from '@parley/contracts';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type z } from 'zod';
import { Button } from '../../design/button.tsx';
import { TextArea, TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { parley } from '../../session/parley.ts';
import { useKeepMe, useMe } from '../../session/queries.ts';

const CardFields = ProfileChange.pick({ displayName: true, username: true, about: true });
type CardFields = z.input<typeof CardFields>;

interface ProfileFormProps {
  action: string;
  onSaved: () => void | Promise<void>;
  aside?: ReactNode;
}

/** What other people see: name, username, a few words. */
export function ProfileForm({ action, onSaved, aside }: ProfileFormProps) {
  const { t } = useTranslation();
  const me = useMe();
  const keepMe = useKeepMe();
  const shown: Required<CardFields> = { displayName: me.displayName, username: me.username, about: me.about };
  const form = useContractForm({
    schema: CardFields,
    defaultValues: shown,
    blame: { USERNAME_TAKEN: 'username' },
    send: async (values) => {
      const changed = await parley.me.update(values);
      keepMe(changed);
      form.reset({ displayName: changed.displayName, username: changed.username, about: changed.about });
      await onSaved();
    },
  });
  const about = form.watch('about') ?? '';
  return (
    <form noValidate onSubmit={(event) => void form.submit(event)} className="flex flex-col gap-4">
      <TextField
        label={t('profile.displayName')}
        hint={t('profile.displayNameHint')}
        autoComplete="name"
        {...form.field('displayName')}
      />
      <TextField
        label={t('profile.username')}
        hint={t('profile.usernameHint')}
        prefix="@"
        dir="ltr"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.field('username')}
      />
      <TextArea
        label={t('profile.about')}
        hint={t('profile.aboutHint', { count: LIMITS.about - about.length })}
        {...form.field('about')}
      />
      {form.problem && <Notice look="danger">{form.problem}</Notice>}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" busy={form.busy}>
          {action}
        </Button>
        {aside}
      </div>
    </form>
  );
}
