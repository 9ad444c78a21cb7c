import { type ChatSnapshot, type EndReason } from '@parley/client';
import { CircleAlert, CloudOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { useChat } from '../../chat/use-chat.ts';
import { classes } from '../../design/classes.ts';
import { describeProblem } from '../../forms/problems.ts';
import { useNetwork } from '../../session/use-network.ts';

interface ConnectionLineProps {
  /** Why the chat could not be started. */
  problem: unknown;
  onAgain: () => void;
}

/** Short breaks are nobody's business. */
const PATIENCE_MS = 1500;

/** Says when the connection is away, what that means, and what can be done where it does not come back by itself. */
export function ConnectionLine({ problem, onAgain }: ConnectionLineProps) {
  const { t } = useTranslation();
  const network = useNetwork();
  const connected = useChat(isConnected);
  const end = useChat(endOf);
  const away = useLasting(!(network && connected), PATIENCE_MS);
  const over = overText(problem, end);

  function overText(cause: unknown, reason: EndReason | null): string | null {
    if (reason === 'FLOODED') return t('connection.flooded');
    if (reason !== null) return t('connection.refused');
    return cause === null ? null : describeProblem(cause);
  }

  return (
    <div role="status">
      {over !== null ? (
        <Line look="bad" action={t('connection.again')} onAction={onAgain}>
          {over}
        </Line>
      ) : (
        away && (
          <Line look="calm" action={network ? t('connection.tryNow') : null} onAction={() => chat.retryNow()}>
            {network ? t('connection.connecting') : t('connection.offline')}
          </Line>
        )
      )}
    </div>
  );
}

const isConnected = ({ connection }: ChatSnapshot) => connection.state === 'online';

/** Where the server has ended it for good; the end of a session leads to the sign-in page by itself. */
function endOf({ connection }: ChatSnapshot): EndReason | null {
  if (connection.state !== 'ended') return null;
  const { reason } = connection;
  return reason === 'STOPPED' || reason === 'SESSION_REVOKED' ? null : reason;
}

function useLasting(now: boolean, afterMs: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!now) return;
    const timer = setTimeout(() => setLasting(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [now, afterMs]);
  return now && lasting;
}

interface LineProps {
  look: 'calm' | 'bad';
  action: string | null;
  onAction: () => void;
  children: ReactNode;
}

function Line({ look, action, onAction, children }: LineProps) {
  return (
    <div
      className={classes(
        'flex items-center justify-center gap-x-3 px-4 py-1 text-note',
        look === 'bad' ? 'bg-danger-soft' : 'bg-warm-soft',
      )}
    >
      {look === 'bad' ? (
        <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
      ) : (
        <CloudOff aria-hidden className="size-4 shrink-0 text-warm-ink" />
      )}
      <p className="py-1">{children}</p>
      {action !== null && (
        <button
          type="button"
          onClick={onAction}
          className="min-h-11 shrink-0 rounded-small px-2 font-semibold text-accent hover:underline md:min-h-7"
        >
          {action}
        </button>
      )}
    </div>
  );
}
