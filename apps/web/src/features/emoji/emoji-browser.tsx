import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../../design/classes.ts';
import { controlLook } from '../../design/field.tsx';
import { notePicked, useEmojiHabits } from './emoji-habits.ts';
import { EmojiSection, type Section } from './emoji-section.tsx';
import { type EmojiSet } from './emoji-set.ts';
import { GroupTabs } from './group-tabs.tsx';
import { findEmoji } from './find-emoji.ts';
import { type Place, step } from './grid-steps.ts';
import { HAND, SkinTonePicker } from './skin-tone-picker.tsx';
import { withTone } from './skin-tones.ts';
import { useColumns } from './use-columns.ts';

const FOUND_AT_MOST = 200;

interface EmojiBrowserProps {
  set: EmojiSet;
  onPick: (emoji: string, more: boolean) => void;
}

/** The field keeps the focus: what is typed searches, and the arrow keys walk among the emoji. */
export function EmojiBrowser({ set, onPick }: EmojiBrowserProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const columns = useColumns();
  const { tone } = useEmojiHabits();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState<Place | null>(null);
  const [choosesTone, setChoosesTone] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const sections = useSections(set, query);
  const idAt = ({ section, index }: Place) => `${id}-${sections[section]?.key ?? ''}-${index}`;
  const entryAt = ({ section, index }: Place) => sections[section]?.entries[index];
  const activeEntry = active && entryAt(active);
  const activeId = active && activeEntry ? idAt(active) : undefined;

  useEffect(() => {
    // A keyboard on the screen would cover half of the emoji.
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function pick(place: Place, more: boolean): void {
    const entry = entryAt(place);
    if (!entry) return;
    notePicked(entry.emoji);
    onPick(withTone(entry.emoji, tone), more);
  }

  function steer(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (active) pick(active, event.shiftKey);
      return;
    }
    const key = i18n.dir() === 'rtl' ? mirrored(event.key) : event.key;
    const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
    if (event.shiftKey || (sideways && query && !active)) return;
    const lengths = sections.map(({ entries }) => entries.length);
    const next = step(lengths, active, key, columns);
    if (!next) return;
    event.preventDefault();
    setActive(next);
  }

  return (
    <>
      <div className="flex flex-col gap-2 p-2">
        <div className="flex gap-1">
          <input
            ref={field}
            role="combobox"
            aria-label={t('emoji.search')}
            aria-expanded
            aria-controls={`${id}-list`}
            aria-activedescendant={activeId}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={t('emoji.search')}
            value={query}
            onChange={({ target: { value } }) => {
              setQuery(value);
              setActive(value.trim() ? { section: 0, index: 0 } : null);
              list.current?.scrollTo({ top: 0 });
            }}
            onKeyDown={steer}
            className={classes(controlLook, 'min-w-0 grow')}
          />
          <button
            type="button"
            aria-label={t('emoji.tone')}
            title={t('emoji.tone')}
            aria-expanded={choosesTone}
            onClick={() => setChoosesTone(!choosesTone)}
            className="inline-flex size-12 shrink-0 items-center justify-center rounded-control font-emoji text-title
              hover:bg-sunken"
          >
            {withTone(HAND, tone)}
          </button>
        </div>
        {choosesTone && <SkinTonePicker />}
        {!query.trim() && <GroupTabs sections={sections} scroller={list} />}
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('emoji.picker')}
        onPointerDown={(event) => event.preventDefault()}
        onClick={(event) => {
          const place = placeOf(event.target, sections);
          if (place) pick(place, event.shiftKey);
        }}
        className="min-h-0 grow overflow-y-auto overscroll-contain border-t border-line px-2 pb-2 [--cell:2.5rem]
          pointer-coarse:[--cell:2.75rem]"
      >
        {sections.map((section, at) => (
          <EmojiSection
            key={section.key}
            id={`${id}-${section.key}`}
            section={section}
            columns={columns}
            tone={tone}
            active={active?.section === at ? active.index : null}
            scroller={list}
          />
        ))}
        {sections.length === 0 && (
          <p role="status" className="px-4 py-8 text-center text-ink-soft">
            {t('emoji.none')}
          </p>
        )}
      </div>
      {activeEntry && (
        <p
          aria-hidden
          className="flex items-center gap-2 border-t border-line px-3 py-2 text-note text-ink-soft"
        >
          <span className="font-emoji text-title leading-none">{withTone(activeEntry.emoji, tone)}</span>
          <span className="truncate">{activeEntry.name}</span>
        </p>
      )}
    </>
  );
}

/** What stands in the list: what was found, or else everything, after what was used before the picker opened. */
function useSections(set: EmojiSet, query: string): readonly Section[] {
  const { t } = useTranslation();
  const habits = useEmojiHabits();
  const [recent] = useState(habits.recent);
  return useMemo(() => {
    if (query.trim()) {
      const found = findEmoji(set, query, FOUND_AT_MOST);
      return found.length > 0 ? [{ key: 'found', title: t('emoji.groups.found'), entries: found }] : [];
    }
    const used = recent.flatMap((emoji) => set.byEmoji.get(emoji) ?? []);
    return [
      ...(used.length > 0 ? [{ key: 'recent', title: t('emoji.groups.recent'), entries: used }] : []),
      ...set.groups.map(({ id, entries }) => ({ key: id, title: t(`emoji.groups.${id}`), entries })),
    ];
  }, [set, query, recent, t]);
}

function placeOf(target: EventTarget, sections: readonly Section[]): Place | null {
  if (!(target instanceof HTMLElement)) return null;
  const index = target.dataset['index'];
  const key = target.closest<HTMLElement>('[data-section]')?.dataset['section'];
  if (index === undefined) return null;
  return { section: sections.findIndex((section) => section.key === key), index: Number(index) };
}

const mirrored = (key: string) =>
  key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key;
