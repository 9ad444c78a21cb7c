import { z } from 'zod';
import { LIMITS } from './limits.ts';

export const LinkQuery = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, error: 'Not a web address.' })
    .max(LIMITS.url, `At most ${LIMITS.url} characters.`)
    .describe('The address that the link leads to.'),
});
export type LinkQuery = z.infer<typeof LinkQuery>;

export const LinkPreview = z
  .object({
    url: z.string().describe('The address that was asked for.'),
    siteName: z
      .string()
      .describe('As the page calls its site, which may be a lie; else the host of the address.'),
    title: z.string(),
    description: z.string().nullable(),
    imageUrl: z
      .string()
      .nullable()
      .describe('A picture, as an address below that of the server: nobody’s browser needs to ask the site.'),
  })
  .meta({ id: 'LinkPreview' });
export type LinkPreview = z.infer<typeof LinkPreview>;

export const LinkPreviewAnswer = z
  .object({ preview: LinkPreview.nullable().describe('Null where there is nothing to show.') })
  .meta({
    id: 'LinkPreviewAnswer',
    example: {
      preview: {
        url: 'https://example.org/lighthouses',
        siteName: 'Example',
        title: 'Lighthouses of the north',
        description: 'Forty of them, and how to get there on foot.',
        imageUrl: '/api/links/images/9f86d081884c7d659a2feaa0c55ad015',
      },
    },
  });
export type LinkPreviewAnswer = z.infer<typeof LinkPreviewAnswer>;
