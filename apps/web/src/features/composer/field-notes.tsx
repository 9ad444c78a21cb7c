import { LIMITS } from '@parley/contracts';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';

/** So many characters before the end somebody wants to know. */
const SOON = 500;

interface FieldNotesProps {
  id: string;
  text: string;
  /** By how many characters it is too long; negative while it is not. */
  excess: number;
}

/** Below the field: how much more can be written; and on a desk, quietly, how. */
export function FieldNotes({ id, text, excess }: FieldNotesProps) {
  const { t } = useTranslation();
  const isLong = excess > -SOON;
  return (
    <div
      id={id}
      className={classes(
        'min-h-5 items-center justify-end gap-4 px-4 text-note text-ink-soft md:px-6',
        isLong ? 'flex' : 'hidden md:flex',
      )}
    >
      {!isLong && text !== '' && (
        <p aria-hidden className="flex gap-3 text-[0.6875rem] pointer-coarse:hidden">
          <span>
            <b>**{t('composer.hints.bold')}**</b>
          </span>
          <i>*{t('composer.hints.italic')}*</i>
          <code className="font-mono">`{t('composer.hints.code')}`</code>
          <span>{t('composer.hints.newLine')}</span>
        </p>
      )}
      {isLong && (
        <p
          role={excess > 0 ? 'alert' : undefined}
          className={classes(excess > 0 && 'font-semibold text-danger')}
        >
          {excess > 0
            ? t('composer.tooLong', { count: excess })
            : t('composer.left', { count: LIMITS.messageText - text.trim().length })}
        </p>
      )}
    </div>
  );
}
