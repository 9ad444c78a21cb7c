import { ChevronRight } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactNode } from 'react';
import { classes } from '../design/classes.ts';

/** Where a menu hangs: at the edge of a button, or at the point that was clicked. In pixels of the window. */
export interface MenuPlace {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface FloatingMenuProps {
  label: string;
  place: MenuPlace;
  /** What takes the focus back when the menu goes. */
  from: HTMLElement | null;
  align?: 'start' | 'end';
  onClose: () => void;
  children: ReactNode;
}

const panel =
  'enter z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 max-w-[calc(100vw-1.5rem)] ' +
  'overflow-y-auto rounded-control border border-line bg-raised p-1.5 text-ink shadow-float outline-none';

const row =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-small px-3 py-1.5 outline-none select-none md:min-h-9 ' +
  'data-highlighted:bg-sunken data-[state=open]:bg-sunken [&_svg]:size-4.5 [&_svg]:shrink-0';

/** An open menu: mount it to show it. The keyboard walks through it, and Escape gives the focus back. */
export function FloatingMenu({ label, place, from, align = 'start', onClose, children }: FloatingMenuProps) {
  return (
    <DropdownMenu.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <DropdownMenu.Trigger asChild>
        <span aria-hidden className="pointer-events-none fixed overflow-hidden opacity-0" style={place}>
          {label}
        </span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={12}
          className={panel}
          onInteractOutside={(event) => {
            // A menu button closes its menu itself; closed here as well, its click would open it again.
            const ownButton = from?.getAttribute('aria-haspopup') === 'menu' ? from : null;
            if (event.target instanceof Node && ownButton?.contains(event.target)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            from?.focus({ preventScroll: true });
          }}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

interface MenuItemProps {
  icon: ReactNode;
  look?: 'plain' | 'danger';
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, look = 'plain', onSelect, children }: MenuItemProps) {
  const danger = look === 'danger';
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      className={classes(row, danger ? 'text-danger' : '[&_svg]:text-ink-soft')}
    >
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuBranch({
  icon,
  label,
  children,
}: {
  icon: ReactNode;
  label: string;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={classes(row, '[&_svg]:text-ink-soft')}>
        {icon}
        <span className="grow">{label}</span>
        <ChevronRight aria-hidden className="rtl:rotate-180" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent sideOffset={6} collisionPadding={12} className={panel}>
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon: ReactNode }[];
  onChoose: (value: Value) => void;
}

/** One of a few, side by side; choosing keeps the menu open. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: MenuChoiceProps<Value>) {
  return (
    <DropdownMenu.RadioGroup aria-label={label} value={value} className="flex gap-1 p-1">
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          aria-label={option.label}
          title={option.label}
          onSelect={(event) => {
            event.preventDefault();
            onChoose(option.value);
          }}
          className="flex h-10 grow cursor-pointer items-center justify-center rounded-small text-ink-soft outline-none
            data-highlighted:bg-sunken data-[state=checked]:bg-accent-soft data-[state=checked]:text-accent
            [&_svg]:size-4.5"
        >
          {option.icon}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

/** What the menu is about, where it doesn't go without saying. */
export function MenuHead({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-3 py-1.5 leading-tight">{children}</DropdownMenu.Label>;
}

export const MenuLine = () => <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-line" />;
