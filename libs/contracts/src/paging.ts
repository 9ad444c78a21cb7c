import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** What a query may say. Schemas of queries carry no `id`: documents spell their fields out as parameters. */
export const PageQuery = z.strictObject({
  cursor: z
    .string()
    .min(1)
    .max(LIMITS.cursor)
    .regex(/^[A-Za-z0-9_-]+$/, 'Not a cursor.')
    .optional()
    .describe('`nextCursor` of the page before; leave out for the first page.'),
  limit: z.coerce
    .number('A whole number.')
    .int('A whole number.')
    .min(1, 'At least 1.')
    .max(LIMITS.page.max, `At most ${LIMITS.page.max}.`)
    .default(LIMITS.page.default)
    .describe('How many rows at most.'),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** A page of rows; `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(id: string, item: T) =>
  z
    .object({ items: z.array(item), nextCursor: z.string().nullable().describe('Null on the last page.') })
    .meta({ id, ...exampleOf(item) });

function exampleOf(item: z.ZodType): { example?: object } {
  const example = item.meta()?.example;
  return example === undefined ? {} : { example: { items: [example], nextCursor: null } };
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
