import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const PAGES = ['*.md', 'docs/*.md', 'deploy/*.md', 'libs/*/README.md'].flatMap((pattern) =>
  globSync(pattern, { cwd: ROOT }),
);

describe('Pages of documentation', () => {
  it.each(PAGES)('%s leads only to what is there', (page) => {
    const text = readFileSync(path.join(ROOT, page), 'utf8');
    const targets = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:|^\//.test(target));
    const missing = targets.filter((target) => !existsSync(path.resolve(ROOT, path.dirname(page), target)));
    expect(missing).toEqual([]);
  });
});
