import { type ComponentType, type ReactNode, Suspense, lazy } from 'react';
import { type MenuPlace } from './floating-menu.tsx';
import { useButtonMenu } from './use-button-menu.ts';

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
  const { place, button, opener, close } = useButtonMenu(fetchAhead);
  return (
    <>
      <button {...opener} type="button" title={label} className={className}>
        {/* Not an aria-label: what is drawn in the button may be letters, such as somebody's initials. */}
        <span className="sr-only">{label}</span>
        {children}
      </button>
      {place && (
        <Suspense>
          <Menu place={place} from={button.current} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
