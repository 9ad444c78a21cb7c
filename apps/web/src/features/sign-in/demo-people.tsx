import { type ServerInfo, type Tokens } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';

type DemoPerson = ServerInfo['demoPeople'][number];

interface DemoPeopleProps {
  people: readonly DemoPerson[];
  onSignedIn: (tokens: Tokens) => Promise<void>;
}

/** Look around as somebody made up. */
export function DemoPeople({ people, onSignedIn }: DemoPeopleProps) {
  const { t } = useTranslation();
  const signIn = useMutation({
    mutationFn: async ({ username, password }: DemoPerson) =>
      onSignedIn(await parley.auth.login({ login: username, password })),
    onError: (error) => toasts.problem(describeProblem(error)),
  });
  return (
    <section aria-labelledby="demo-people" className="rounded-card bg-warm-soft p-4">
      <h2 id="demo-people" className="font-bold">
        {t('demo.title')}
      </h2>
      <p className="text-note text-ink-soft">{t('demo.lead')}</p>
      <ul className="mt-3 grid max-h-56 grid-cols-1 gap-1 overflow-y-auto min-[26rem]:grid-cols-2">
        {people.map((person) => (
          <li key={person.username}>
            <button
              type="button"
              aria-disabled={signIn.isPending || undefined}
              onClick={() => {
                if (!signIn.isPending) signIn.mutate(person);
              }}
              className="flex w-full items-center gap-2.5 rounded-control p-2 text-start hover:bg-surface"
            >
              <Avatar person={{ id: person.username, displayName: person.displayName }} size="small" />
              <span className="min-w-0 grow truncate font-semibold">
                <bdi>{person.displayName}</bdi>
              </span>
              {signIn.isPending && signIn.variables.username === person.username && <Spinner />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
