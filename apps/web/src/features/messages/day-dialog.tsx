import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chat } from '../../chat/chat.ts';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { firstSeqSince } from './first-seq-since.ts';

interface DayDialogProps {
  conversationId: string;
  /** A moment of the day that is offered. */
  at: string;
  onFound: (seq: number) => void;
  onClose: () => void;
}

/** Leads to the first message of a day. */
export default function DayDialog({ conversationId, at, onFound, onClose }: DayDialogProps) {
  const { t } = useTranslation();
  const [day, setDay] = useState(() => inputValue(new Date(at)));
  const search = useMutation({
    mutationFn: () => seqOfDay(conversationId, day),
    onSuccess: onFound,
  });
  const go = () => {
    if (day !== '' && !search.isPending) search.mutate();
  };
  return (
    <Dialog title={t('messages.date.title')} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <TextField
          type="date"
          label={t('messages.date.label')}
          value={day}
          max={inputValue(new Date())}
          onChange={(event) => setDay(event.target.value)}
        />
        {search.error && <Notice look="danger">{describeProblem(search.error)}</Notice>}
        <div className="flex flex-wrap justify-between gap-2">
          <Button look="quiet" onClick={() => onFound(1)}>
            {t('messages.date.first')}
          </Button>
          <Button type="submit" busy={search.isPending}>
            {t('messages.date.go')}
          </Button>
        </div>
        <p role="status" className="sr-only">
          {search.isPending && t('messages.date.searching')}
        </p>
      </form>
    </Dialog>
  );
}

/** The day as a date field writes it, by the clock of the person. */
function inputValue(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function seqOfDay(conversationId: string, day: string): Promise<number> {
  const lastSeq = chat.getState().chat.conversations[conversationId]?.summary.lastSeq ?? 1;
  return firstSeqSince(new Date(`${day}T00:00`).getTime(), lastSeq, async (seq) => {
    const place = seq > 1 ? { after: seq - 1 } : { around: seq };
    const { messages } = await parley.messages.history(conversationId, { ...place, limit: 1 });
    return messages[0] ?? null;
  });
}
