import { Toast } from 'radix-ui';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { toasts } from './toasts.ts';

/** The toasts of now; F8 leads the keyboard to them. */
export function ToastList() {
  const { t } = useTranslation();
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current);
  return (
    <Toast.Provider label={t('toast.label')} swipeDirection="down" duration={6000}>
      {shown.map(({ id, look, text, durationMs }) => (
        <Toast.Root
          key={id}
          {...(durationMs ? { duration: durationMs } : {})}
          onOpenChange={(open) => {
            if (!open) toasts.dismiss(id);
          }}
          className="enter flex items-start gap-3 rounded-control border border-line bg-raised py-2 ps-4 pe-2 shadow-float"
        >
          {look === 'danger' ? (
            <CircleAlert aria-hidden className="mt-2.5 size-5 shrink-0 text-danger" />
          ) : (
            <CircleCheck aria-hidden className="mt-2.5 size-5 shrink-0 text-good" />
          )}
          <Toast.Description className="grow py-2">{text}</Toast.Description>
          <Toast.Close
            aria-label={t('common.close')}
            className="inline-flex size-10 shrink-0 items-center justify-center rounded-control text-ink-soft hover:bg-sunken"
          >
            <X aria-hidden className="size-4" />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport
        className="fixed inset-x-4 bottom-[calc(1rem+env(safe-area-inset-bottom))] z-50 mx-auto flex max-w-md flex-col
          gap-2 max-md:bottom-[calc(5.25rem+env(safe-area-inset-bottom))]"
      />
    </Toast.Provider>
  );
}
