import { type ReactNode, useEffect, useRef } from 'react';

interface BottomSheetProps {
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog at the foot of a phone; pressing beside it closes it. */
export function BottomSheet({ label, onClose, children }: BottomSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      className="enter m-0 mt-auto max-h-[85dvh] w-full max-w-full overflow-y-auto rounded-t-card border-t border-line bg-raised
        p-0 pb-[env(safe-area-inset-bottom)] text-ink shadow-float backdrop:bg-[rgb(4_18_20/0.55)]"
    >
      {children}
    </dialog>
  );
}
