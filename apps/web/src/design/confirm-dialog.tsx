import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Notice } from './notice.tsx';

interface ConfirmDialogProps {
  title: string;
  action: string;
  busy: boolean;
  problem?: string | undefined;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <div className="text-ink-soft">{props.children}</div>
      {props.problem && <Notice look="danger">{props.problem}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="secondary" onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="danger" busy={props.busy} onClick={props.onConfirm}>
          {props.action}
        </Button>
      </div>
    </Dialog>
  );
}
