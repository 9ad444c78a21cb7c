import { z } from 'zod';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

export interface NamedSchemas {
  /** By the keys of what was given; each refers to a name. */
  readonly references: Readonly<Record<string, JsonSchema>>;
  /** By name: what was given, and all that it refers to in turn. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

const PREFIX = '#/components/schemas/';
const Schemas = z.record(
  z.string(),
  z.custom<JsonSchema>((value) => typeof value === 'object' && value !== null),
);
const Converted = z.object({ properties: Schemas, definitions: Schemas });

/** JSON schemas of what is on the wire. The names are the ids of the contracts. */
export function namedSchemas(given: Readonly<Record<string, z.ZodType>>): NamedSchemas {
  const converted = z.toJSONSchema(z.object(given), {
    target: 'draft-7',
    // What clients get may have more fields in a later release, which the schemas of outputs would refuse.
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => tidy(jsonSchema),
  });
  const { properties, definitions } = Converted.parse(withReferencesMoved(converted));
  return { references: properties, schemas: definitions };
}

/** The name in a reference, which may carry a description of its own. */
export function referredName({ $ref, allOf }: JsonSchema): string | undefined {
  const reference = $ref ?? (allOf?.length === 1 ? allOf[0]?.$ref : undefined);
  return reference?.startsWith(PREFIX) ? reference.slice(PREFIX.length) : undefined;
}

export function referenceTo(name: string): JsonSchema {
  return { $ref: PREFIX + name };
}

/** Leaves out what only a machine would read, and says the rest as JSON Schema says it. */
function tidy(schema: JsonSchema): void {
  const { example } = schema;
  if (example !== undefined) {
    delete schema['example'];
    schema.examples = [example];
  }
  if (schema.format !== undefined) delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

function withReferencesMoved(schema: object): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/definitions/', PREFIX) : value,
  );
}
