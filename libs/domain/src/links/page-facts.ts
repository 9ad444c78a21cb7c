import { LIMITS } from '@parley/contracts';
import { type WebAnswer } from '@parley/infra';
import { Parser } from 'htmlparser2';
import { decodePage } from './decode-page.ts';

/** What a page says of itself for cards like ours. */
export interface PageFacts {
  readonly siteName: string;
  readonly title: string;
  readonly description: string | null;
  /** Whole, though of any kind of address. */
  readonly imageUrl: string | null;
}

/** In the order in which they are believed. */
const TITLES = ['og:title', 'twitter:title'];
const DESCRIPTIONS = ['og:description', 'twitter:description', 'description'];
const IMAGES = ['og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src'];
const TITLE_LETTERS = 2000;

/** Null where the page does not even have a title. */
export function pageFacts(page: WebAnswer): PageFacts | null {
  const { meta, title: titleElement } = readHead(decodePage(page));
  const first = (names: readonly string[], letters: number) =>
    names.map((name) => tidy(meta.get(name) ?? '', letters)).find((text) => text !== '') ?? null;
  const title = first(TITLES, LIMITS.linkTitle) ?? tidy(titleElement, LIMITS.linkTitle);
  if (title === '') return null;
  const image = first(IMAGES, LIMITS.url);
  return {
    siteName:
      first(['og:site_name'], LIMITS.linkSiteName) ?? tidy(new URL(page.url).hostname, LIMITS.linkSiteName),
    title,
    description: first(DESCRIPTIONS, LIMITS.linkDescription),
    imageUrl: image !== null && URL.canParse(image, page.url) ? new URL(image, page.url).href : null,
  };
}

interface Head {
  /** The first of each name, in small letters. */
  readonly meta: ReadonlyMap<string, string>;
  readonly title: string;
}

/** By a tokenizer, since pages are written by hand and by machines of all kinds, and none of them by the rules. */
function readHead(html: string): Head {
  const meta = new Map<string, string>();
  let title = '';
  let titles = 0;
  let inTitle = false;
  let drawings = 0;
  const parser = new Parser({
    onopentag: (tag, { property, name, content }) => {
      // A drawing inside of the page has titles of its own.
      if (tag === 'svg') drawings += 1;
      if (tag === 'title' && drawings === 0) {
        titles += 1;
        inTitle = titles === 1;
      }
      const key = (property ?? name ?? '').trim().toLowerCase();
      if (tag === 'meta' && key !== '' && content?.trim() && !meta.has(key)) meta.set(key, content);
    },
    ontext: (text) => {
      if (inTitle && title.length < TITLE_LETTERS) title += text;
    },
    onclosetag: (tag) => {
      if (tag === 'title') inTitle = false;
      if (tag === 'svg') drawings -= 1;
    },
  });
  parser.end(html);
  return { meta, title };
}

const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;
const BLANK = /[\s\p{Cc}]+/gu;

/** One line of at most so many characters, without what could turn the direction of what stands around it. */
function tidy(text: string, letters: number): string {
  const line = text.toWellFormed().replace(INVISIBLE, '').replace(BLANK, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= letters
    ? line
    : `${characters
        .slice(0, letters - 1)
        .join('')
        .trimEnd()}…`;
}
