import { type RefObject, memo, useEffect, useRef, useState } from 'react';
import { classes } from '../../design/classes.ts';
import { type EmojiEntry } from './emoji-set.ts';
import { type Tone, withTone } from './skin-tones.ts';

export interface Section {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly EmojiEntry[];
}

interface EmojiSectionProps {
  section: Section;
  id: string;
  columns: number;
  tone: Tone;
  /** The place within it that the keyboard is at. */
  active: number | null;
  scroller: RefObject<HTMLElement | null>;
}

/** Draws its emoji once they are about to be seen; until then it only takes up as much room as they will. */
export const EmojiSection = memo(function EmojiSection(props: EmojiSectionProps) {
  const { section, id, columns, tone, active, scroller } = props;
  const { title, entries } = section;
  const box = useRef<HTMLDivElement>(null);
  const near = useNear(box, scroller);
  return (
    <div ref={box} role="group" aria-labelledby={`${id}-title`} data-section={section.key}>
      <p
        id={`${id}-title`}
        className="sticky top-0 z-10 bg-raised px-1 py-1.5 text-note font-semibold text-ink-soft"
      >
        {title}
      </p>
      <div
        className="grid"
        style={{
          gridTemplateColumns: `repeat(${columns}, 1fr)`,
          height: `calc(${Math.ceil(entries.length / columns)} * var(--cell))`,
        }}
      >
        {(near || active !== null) &&
          entries.map(({ emoji, name }, index) => (
            <span
              key={emoji}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-label={name}
              title={name}
              data-index={index}
              className={classes(
                'flex h-(--cell) cursor-pointer scroll-mt-9 items-center justify-center rounded-control font-emoji text-[1.5rem] leading-none select-none hover:bg-sunken',
                index === active && 'bg-accent-soft outline-2 -outline-offset-2 outline-accent',
              )}
            >
              {withTone(emoji, tone)}
            </span>
          ))}
      </div>
    </div>
  );
});

function useNear(box: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !box.current) return;
    const observer = new IntersectionObserver(
      (changes) => {
        if (changes.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { root: scroller.current, rootMargin: '300px 0px' },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [near, box, scroller]);
  return near;
}
