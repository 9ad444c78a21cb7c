import { type ComponentProps } from 'react';
import { classes } from '../../design/classes.ts';

/** A text area as tall as its text, up to eight lines: an invisible copy of the text holds the room. */
export function MessageField({ value, className, ...rest }: ComponentProps<'textarea'> & { value: string }) {
  const shape = 'col-start-1 row-start-1 max-h-[calc(8lh+1.25rem)] min-h-11 px-3 py-2.5 text-[1rem]';
  return (
    <div className="grid min-w-0 grow leading-6">
      <div
        aria-hidden
        className={classes(shape, 'invisible overflow-hidden break-words whitespace-pre-wrap')}
      >
        {`${value}\u200B`}
      </div>
      <textarea
        {...rest}
        value={value}
        rows={1}
        className={classes(
          shape,
          'resize-none overflow-y-auto overscroll-contain bg-transparent text-ink outline-none placeholder:truncate placeholder:text-ink-soft',
          className,
        )}
      />
    </div>
  );
}
