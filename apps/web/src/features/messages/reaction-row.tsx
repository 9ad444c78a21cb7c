import { type Message, type User } from '@parley/contracts';
import i18next from 'i18next';
import { SmilePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { useHistoryControls } from './history-controls.ts';

interface ReactionRowProps {
  message: Message;
  users: Readonly<Record<string, User>>;
  me: string;
  mayReact: boolean;
}

const NAMES_SHOWN = 8;
const chip =
  'inline-flex min-h-7 items-center gap-1 rounded-full border px-2 text-note transition-colors pointer-coarse:min-h-9';

/** The emoji on a message; pressing one puts one's own to it, or takes it away. */
export function ReactionRow({ message, users, me, mayReact }: ReactionRowProps) {
  const { t } = useTranslation();
  const { react, pickReaction } = useHistoryControls();

  const namesOf = (userIds: readonly string[], count: number): string => {
    const known = userIds.flatMap((id) => (id === me ? t('messages.you') : (users[id]?.displayName ?? [])));
    const shown = known.slice(0, NAMES_SHOWN);
    const rest = count - shown.length;
    const names = rest > 0 ? [...shown, t('messages.reactions.andMore', { count: rest })] : shown;
    return new Intl.ListFormat(i18next.language).format(names);
  };

  return (
    <div role="group" aria-label={t('messages.reactions.label')} className="flex grow flex-wrap gap-1">
      {message.reactions.map(({ emoji, count, userIds }) => {
        const mine = userIds.includes(me);
        const names = namesOf(userIds, count);
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={mine}
            aria-label={t('messages.reactions.toggle', { emoji, count, names })}
            title={names}
            aria-disabled={!mayReact && !mine ? true : undefined}
            onClick={() => {
              if (mayReact || mine) react(message, emoji, !mine);
            }}
            className={classes(
              chip,
              mine
                ? 'border-accent bg-accent text-on-accent hover:bg-accent-hover'
                : 'border-line bg-surface text-ink hover:border-line-strong',
            )}
          >
            <span className="font-emoji">{emoji}</span>
            <span className="font-semibold tabular-nums">{count}</span>
          </button>
        );
      })}
      {mayReact && (
        <button
          type="button"
          aria-label={t('messages.reactions.add')}
          title={t('messages.reactions.add')}
          onClick={(event) => pickReaction(message, event.currentTarget)}
          className={classes(
            chip,
            'border-line bg-surface text-ink-soft hover:border-line-strong hover:text-ink',
          )}
        >
          <SmilePlus aria-hidden className="size-4" />
        </button>
      )}
    </div>
  );
}
