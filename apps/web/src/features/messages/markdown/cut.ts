import { type Block, type Inline } from './ast.ts';

/** What a new line costs of the room there is, in characters. */
const LINE = 60;

class Room {
  left: number;
  cut = false;

  constructor(size: number) {
    this.left = size;
  }

  /** As much of a text as there is room for. */
  take(text: string): string {
    const cost = text.length + LINE * (text.split('\n').length - 1);
    if (cost <= this.left) {
      this.left -= cost;
      return text;
    }
    this.cut = true;
    const taken = beginning(text, this.left);
    this.left = 0;
    return taken;
  }

  get full(): boolean {
    return this.left <= 0;
  }
}

/** The beginning of a long message, with its marks; null where all of it has room. */
export function cutBlocks(blocks: readonly Block[], size: number): readonly Block[] | null {
  const room = new Room(size);
  const shown = cutAll(blocks, room);
  return room.cut ? shown : null;
}

function cutAll(blocks: readonly Block[], room: Room): readonly Block[] {
  return whileRoom(blocks, room, (block) => {
    room.left -= LINE;
    switch (block.type) {
      case 'paragraph':
        return { ...block, children: cutInlines(block.children, room) };
      case 'code':
        return { ...block, text: room.take(block.text) };
      case 'quote':
        return { ...block, blocks: cutAll(block.blocks, room) };
      case 'list':
        return {
          ...block,
          items: whileRoom(block.items, room, (item) => {
            room.left -= LINE;
            return cutInlines(item, room);
          }),
        };
    }
  });
}

function cutInlines(inlines: readonly Inline[], room: Room): readonly Inline[] {
  return whileRoom(inlines, room, (inline) => {
    switch (inline.type) {
      case 'text':
      case 'code':
        return { ...inline, text: room.take(inline.text) };
      case 'link':
        room.take(inline.text);
        return inline;
      case 'mention':
        room.take(inline.handle);
        return inline;
      default:
        return { ...inline, children: cutInlines(inline.children, room) };
    }
  });
}

function whileRoom<T>(parts: readonly T[], room: Room, cutOne: (part: T) => T): readonly T[] {
  const shown: T[] = [];
  for (const part of parts) {
    if (room.full) {
      room.cut = true;
      break;
    }
    shown.push(cutOne(part));
  }
  return shown;
}

/** Ends at a word where one ends nearby, and never within a surrogate pair. */
function beginning(text: string, size: number): string {
  const lines = text.split('\n');
  let end = 0;
  let left = size;
  for (const line of lines) {
    if (left <= 0) break;
    end += Math.min(line.length, left) + 1;
    left -= line.length + LINE;
  }
  const piece = text.slice(0, Math.max(0, end - 1));
  const whole = /[\ud800-\udbff]$/u.test(piece) ? piece.slice(0, -1) : piece;
  const word = whole.search(/\s\S{0,30}$/u);
  return `${word > 0 ? whole.slice(0, word) : whole}…`;
}
