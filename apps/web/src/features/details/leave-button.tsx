import { type KnownConversation } from '@parley/client';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { LeaveDialog } from '../chats/leave-dialog.tsx';

export function LeaveButton({ known }: { known: KnownConversation }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <div className="p-4">
      <Button
        look="danger-quiet"
        className="w-full"
        icon={<LogOut aria-hidden className="rtl:rotate-180" />}
        onClick={() => setAsking(true)}
      >
        {t('details.leave.open')}
      </Button>
      {asking && <LeaveDialog known={known} onClose={() => setAsking(false)} />}
    </div>
  );
}
