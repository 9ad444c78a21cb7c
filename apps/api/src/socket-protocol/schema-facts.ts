import { Id, Timestamp } from '@parley/contracts';
import { z } from 'zod';
import { type JsonSchema, referredName } from './named-schemas.ts';

/** A piece of a type as people read it: words with `code` in them, or the name of a schema that is described elsewhere. */
export type TypePart = string | { readonly schema: string };

export interface FieldFacts {
  /** Fields of a field are told after it, as `field.inner`. */
  readonly name: string;
  readonly required: boolean;
  readonly type: readonly TypePart[];
  readonly description: string;
}

/** A schema as people read it: an object with its fields, one of several such objects, or something plain. */
export type SchemaFacts =
  | { readonly kind: 'fields'; readonly fields: readonly FieldFacts[] }
  | { readonly kind: 'variants'; readonly variants: readonly VariantFacts[] }
  | { readonly kind: 'plain'; readonly type: readonly TypePart[]; readonly description: string };

export interface VariantFacts {
  /** Of the field `type`, which tells the variants apart. */
  readonly type: string;
  readonly fields: readonly FieldFacts[];
}

/** What ids and times are is told once, not with each. */
const TOLD_ONCE = new Set([Id.description, Timestamp.description]);
const ID_PATTERN = z.toJSONSchema(Id).pattern;
/** More than this is told by a table of its own. */
const LONGEST_CHOICE = 10;
/** Bounds that only say what can be stored. */
const LARGEST = 2_147_483_647;

export function factsOf(schema: JsonSchema): SchemaFacts {
  if (schema.oneOf) return { kind: 'variants', variants: schema.oneOf.map(variantOf) };
  if (schema.properties) return { kind: 'fields', fields: fieldsOf(schema) };
  return { kind: 'plain', type: typeOf(schema), description: schema.description ?? '' };
}

function variantOf(schema: JsonSchema): VariantFacts {
  const { type } = schema.properties ?? {};
  return {
    type: String(asSchema(type).const),
    fields: fieldsOf(schema).filter(({ name }) => name !== 'type'),
  };
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema, within = ''): FieldFacts[] {
  const entries = Object.entries(properties);
  const optional = entries.filter(([key]) => !required.includes(key));
  return [...entries.filter(([key]) => required.includes(key)), ...optional].flatMap(([key, property]) => {
    const schema = asSchema(property);
    const name = within + key;
    const field = {
      name,
      required: required.includes(key),
      type: typeOf(schema),
      description: descriptionOf(schema),
    };
    return [field, ...fieldsOf(withoutNull(schema), `${name}.`)];
  });
}

function descriptionOf(schema: JsonSchema): string {
  const described = schema.description ?? withoutNull(schema).description;
  const said = TOLD_ONCE.has(described) ? '' : (described ?? '');
  const fallback = schema.default === undefined ? '' : `\`${JSON.stringify(schema.default)}\` if left out.`;
  return [said, fallback].filter((text) => text !== '').join(' ');
}

function typeOf(schema: JsonSchema): readonly TypePart[] {
  const name = referredName(schema);
  if (name !== undefined) return [{ schema: name }];
  const rest = withoutNull(schema);
  if (rest !== schema) return [...typeOf(rest), ', or null'];
  if (schema.const !== undefined) return [`\`${String(schema.const)}\``];
  if (schema.enum && schema.enum.length <= LONGEST_CHOICE)
    return [schema.enum.map((value) => `\`${String(value)}\``).join(', ')];
  if (schema.type === 'array') return listOf(schema);
  if (schema.type === 'string') return [textOf(schema)];
  if (schema.type === 'integer') return [numberOf(schema)];
  return [schema.type === 'boolean' ? 'true or false' : 'object'];
}

function listOf({ items, maxItems }: JsonSchema): readonly TypePart[] {
  if (Array.isArray(items)) {
    const each = items.flatMap((item, i) => [...(i > 0 ? [', '] : []), ...typeOf(asSchema(item))]);
    return ['[', ...each, ']'];
  }
  const most = maxItems === undefined ? [] : [`, ${maxItems} at most`];
  const [item = 'object', ...more] = typeOf(asSchema(items));
  return ['list of ', more.length === 0 ? plural(item) : item, ...more, ...most];
}

function plural(part: TypePart): TypePart {
  return typeof part === 'string' && /^[a-zA-Z ]+$/.test(part) ? `${part}s` : part;
}

function textOf({ format, pattern, minLength = 0, maxLength }: JsonSchema): string {
  if (format === 'uuid') return 'UUID';
  if (format === 'date-time') return 'time';
  if (pattern === ID_PATTERN) return 'id';
  if (maxLength === undefined) return 'text';
  return minLength > 1 ? `text of ${minLength} to ${maxLength}` : `text up to ${maxLength}`;
}

function numberOf({ minimum, maximum }: JsonSchema): string {
  const bounds = [
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(maximum === undefined || maximum === LARGEST ? [] : [`to ${maximum}`]),
  ];
  return ['whole number', ...bounds].join(' ');
}

/** What it is when it is not null. */
function withoutNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.type)) {
    const [type, ...more] = schema.type.filter((one) => one !== 'null');
    return type && more.length === 0 ? { ...schema, type } : schema;
  }
  const others = schema.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  const [only] = others;
  return only && others.length === 1 ? only : schema;
}

function asSchema(schema: JsonSchema['items']): JsonSchema {
  return typeof schema === 'object' && !Array.isArray(schema) ? schema : {};
}
