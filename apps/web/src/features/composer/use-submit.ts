import { useState } from 'react';
import { chat, drafts } from '../../chat/chat.ts';
import { type Draft } from '../../chat/drafts.ts';
import { useDraft } from '../../chat/use-draft.ts';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { finished } from './draft-steps.ts';

interface Submit {
  submit: (draft: Draft) => Promise<void>;
  /** While a change is on its way. */
  busy: boolean;
  /** The seq of a message of which nothing was left: should it be deleted? */
  emptied: number | null;
  keepEmptied: () => void;
}

/** Sends what was written, or saves what was changed. */
export function useSubmit(conversationId: string): Submit {
  const [, setDraft] = useDraft(conversationId);
  const [busy, setBusy] = useState(false);
  const [emptied, setEmptied] = useState<number | null>(null);

  /** Shown in the history from now on, also where it can only be sent later. */
  async function send(draft: Draft): Promise<void> {
    const { text, replyTo } = draft;
    setDraft({ text: '' });
    try {
      await chat.send(conversationId, { text, ...(replyTo !== undefined && { replyTo }) });
    } catch (error) {
      if (isNothingWritten(conversationId)) setDraft(draft);
      toasts.problem(describeProblem(error));
    }
  }

  async function save(draft: Draft, seq: number): Promise<void> {
    setBusy(true);
    try {
      await chat.edit(conversationId, seq, draft.text);
      setDraft(finished(draft));
    } catch (error) {
      toasts.problem(describeProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return {
    submit: async (draft) => {
      if (draft.editing === undefined) await send(draft);
      else if (draft.text.trim() === '') setEmptied(draft.editing);
      else await save(draft, draft.editing);
    },
    busy,
    emptied,
    keepEmptied: () => setEmptied(null),
  };
}

const isNothingWritten = (conversationId: string) => drafts.get(chat.me, conversationId).draft.text === '';
