import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { GoogleMark } from './google-mark.tsx';
import { startGoogle } from './google.ts';

export function GoogleButton({ next }: { next: string | undefined }) {
  const { t } = useTranslation();
  const start = useMutation({ mutationFn: () => startGoogle(next) });
  return (
    <Button
      look="secondary"
      className="w-full"
      busy={start.isPending || start.isSuccess}
      icon={<GoogleMark />}
      onClick={() => start.mutate()}
    >
      {t('google.signIn')}
    </Button>
  );
}
