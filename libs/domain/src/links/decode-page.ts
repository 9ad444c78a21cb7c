import { TextDecoder } from 'node:util';
import { type WebAnswer } from '@parley/infra';

/** Browsers look no further for a charset inside of a page. */
const PRESCAN_BYTES = 1024;
const IN_PAGE = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i;

/** The text of a page, by its byte order mark, its header or its own word, as browsers do; UTF-8 where nothing helps. */
export function decodePage({ bytes, charset }: Pick<WebAnswer, 'bytes' | 'charset'>): string {
  return decoderFor(markOf(bytes) ?? charset ?? charsetInPage(bytes) ?? 'utf-8').decode(bytes);
}

function markOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

function charsetInPage(bytes: Buffer): string | null {
  const label = IN_PAGE.exec(bytes.toString('latin1', 0, PRESCAN_BYTES))?.[1] ?? null;
  // Whoever could read this word did not read it in UTF-16.
  return label !== null && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder('utf-8');
    throw error;
  }
}
