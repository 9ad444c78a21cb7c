import { z } from 'zod';

/** What pictures may be sent as. The bytes decide what a picture is; the header must only name one of these. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const;

/** Avatars are kept as squares of these sizes, in pixels. */
export const AVATAR_SIZES = [96, 384] as const;
export type AvatarSize = (typeof AVATAR_SIZES)[number];

export const AvatarQuery = z.strictObject({
  size: z
    .enum(['96', '384'])
    .default('384')
    .describe('The side of the square, in pixels.')
    .transform((text): AvatarSize => (text === '96' ? 96 : 384)),
});
export type AvatarQuery = z.infer<typeof AvatarQuery>;

/** Made by the server at random, so that whoever does not know it cannot find the picture. */
export const PictureName = z
  .string()
  .regex(/^[0-9a-f]{32}$/, 'Not the name of a picture.')
  .describe('The name of a picture.')
  .meta({ example: '9f86d081884c7d659a2feaa0c55ad015' });
