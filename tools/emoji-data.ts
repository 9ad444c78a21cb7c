/**
 * `npm run emoji` writes the list of all emoji and their names in every language of the web client. To be run when
 * Unicode has a new release: raise the versions below, and add a language where the web client has a new one.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const SOURCES = [
  'unicode-emoji-json@0.9.0',
  'cldr-annotations-full@48.2.0',
  'cldr-annotations-derived-full@48.2.0',
];
const LANGUAGES = ['en', 'de', 'es', 'ar'];
/** Older emoji are taken to be drawn everywhere. */
const DRAWN_EVERYWHERE = 13;
const VARIATION = '\uFE0F';

const Groups = z.array(
  z.object({ slug: z.string(), emojis: z.array(z.object({ emoji: z.string(), emoji_version: z.string() })) }),
);
const Words = z.record(
  z.string(),
  z.object({ default: z.array(z.string()).optional(), tts: z.array(z.string()).optional() }),
);
const Annotations = z.object({ annotations: z.object({ annotations: Words }) });
const Derived = z.object({ annotationsDerived: z.object({ annotations: Words }) });

const target = path.resolve(import.meta.dirname, '../apps/web/src/features/emoji/data');
const folder = mkdtempSync(path.join(tmpdir(), 'emoji-data-'));
try {
  execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--prefix', folder, ...SOURCES], {
    stdio: 'inherit',
  });
  const groups = Groups.parse(read('unicode-emoji-json/data-by-group.json'));
  const all = groups.flatMap(({ emojis }) => emojis);
  const newer = Map.groupBy(
    all.filter(({ emoji_version }) => Number(emoji_version) > DRAWN_EVERYWHERE),
    ({ emoji_version }) => emoji_version,
  );
  mkdirSync(target, { recursive: true });
  write('emoji.json', {
    groups: Object.fromEntries(groups.map(({ slug, emojis }) => [slug, emojis.map(({ emoji }) => emoji)])),
    newer: [...newer]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([version, emojis]) => ({ version, emoji: emojis.map(({ emoji }) => emoji) })),
  });
  for (const language of LANGUAGES) {
    const words = {
      ...Derived.parse(read(`cldr-annotations-derived-full/annotationsDerived/${language}/annotations.json`))
        .annotationsDerived.annotations,
      ...Annotations.parse(read(`cldr-annotations-full/annotations/${language}/annotations.json`)).annotations
        .annotations,
    };
    write(
      `names.${language}.json`,
      all.map(({ emoji }) => wordsOf(words[emoji] ?? words[emoji.replaceAll(VARIATION, '')])),
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The name first, then what else one may look for. */
function wordsOf(found: z.infer<typeof Words>[string] | undefined): string {
  const { tts = [], default: others = [] } = found ?? {};
  return [...new Set([...tts, ...others])].join('|');
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, 'node_modules', file), 'utf8'));
}

function write(file: string, data: unknown): void {
  writeFileSync(path.join(target, file), `${JSON.stringify(data)}\n`);
}
