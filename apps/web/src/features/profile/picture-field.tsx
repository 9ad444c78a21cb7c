import { useMutation } from '@tanstack/react-query';
import { ImageUp, Trash2 } from 'lucide-react';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../design/avatar.tsx';
import { Button } from '../../design/button.tsx';
import { toasts } from '../../design/toasts.ts';
import { describeProblem } from '../../forms/problems.ts';
import { parley } from '../../session/parley.ts';
import { useKeepMe, useMe } from '../../session/queries.ts';
import { CropDialog } from './crop-dialog.tsx';

/** Your picture, with the ways to choose another one and to do without. */
export function PictureField() {
  const { t } = useTranslation();
  const me = useMe();
  const file = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ImageBitmap | null>(null);

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [picture] = target.files ?? [];
    // So that the same file can be chosen again.
    target.value = '';
    if (!picture) return;
    try {
      setChosen(await createImageBitmap(picture));
    } catch {
      toasts.problem(t('profile.picture.unreadable'));
    }
  };
  // Once nothing shows it any more: a dialog that is about to go may still draw.
  useEffect(() => () => chosen?.close(), [chosen]);

  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Avatar person={me} size="large" />
      <div className="flex flex-wrap gap-2">
        <Button look="secondary" icon={<ImageUp aria-hidden />} onClick={() => file.current?.click()}>
          {me.avatarUrl === null ? t('profile.picture.choose') : t('profile.picture.change')}
        </Button>
        {me.avatarUrl !== null && <RemoveButton />}
      </div>
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('profile.picture.choose')}
        onChange={(event) => void choose(event)}
      />
      {chosen && <CropDialog picture={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}

function RemoveButton() {
  const { t } = useTranslation();
  const keepMe = useKeepMe();
  const remove = useMutation({
    mutationFn: () => parley.me.removeAvatar(),
    onSuccess: (me) => {
      keepMe(me);
      toasts.good(t('profile.picture.removed'));
    },
    onError: (error) => toasts.problem(describeProblem(error)),
  });
  return (
    <Button
      look="danger-quiet"
      icon={<Trash2 aria-hidden />}
      busy={remove.isPending}
      onClick={() => remove.mutate()}
    >
      {t('profile.picture.remove')}
    </Button>
  );
}
