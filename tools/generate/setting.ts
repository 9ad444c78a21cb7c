import { SECTIONS, Settings, isSecret } from '@parley/config';
import { z } from 'zod';

/** What documents say of one setting, read from its schema. */
export interface SettingFacts {
  readonly name: string;
  readonly description: string;
  readonly secret: boolean;
  /** As one would write it in the environment; nothing where the setting must be given. */
  readonly fallback: string | undefined;
  readonly allowed: string;
  /** What a cluster on one's own machine uses instead of the fallback. */
  readonly local: string | undefined;
  /** The processes that read it; nothing where all do. */
  readonly apps: readonly string[] | undefined;
}

export interface SectionFacts {
  readonly title: string;
  readonly settings: readonly SettingFacts[];
}

export function sections(): SectionFacts[] {
  return Object.entries(SECTIONS).map(([title, shape]) => ({
    title,
    settings: settingNames(shape).map(facts),
  }));
}

function settingNames(shape: object): (keyof Settings)[] {
  return z.array(Settings.keyof()).parse(Object.keys(shape));
}

function facts(name: keyof Settings): SettingFacts {
  const schema = Settings.shape[name];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const setting = schema.meta()?.setting;
  return {
    name,
    description: schema.description ?? '',
    secret: isSecret(name),
    fallback: z.coerce.string().optional().parse(json.default),
    allowed: allowedValues(json),
    local: setting?.local,
    apps: setting?.apps,
  };
}

function allowedValues(json: z.core.JSONSchema.BaseSchema): string {
  if (json.anyOf) return json.anyOf.map(allowedValues).join(', or ');
  if (json.const !== undefined) return json.const === '' ? 'empty' : `\`${String(json.const)}\``;
  if (json.enum) return json.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (json.type === 'integer') return `${json.minimum} to ${json.maximum}`;
  if (json.format === 'uri') return 'an address';
  if (json.pattern) return `\`${json.pattern}\``;
  if (json.minLength !== undefined && json.minLength > 1) return `at least ${json.minLength} characters`;
  return 'text';
}
