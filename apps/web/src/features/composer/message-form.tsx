import { type KnownConversation, messagesOf } from '@parley/client';
import { LIMITS } from '@parley/contracts';
import { Check, SendHorizontal, Smile } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chat, drafts } from '../../chat/chat.ts';
import { useDraft } from '../../chat/use-draft.ts';
import { IconButton } from '../../design/button.tsx';
import { Spinner } from '../../design/spinner.tsx';
import { EmojiPopover } from '../emoji/emoji-popover.tsx';
import { lastOwnMessage } from '../messages/last-own-message.ts';
import { ContextBar } from './context-bar.tsx';
import { DeleteEmptied } from './delete-emptied.tsx';
import { editing, withText, withoutContext } from './draft-steps.ts';
import { applyEdit, insertAtCaret, selectionOf } from './field-edits.ts';
import { FieldNotes } from './field-notes.tsx';
import { isTouched, shortcutLetter } from './keyboards.ts';
import { MessageField } from './message-field.tsx';
import { SuggestionList, optionId } from './suggestion-list.tsx';
import { type Selected, type TextEdit, linkOver, newLine, toggleCode, toggleMark } from './text-edits.ts';
import { useComposition } from './use-composition.ts';
import { useSubmit } from './use-submit.ts';
import { useSuggestions } from './use-suggestions.ts';
import { useTypingAnywhere } from './use-typing-anywhere.ts';

const SHORTCUTS: Partial<Record<string, (selected: Selected) => TextEdit>> = {
  b: (selected) => toggleMark(selected, '**'),
  i: (selected) => toggleMark(selected, '*'),
  e: toggleCode,
};

interface MessageFormProps {
  known: KnownConversation;
  /** Says where it goes. */
  placeholder: string;
}

/** Where one conversation is written in; another one has a form of its own. */
export function MessageForm({ known, placeholder }: MessageFormProps) {
  const { t } = useTranslation();
  const { id } = known.summary;
  const [draft, setDraft, ready] = useDraft(id);
  const [caret, setCaret] = useState<number | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const notesId = useId();
  const composition = useComposition();
  const submit = useSubmit(id);
  const suggestions = useSuggestions({
    known,
    text: draft.text,
    caret,
    apply: (edit) => {
      if (field.current) applyEdit(field.current, edit);
    },
  });
  const isEditing = draft.editing !== undefined;
  const excess = draft.text.trim().length - LIMITS.messageText;
  const maySubmit = ready && !submit.busy && excess <= 0 && (isEditing || draft.text.trim() !== '');

  useTypingAnywhere(field);
  useFocus(field, `${ready} ${draft.editing ?? ''} ${draft.replyTo ?? ''}`);
  useEffect(
    () => () => {
      chat.stopTyping(id);
      void drafts.flush();
    },
    [id],
  );

  function change(text: string): void {
    setDraft(withText(draft, text));
    if (isEditing) return;
    if (text.trim() === '') chat.stopTyping(id);
    else chat.typing(id);
  }

  function send(): void {
    if (maySubmit) void submit.submit(draft);
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (composition.isComposing(event) || suggestions.steer(event)) return;
    const selected = selectionOf(event.currentTarget);
    const edit = SHORTCUTS[shortcutLetter(event) ?? '']?.(selected);
    if (edit) {
      event.preventDefault();
      applyEdit(event.currentTarget, edit);
    } else if (event.key === 'Enter') {
      onEnter(event, selected);
    } else if (event.key === 'Escape' && (isEditing || draft.replyTo !== undefined)) {
      event.preventDefault();
      setDraft(withoutContext(draft));
    } else if (event.key === 'ArrowUp' && draft.text === '' && !isEditing && !event.altKey) {
      const message = lastOwnMessage(messagesOf(chat.getState(), id), chat.me);
      if (!message) return;
      event.preventDefault();
      setDraft(editing(draft, message));
    }
  }

  function onEnter(event: KeyboardEvent<HTMLTextAreaElement>, selected: Selected): void {
    const alwaysSends = event.ctrlKey || event.metaKey;
    if (alwaysSends || !(event.shiftKey || event.altKey || isTouched())) {
      event.preventDefault();
      send();
      return;
    }
    const edit = newLine(selected);
    if (!edit) return;
    event.preventDefault();
    applyEdit(event.currentTarget, edit);
  }

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const edit = linkOver(selectionOf(event.currentTarget), event.clipboardData.getData('text/plain'));
    if (!edit) return;
    event.preventDefault();
    applyEdit(event.currentTarget, edit);
  }

  const offersSuggestions = suggestions.list.length > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      className="relative border-t border-line bg-surface pb-[max(0.5rem,env(safe-area-inset-bottom))] md:pb-1"
    >
      {offersSuggestions && <SuggestionList id={listId} suggestions={suggestions} />}
      <p role="status" className="sr-only">
        {offersSuggestions && t('composer.suggestionCount', { count: suggestions.list.length })}
      </p>
      <div className="flex flex-col pt-2">
        <ContextBar conversationId={id} draft={draft} onCancel={() => setDraft(withoutContext(draft))} />
        <div className="flex items-end gap-1 px-1.5 md:px-3">
          <div
            className="flex min-w-0 grow items-end rounded-card border border-transparent bg-sunken transition-colors
              has-[textarea:focus-visible]:border-accent has-[textarea:focus-visible]:bg-surface"
          >
            <MessageField
              ref={field}
              aria-label={t('composer.label')}
              aria-autocomplete="list"
              aria-controls={offersSuggestions ? listId : undefined}
              aria-activedescendant={offersSuggestions ? optionId(listId, suggestions.active) : undefined}
              aria-describedby={notesId}
              dir="auto"
              enterKeyHint={isTouched() ? 'enter' : 'send'}
              placeholder={placeholder}
              readOnly={!ready}
              value={draft.text}
              onChange={({ target }) => {
                change(target.value);
                setCaret(target.selectionStart);
              }}
              onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
                setCaret(selectionStart === selectionEnd ? selectionStart : null)
              }
              onBlur={() => setCaret(null)}
              onKeyDown={onKeyDown}
              onPaste={onPaste}
              {...composition.listeners}
            />
            <EmojiPopover
              onPick={(emoji) => {
                if (field.current) insertAtCaret(field.current, emoji);
              }}
              onCloseAutoFocus={(event) => {
                if (isTouched()) return;
                event.preventDefault();
                field.current?.focus();
              }}
            >
              <IconButton label={t('emoji.open')} className="hover:bg-transparent">
                <Smile />
              </IconButton>
            </EmojiPopover>
          </div>
          <IconButton
            type="submit"
            label={t(isEditing ? 'composer.save' : 'composer.send')}
            disabled={!maySubmit}
            aria-busy={submit.busy}
            // The field keeps the focus, and with it the keyboard on the screen.
            onMouseDown={(event) => event.preventDefault()}
            className="rounded-full text-accent enabled:bg-accent enabled:text-on-accent enabled:hover:bg-accent-hover
              enabled:hover:text-on-accent disabled:text-ink-soft"
          >
            {submit.busy ? (
              <Spinner />
            ) : isEditing ? (
              <Check />
            ) : (
              <SendHorizontal className="rtl:-scale-x-100" />
            )}
          </IconButton>
        </div>
        <FieldNotes id={notesId} text={draft.text} excess={excess} />
      </div>
      {submit.emptied !== null && (
        <DeleteEmptied
          conversationId={id}
          seq={submit.emptied}
          onDone={(deleted) => {
            submit.keepEmptied();
            if (deleted) setDraft(withoutContext(draft));
          }}
        />
      )}
    </form>
  );
}

/** On a desk, whoever opens a conversation, or answers, or changes a message, goes on by writing. */
function useFocus(field: { current: HTMLTextAreaElement | null }, occasion: string): void {
  useEffect(() => {
    if (isTouched() && document.activeElement !== field.current) return;
    const { current } = field;
    if (!current || current.readOnly) return;
    current.focus();
    current.setSelectionRange(current.value.length, current.value.length);
  }, [field, occasion]);
}
