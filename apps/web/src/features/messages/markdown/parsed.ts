import { type Message } from '@parley/contracts';
import { type Block, type Inline } from './ast.ts';
import { parseMarkdown } from './blocks.ts';
import { cutBlocks } from './cut.ts';

export interface ParsedText {
  readonly blocks: readonly Block[];
  /** The beginning of a long text, which is shown until more is asked for. */
  readonly beginning: readonly Block[] | null;
  /** Nothing but a few emoji: they are shown large. */
  readonly isEmoji: boolean;
  /** The first address in it. */
  readonly firstLink: string | null;
}

const FOLDED_SIZE = 1600;
const FEW_EMOJI = /^(?:\p{RGI_Emoji}\s*){1,5}$/v;
const FEW_EMOJI_LENGTH = 80;

const known = new WeakMap<Message, ParsedText>();

/** What a message says, worked out once for each version of it. */
export function parsedText(message: Message): ParsedText {
  const before = known.get(message);
  if (before) return before;
  const parsed = parseText(message.text);
  known.set(message, parsed);
  return parsed;
}

export function parseText(text: string): ParsedText {
  const blocks = parseMarkdown(text);
  return {
    blocks,
    beginning: cutBlocks(blocks, FOLDED_SIZE),
    isEmoji: text.length <= FEW_EMOJI_LENGTH && FEW_EMOJI.test(text),
    firstLink: firstLinkIn(blocks),
  };
}

function firstLinkIn(blocks: readonly Block[]): string | null {
  for (const block of blocks) {
    const found =
      block.type === 'paragraph'
        ? linkAmong(block.children)
        : block.type === 'list'
          ? (block.items.map(linkAmong).find((link) => link !== null) ?? null)
          : block.type === 'quote'
            ? firstLinkIn(block.blocks)
            : null;
    if (found !== null) return found;
  }
  return null;
}

function linkAmong(inlines: readonly Inline[]): string | null {
  for (const inline of inlines) {
    if (inline.type === 'link' && inline.href.startsWith('http')) return inline.href;
    const within = 'children' in inline ? linkAmong(inline.children) : null;
    if (within !== null) return within;
  }
  return null;
}
