import { useMutation } from '@tanstack/react-query';
import { ZoomIn, ZoomOut } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.tsx';
import { Dialog } from '../../design/dialog.tsx';
import { Notice } from '../../design/notice.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { useKeepMe } from '../../session/queries.ts';
import { CropStage } from './crop-stage.tsx';
import { MAX_ZOOM, wholePicture, zoomTo } from './crop.ts';
import { cutOut } from './draw-crop.ts';

interface CropDialogProps {
  picture: ImageBitmap;
  onClose: () => void;
}

/** Chooses the square of a picture that others will see, and sends only that. */
export function CropDialog({ picture, onClose }: CropDialogProps) {
  const { t } = useTranslation();
  const keepMe = useKeepMe();
  const hintId = useId();
  const [crop, setCrop] = useState(() => wholePicture(picture));
  const save = useMutation({
    mutationFn: async () => parley.me.setAvatar(await cutOut(picture, crop)),
    onSuccess: (me) => {
      keepMe(me);
      toasts.good(t('profile.picture.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('profile.picture.cropTitle')} onClose={onClose}>
      <CropStage picture={picture} crop={crop} hintId={hintId} onChange={setCrop} />
      <label className="mx-auto flex w-full max-w-72 items-center gap-3 text-ink-soft [&_svg]:size-5 [&_svg]:shrink-0">
        <ZoomOut aria-hidden />
        <span className="sr-only">{t('profile.picture.zoom')}</span>
        <input
          type="range"
          min={1}
          max={MAX_ZOOM}
          step={0.05}
          value={crop.zoom}
          onChange={({ target }) => setCrop((now) => zoomTo(now, target.valueAsNumber, picture))}
          className="h-11 min-w-0 grow cursor-pointer accent-(--color-accent)"
        />
        <ZoomIn aria-hidden />
      </label>
      <p id={hintId} className="text-center text-note text-ink-soft">
        {t('profile.picture.hint')}
      </p>
      {save.isError && <Notice look="danger">{describeProblem(save.error)}</Notice>}
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="secondary" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button busy={save.isPending} onClick={() => save.mutate()}>
          {t('profile.picture.use')}
        </Button>
      </div>
    </Dialog>
  );
}
