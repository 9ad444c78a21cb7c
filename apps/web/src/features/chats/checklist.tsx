import { type Me } from '@parley/contracts';
import { Link } from '@tanstack/react-router';
import { Check, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../design/card.tsx';
import { useMe, useServer } from '../../session/queries.ts';
import { classes } from '../../design/classes.ts';

/** What would make the account easier to find and harder to lose. Gone once all of it is done. */
export function Checklist() {
  const { t } = useTranslation();
  const me = useMe();
  const { mail } = useServer();
  const items = [
    { name: 'about', to: '/settings/profile', done: me.about !== '' },
    ...(mail
      ? [{ name: 'email', to: '/settings/account', done: me.email !== null && me.emailVerified } as const]
      : []),
    { name: 'secondWay', to: '/settings/account', done: waysIn(me) > 1 },
  ] as const;
  const done = items.filter((item) => item.done).length;
  if (done === items.length) return null;

  return (
    <Card title={t('checklist.title')} hint={t('checklist.done', { done, all: items.length })}>
      <ul className="flex flex-col gap-1 p-2.5 sm:p-3.5">
        {items.map(({ name, to, done: isDone }) => (
          <li key={name}>
            <Link
              to={to}
              disabled={isDone}
              className="group flex items-start gap-3 rounded-control px-2.5 py-2 not-aria-disabled:hover:bg-sunken/60"
            >
              <span
                className={classes(
                  'mt-0.5 flex size-6 shrink-0 items-center justify-center rounded-full [&_svg]:size-4',
                  isDone ? 'bg-good-soft text-good' : 'border-2 border-line-strong',
                )}
              >
                {isDone && <Check aria-label={t('checklist.isDone')} />}
              </span>
              <span className="min-w-0 grow">
                <span className={classes('block font-semibold', isDone && 'text-ink-soft')}>
                  {t(`checklist.${name}.title`)}
                </span>
                {!isDone && (
                  <span className="block text-note text-ink-soft">{t(`checklist.${name}.why`)}</span>
                )}
              </span>
              {!isDone && (
                <ChevronRight aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-soft rtl:rotate-180" />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const waysIn = (me: Me) => [me.phone, me.hasPassword, me.googleLinked].filter(Boolean).length;
