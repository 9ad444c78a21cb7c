import { type ComponentType, type ReactNode, Suspense, lazy, useRef, useState } from 'react';
import { type MenuPlace } from './floating-menu.tsx';

/** What every menu that hangs at a button is given. */
export interface ButtonMenuProps {
  place: MenuPlace;
  from: HTMLElement | null;
  onClose: () => void;
}

/** A menu whose code comes only when somebody is about to open it. */
export function lazyMenu<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return {
    Menu: lazy(() => load().then((menu) => ({ default: menu }))),
    fetchAhead: () => void load().catch(() => undefined),
  };
}

interface MenuButtonProps {
  label: string;
  menu: ReturnType<typeof lazyMenu<ButtonMenuProps>>;
  className: string;
  children: ReactNode;
}

export function MenuButton({ label, menu: { Menu, fetchAhead }, className, children }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [place, setPlace] = useState<MenuPlace | null>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        title={label}
        aria-haspopup="menu"
        aria-expanded={place !== null}
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
        onClick={(event) => {
          const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
          setPlace(place ? null : { left, top, width, height });
        }}
        className={className}
      >
        {/* Not an aria-label: what is drawn in the button may be letters, such as somebody's initials. */}
        <span className="sr-only">{label}</span>
        {children}
      </button>
      {place && (
        <Suspense>
          <Menu place={place} from={button.current} onClose={() => setPlace(null)} />
        </Suspense>
      )}
    </>
  );
}
