import { LIMITS, NewInterest, type User } from '@parley/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { TextArea } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { describeProblem } from '../../forms/problems.ts';
import { useContractForm } from '../../forms/use-contract-form.ts';
import { useRelationChanges } from '../contacts/use-relation-changes.ts';

const Words = NewInterest.pick({ note: true });

/** A friend request with a line to introduce oneself. */
export function RequestForm({ person, onClose }: { person: User; onClose: () => void }) {
  const { t } = useTranslation();
  const { ask } = useRelationChanges(person);
  const place = useRef<HTMLFormElement>(null);
  const form = useContractForm({
    schema: Words,
    defaultValues: { note: '' },
    send: async ({ note }) => {
      await ask.mutateAsync(note).then(onClose, () => undefined);
    },
  });
  useEffect(() => place.current?.querySelector('textarea')?.focus(), []);
  const note = form.watch('note') ?? '';
  return (
    <form
      ref={place}
      noValidate
      onSubmit={(event) => void form.submit(event)}
      className="flex flex-col gap-3 text-start"
    >
      <TextArea
        label={t('contacts.note')}
        hint={t('contacts.noteHint', { count: LIMITS.interestNote - note.length })}
        maxLength={LIMITS.interestNote}
        dir="auto"
        {...form.field('note')}
      />
      {ask.error && (
        <Notice look="danger">
          {describeProblem(ask.error, { CONFLICT: t('contacts.tooManyWaiting') })}
        </Notice>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={form.busy}>
          {t('contacts.send')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
