import { type Message } from '@parley/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../design/dialog.tsx';
import { SkeletonRows } from '../../design/skeleton.tsx';
import { ProblemState } from '../../forms/problem-state.tsx';
import { parley } from '../../session/parley.ts';
import { longTime } from './times.ts';

/** What an edited message said before. */
export default function WordingsDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { conversationId, seq, version, text } = message;
  const wordings = useQuery({
    queryKey: ['wordings', conversationId, seq, version],
    queryFn: ({ signal }) => parley.messages.wordings(conversationId, seq, { signal }),
  });
  return (
    <Dialog title={t('messages.wordings.title')} onClose={onClose}>
      {wordings.isPending && <SkeletonRows rows={2} />}
      {wordings.isError && <ProblemState error={wordings.error} onRetry={() => void wordings.refetch()} />}
      {wordings.data && (
        <ol className="flex flex-col gap-3">
          {wordings.data.items.map((wording) => (
            <Wording
              key={wording.version}
              text={wording.text}
              when={t('messages.wordings.until', { time: longTime(wording.until, i18n.language) })}
            />
          ))}
          {text !== '' && <Wording text={text} when={t('messages.wordings.now')} />}
        </ol>
      )}
    </Dialog>
  );
}

function Wording({ text, when }: { text: string; when: string }) {
  return (
    <li className="rounded-control bg-sunken px-3.5 py-2.5">
      <p className="text-note text-ink-soft">{when}</p>
      <p dir="auto" className="overflow-clip whitespace-pre-wrap [overflow-wrap:anywhere]">
        {text}
      </p>
    </li>
  );
}
