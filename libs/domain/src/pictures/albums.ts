import { LinkPreviewEntity, type Reader, UserEntity } from '@parley/database';
import { z } from 'zod';

/** What pictures are kept for. */
export const Album = z.enum(['avatars', 'links']);
export type Album = z.infer<typeof Album>;

interface AlbumFacts {
  /** What tells the files of one picture apart. */
  readonly variants: readonly string[];
  /** Whether a row refers to the picture. */
  readonly uses: (reader: Reader, name: string) => Promise<boolean>;
}

export const ALBUMS: Readonly<Record<Album, AlbumFacts>> = {
  avatars: {
    variants: ['96', '384'],
    uses: ({ manager }, avatar) => manager.existsBy(UserEntity, { avatar }),
  },
  links: {
    variants: ['card'],
    uses: ({ manager }, picture) => manager.existsBy(LinkPreviewEntity, { picture }),
  },
};

export const fileOf = (album: Album, name: string, variant: string) => `${album}/${name}-${variant}.webp`;
