import { type ServerInfo, type Tokens } from '@parley/contracts';
import { useMutation } from '@tanstack/react-query';
import { ArrowRight, ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { keepLanguage } from '../../i18n/index.ts';
import { parley } from '../../session/parley.ts';

type DemoPerson = ServerInfo['demoPeople'][number];

interface DemoPeopleProps {
  people: readonly DemoPerson[];
  onSignedIn: (tokens: Tokens) => Promise<void>;
}

/** Look around as somebody made up: one click for the first of them, whose days are the fullest, and one more for others. */
export function DemoPeople({ people, onSignedIn }: DemoPeopleProps) {
  const { t } = useTranslation();
  const signIn = useMutation({
    mutationFn: async ({ username, password }: DemoPerson) => {
      // Whoever plays somebody for a while still reads their own language.
      keepLanguage();
      await onSignedIn(await parley.auth.login({ login: username, password }));
    },
    onError: (error) => toasts.problem(describeProblem(error)),
  });
  const busyAs = signIn.isPending ? signIn.variables.username : null;
  const enter = (person: DemoPerson) => {
    if (busyAs === null) signIn.mutate(person);
  };
  const [first, ...others] = people;
  if (!first) return null;
  return (
    <section aria-labelledby="demo-people" className="rounded-card bg-warm-soft p-4">
      <h2 id="demo-people" className="font-bold">
        {t('demo.title')}
      </h2>
      <p className="text-note text-ink-soft">{t('demo.lead')}</p>
      <button
        type="button"
        aria-disabled={busyAs !== null || undefined}
        onClick={() => enter(first)}
        className="mt-3 flex min-h-14 w-full items-center gap-3 rounded-control bg-surface p-2.5 text-start font-semibold
          shadow-card hover:bg-raised"
      >
        <Avatar person={{ id: first.username, displayName: first.displayName }} size="small" />
        <span className="min-w-0 grow">{t('demo.as', { name: first.displayName })}</span>
        {busyAs === first.username ? (
          <Spinner />
        ) : (
          <ArrowRight aria-hidden className="size-5 shrink-0 text-ink-soft rtl:rotate-180" />
        )}
      </button>
      {others.length > 0 && (
        <details className="group mt-1">
          <summary className="flex min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-control px-2.5 text-note font-semibold [&::-webkit-details-marker]:hidden">
            {t('demo.others')}
            <ChevronDown aria-hidden className="size-4 transition-transform group-open:rotate-180" />
          </summary>
          <ul className="grid grid-cols-1 gap-1 min-[26rem]:grid-cols-2">
            {others.map((person) => (
              <li key={person.username}>
                <button
                  type="button"
                  aria-disabled={busyAs !== null || undefined}
                  onClick={() => enter(person)}
                  className="flex w-full items-center gap-2.5 rounded-control p-2 text-start hover:bg-surface"
                >
                  <Avatar person={{ id: person.username, displayName: person.displayName }} size="small" />
                  <span className="min-w-0 grow truncate font-semibold">
                    <bdi>{person.displayName}</bdi>
                  </span>
                  {busyAs === person.username && <Spinner />}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
