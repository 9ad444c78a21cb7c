import { Id, Timestamp } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { namedSchemas } from './named-schemas.ts';
import { factsOf } from './schema-facts.ts';

const Part = z.object({ size: z.number().int() }).meta({ id: 'PartOfAFact' });
const Whole = z
  .object({
    comment: z.string().max(80).optional().describe('In a line.'),
    id: Id,
    at: Timestamp.nullable(),
    count: z.number().int().min(1).nullable(),
    colour: z.enum(['red', 'green']).default('red'),
    parts: z.array(Part).max(5),
    names: z.array(z.string()),
    pair: z.array(z.tuple([Id, z.boolean()])),
    place: z.object({ row: z.number().int() }).nullable(),
  })
  .meta({ id: 'WholeOfAFact' });
const Kinds = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('empty') }),
    z.object({ type: z.literal('full'), part: Part }),
  ])
  .meta({ id: 'KindsOfAFact' });

const { schemas } = namedSchemas({ whole: Whole, kinds: Kinds });
const factsNamed = (name: string) => factsOf(schemas[name] ?? {});

describe('What people read of a schema', () => {
  it('is its fields, the needed ones first, and what is inside of them after them', () => {
    const link = { schema: 'PartOfAFact' };
    const needed = (name: string, ...type: unknown[]) => ({ name, required: true, type, description: '' });
    expect(factsNamed('WholeOfAFact')).toEqual({
      kind: 'fields',
      fields: [
        needed('id', 'id'),
        needed('at', 'time', ', or null'),
        needed('count', 'whole number from 1', ', or null'),
        needed('parts', 'list of ', link, ', 5 at most'),
        needed('names', 'list of ', 'texts'),
        needed('pair', 'list of ', '[', 'id', ', ', 'true or false', ']'),
        needed('place', 'object', ', or null'),
        needed('place.row', 'whole number'),
        { name: 'comment', required: false, type: ['text up to 80'], description: 'In a line.' },
        { name: 'colour', required: false, type: ['`red`, `green`'], description: '`"red"` if left out.' },
      ],
    });
  });

  it('is its variants, where it has some', () => {
    const part = { name: 'part', required: true, type: [{ schema: 'PartOfAFact' }], description: '' };
    expect(factsNamed('KindsOfAFact')).toEqual({
      kind: 'variants',
      variants: [
        { type: 'empty', fields: [] },
        { type: 'full', fields: [part] },
      ],
    });
  });
});
