import { Share2 } from 'lucide-react';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { Skeleton } from '../../design/skeleton.tsx';

const QrCode = lazy(() => import('./qr-code.tsx').then((file) => ({ default: file.QrCode })));

interface SharedLinkProps {
  url: string;
  /** Where it leads. */
  title: string;
  withQrCode?: boolean;
}

/** A link to give away: to be copied, handed to another program, or scanned from this screen. */
export function SharedLink({ url, title, withQrCode = false }: SharedLinkProps) {
  const { t } = useTranslation();
  const share = () => {
    // Closing the system's own window is no error.
    navigator.share({ title, text: t('details.invite.shareText', { title }), url }).catch(() => undefined);
  };
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-2">
      {withQrCode && (
        <Suspense fallback={<Skeleton className="aspect-square w-full max-w-56 rounded-card" />}>
          <QrCode text={url} label={t('details.invite.qr')} />
        </Suspense>
      )}
      <div className="flex w-full items-center rounded-control border border-line bg-sunken/60 ps-3.5">
        <output dir="ltr" className="min-w-0 grow py-2 text-note wrap-anywhere select-all">
          {url}
        </output>
        <CopyButton text={url} label={t('details.invite.copy')} />
      </div>
      {'share' in navigator && (
        <Button look="secondary" className="w-full" icon={<Share2 aria-hidden />} onClick={share}>
          {t('details.invite.share')}
        </Button>
      )}
    </div>
  );
}
