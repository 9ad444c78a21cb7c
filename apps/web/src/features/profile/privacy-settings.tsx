import { type UserSettings } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../../design/card.tsx';
import { SwitchRow } from '../../design/switch-row.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { meQuery, queries, useKeepMe, useMe, useServer } from '../../session/queries.ts';

type Choice = 'findByPhone' | 'findByEmail' | 'signInMails';

/** Choices that count at once: a switch moves when it is touched, and moves back if the server refuses. */
export function PrivacySettings() {
  const { t } = useTranslation();
  const me = useMe();
  const keepMe = useKeepMe();
  const { mail } = useServer();
  const change = useMutation({
    mutationFn: (settings: Partial<UserSettings>) => parley.me.update({ settings }),
    onMutate: (settings) => keepMe({ ...me, settings: { ...me.settings, ...settings } }),
    onSuccess: keepMe,
    onError: async (error) => {
      toasts.problem(describeProblem(error));
      await queries.invalidateQueries(meQuery);
    },
    // Two quick changes go one after the other, so that the answer of the first does not undo the second.
    scope: { id: 'settings' },
  });
  const choices: Choice[] = ['findByPhone', 'findByEmail', ...(mail ? (['signInMails'] as const) : [])];
  return (
    <Card title={t('privacy.title')} hint={t('privacy.hint')}>
      <div className="flex flex-col gap-5 p-5 sm:p-6">
        {choices.map((name) => (
          <SwitchRow
            key={name}
            label={t(`privacy.${name}.label`)}
            hint={t(`privacy.${name}.hint`)}
            checked={me.settings[name]}
            onChange={(checked) => change.mutate({ [name]: checked })}
          />
        ))}
      </div>
    </Card>
  );
}
