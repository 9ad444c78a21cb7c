import { Copy, Forward, Trash2, X } from 'lucide-react';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../design/button.tsx';

interface SelectionBarProps {
  count: number;
  onCopy: () => void;
  onForward: () => void;
  onDelete: () => void;
  onEnd: () => void;
}

/** What can be done with the selected messages. */
export function SelectionBar({ count, onCopy, onForward, onDelete, onEnd }: SelectionBarProps) {
  const { t } = useTranslation();
  const action = (label: string, icon: ReactNode, run: () => void) => (
    <IconButton label={label} disabled={count === 0} onClick={run} className="disabled:opacity-50">
      {icon}
    </IconButton>
  );
  return (
    <div
      role="toolbar"
      aria-label={t('messages.selection.label')}
      className="enter flex items-center gap-1 border-t border-line bg-raised px-2 py-1"
    >
      <IconButton label={t('messages.selection.cancel')} onClick={onEnd}>
        <X />
      </IconButton>
      <p role="status" className="grow font-semibold">
        {t('messages.selection.count', { count })}
      </p>
      {action(t('messages.selection.copy'), <Copy />, onCopy)}
      {action(t('messages.selection.forward'), <Forward className="rtl:-scale-x-100" />, onForward)}
      {action(t('messages.selection.delete'), <Trash2 className="text-danger" />, onDelete)}
    </div>
  );
}
