/**
 * `npm run generate` writes what is derived from the sources; `-- --check` only tells whether it is current.
 * A new generated file is one more line in `generatedFiles`.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { configurationPage } from './generate/configuration-page.ts';
import { environmentFiles } from './generate/environment-files.ts';
import { protocolPage } from './generate/protocol-page.ts';

export type GeneratedFiles = ReadonlyMap<string, string>;

/** Every generated file: its place in the repository and its text. */
export function generatedFiles(): GeneratedFiles {
  return new Map([
    ['docs/configuration.md', configurationPage()],
    ['docs/protocol.md', protocolPage()],
    ...environmentFiles(),
  ]);
}

export function staleFiles(root: string, files: GeneratedFiles): string[] {
  return [...files]
    .filter(([file, text]) => currentText(path.join(root, file)) !== text)
    .map(([file]) => file);
}

export function writeFiles(root: string, files: GeneratedFiles): void {
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

function currentText(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;
}

function run(checkOnly: boolean): void {
  const root = path.resolve(import.meta.dirname, '..');
  const files = generatedFiles();
  const stale = staleFiles(root, files);
  if (stale.length === 0) {
    console.log(`${files.size} generated files are current.`);
  } else if (checkOnly) {
    console.error(`Not current: ${stale.join(', ')}. Run npm run generate and commit the result.`);
    process.exitCode = 1;
  } else {
    writeFiles(root, files);
    console.log(`Wrote ${stale.join(', ')}.`);
  }
}

if (import.meta.main) run(process.argv.includes('--check'));
