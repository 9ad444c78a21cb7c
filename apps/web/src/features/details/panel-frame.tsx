import { ArrowLeft, X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/button.tsx';
import { type Side } from '../../routes/search.ts';
import { useSide } from './use-side.ts';

interface PanelFrameProps {
  side: Side;
  title: string;
  children: ReactNode;
}

/** Beside the conversation on a desk; in its place where there is no room for both. */
export function PanelFrame({ side, title, children }: PanelFrameProps) {
  const { t } = useTranslation();
  const { show, close } = useSide();
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useFocusReturned(panel);
  useEscape(panel, close);

  useEffect(() => {
    // A panel with a field to type in has taken the focus itself.
    if (!panel.current?.matches(':has(input:focus)')) heading.current?.focus({ preventScroll: true });
  }, [side]);

  const isBelowDetails = side !== 'details' && side !== 'search';
  return (
    <aside
      ref={panel}
      aria-labelledby={titleId}
      className="flex w-full flex-col bg-surface lg:w-80 lg:shrink-0 lg:border-s lg:border-line xl:w-88"
    >
      <header className="flex min-h-16 shrink-0 items-center gap-1 border-b border-line px-2">
        <IconButton
          label={isBelowDetails ? t('details.backToDetails') : t('details.backToMessages')}
          onClick={() => (isBelowDetails ? show('details') : close())}
          className={isBelowDetails ? '' : 'lg:hidden'}
        >
          <ArrowLeft className="rtl:rotate-180" />
        </IconButton>
        <h2
          ref={heading}
          id={titleId}
          tabIndex={-1}
          className="min-w-0 grow truncate px-2 text-lead font-bold outline-none"
        >
          {title}
        </h2>
        <IconButton
          label={t('details.close')}
          onClick={close}
          className={isBelowDetails ? '' : 'max-lg:hidden'}
        >
          <X />
        </IconButton>
      </header>
      <div className="flex min-h-0 grow flex-col overflow-y-auto overscroll-contain">{children}</div>
    </aside>
  );
}

/** Escape closes what is open last: a menu or a dialog first, and never the panel while the focus is elsewhere. */
function useEscape(panel: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const { target } = event;
      const isHere = target === document.body || (target instanceof Node && panel.current?.contains(target));
      if (!isHere) return;
      event.preventDefault();
      close();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [panel, close]);
}

/** When the panel goes with the focus in it, what had the focus before has it again. */
function useFocusReturned(panel: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const element = panel.current;
    return () => {
      const { activeElement } = document;
      const isLost = activeElement === document.body || element?.contains(activeElement);
      if (isLost && before instanceof HTMLElement)
        queueMicrotask(() => before.focus({ preventScroll: true }));
    };
  }, [panel]);
}
