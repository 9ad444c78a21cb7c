import { describe, expect, it } from 'vitest';
import { type Block, type Inline } from './ast.ts';
import { parseMarkdown } from './blocks.ts';
import { parseText } from './parsed.ts';

/** A short way to write down what was understood: <b>, <i>, <s>, <c>, <a>, <@>. */
function shown(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.text;
        case 'code':
          return `<c>${inline.text}</c>`;
        case 'link':
          return `<a ${inline.href}>${inline.text}</a>`;
        case 'mention':
          return `<@${inline.handle}>`;
        case 'bold':
          return `<b>${shown(inline.children)}</b>`;
        case 'italic':
          return `<i>${shown(inline.children)}</i>`;
        case 'strike':
          return `<s>${shown(inline.children)}</s>`;
      }
    })
    .join('');
}

function outline(blocks: readonly Block[]): unknown[] {
  return blocks.map((block) => {
    switch (block.type) {
      case 'paragraph':
        return shown(block.children);
      case 'code':
        return { code: block.text };
      case 'quote':
        return { quote: outline(block.blocks) };
      case 'list':
        return { start: block.start, items: block.items.map(shown) };
    }
  });
}

const read = (text: string) => outline(parseMarkdown(text));
const one = (text: string) => {
  const [first, ...others] = read(text);
  expect(others).toEqual([]);
  return first;
};

describe('marks', () => {
  it.each([
    [
      '**bold** and *italic* and _so_ and ~~gone~~',
      '<b>bold</b> and <i>italic</i> and <i>so</i> and <s>gone</s>',
    ],
    ['***both***', '<b><i>both</i></b>'],
    ['**bold with *italic* in it**', '<b>bold with <i>italic</i> in it</b>'],
    ['*italic with **bold** in it*', '<i>italic with <b>bold</b> in it</i>'],
    ['`**as it is**`', '<c>**as it is**</c>'],
    ['``a ` tick``', '<c>a ` tick</c>'],
    ['это**важно**так', 'это<b>важно</b>так'],
    [String.raw`\*not\* marked`, '*not* marked'],
  ])('reads %s', (text, meaning) => {
    expect(one(text)).toBe(meaning);
  });

  it.each([
    '2*3*4 = 24',
    'snake_case_name',
    '**never closed',
    'never opened**',
    'a * lonely *',
    '****',
    '`open',
    '~one tilde~',
    'a ** b ** c',
    '*****five*****',
  ])('leaves %s as it is', (text) => {
    expect(one(text)).toBe(text);
  });

  it('shows marks that cross each other as text', () => {
    expect(one('**a *b** c*')).toBe('<b>a *b</b> c*');
  });
});

describe('blocks', () => {
  it('reads code, quotes and lists between paragraphs', () => {
    const text =
      'First.\n```ts\nconst a = *b*;\n```\n> Quoted\n> > deeper\n- one\n- *two*\n3. three\n4. four\nLast,\nsame.';
    expect(read(text)).toEqual([
      'First.',
      { code: 'const a = *b*;' },
      { quote: ['Quoted', { quote: ['deeper'] }] },
      { start: null, items: ['one', '<i>two</i>'] },
      { start: 3, items: ['three', 'four'] },
      'Last,\nsame.',
    ]);
  });

  it('leaves a fence that nothing closes as it is', () => {
    expect(read('```\nhello')).toEqual(['```\nhello']);
  });

  it('takes no face for a quote', () => {
    expect(one('>:( oh no')).toBe('>:( oh no');
  });

  it('stops to go deeper at some point', () => {
    const text = `${'> '.repeat(4000)}deep`;
    expect(JSON.stringify(read(text)).match(/quote/gu)).toHaveLength(4);
  });
});

describe('links', () => {
  it.each([
    ['see https://example.org/a_b*c.', 'see <a https://example.org/a_b*c>https://example.org/a_b*c</a>.'],
    ['(https://example.org/a_(b))', '(<a https://example.org/a_(b)>https://example.org/a_(b)</a>)'],
    ['www.example.org', '<a https://www.example.org/>www.example.org</a>'],
    ['ada@example.org!', '<a mailto:ada@example.org>ada@example.org</a>!'],
    ['[the docs](https://example.org)', '<a https://example.org/>the docs</a>'],
    ['**https://example.org**', '<b><a https://example.org/>https://example.org</a></b>'],
  ])('finds %s', (text, meaning) => {
    expect(one(text)).toBe(meaning);
  });

  it.each([
    '[click](javascript:alert(1))',
    '[click](JaVaScRiPt:alert(1))',
    '[click](data:text/html,<script>alert(1)</script>)',
    '[click](//evil.example)',
    '[click](vbscript:x)',
    '[click]( example.org)',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ])('makes no link of %s', (text) => {
    expect(JSON.stringify(parseMarkdown(text))).not.toContain('"link"');
  });

  it('makes no link of an address that poses as another by a user name', () => {
    expect(one('https://bank.example@evil.example/')).toBe('https://bank.example@evil.example/');
  });

  it('says where a link leads whose text names another address', () => {
    expect(one('[https://bank.example](https://evil.example)')).toBe(
      '<a https://evil.example/>https://evil.example/</a>',
    );
    expect(one('[bank.example/login](https://evil.example)')).toBe(
      '<a https://evil.example/>https://evil.example/</a>',
    );
  });

  it('lets no control character turn the text of a link around', () => {
    expect(one('[\u202eerom\u202c](https://example.org)')).toBe('<a https://example.org/>erom</a>');
    expect(one('https://example.org/\u202egpj.exe')).toBe(
      '<a https://example.org/gpj.exe>https://example.org/gpj.exe</a>',
    );
  });

  it('finds the first address for a card', () => {
    expect(parseText('> **mailto:a@b.example** https://first.example https://second.example').firstLink).toBe(
      'https://first.example/',
    );
    expect(parseText('nothing').firstLink).toBeNull();
  });
});

describe('names', () => {
  it.each([
    ['hi @ada.lovelace!', 'hi <@ada.lovelace>!'],
    ['@everyone, look', '<@everyone>, look'],
    ['not@here or @@there', 'not@here or @@there'],
  ])('reads %s', (text, meaning) => {
    expect(one(text)).toBe(meaning);
  });
});

describe('hostile texts', () => {
  it('takes no markup for markup', () => {
    const text = '<img src=x onerror=alert(1)><script>alert(1)</script>&lt;b&gt;';
    expect(one(text)).toBe(text);
  });

  it.each([
    ['stars', '*'.repeat(1_000_000)],
    ['open bold marks', '**a '.repeat(300_000)],
    ['open marks of all kinds', '*a **b _c ~~d '.repeat(100_000)],
    ['brackets', '['.repeat(1_000_000)],
    ['links that never end', '[a](b'.repeat(200_000)],
    ['nested brackets in targets', '[a](b(c)'.repeat(200_000)],
    ['ticks of growing length', Array.from({ length: 1400 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['ticks', '` `` '.repeat(200_000)],
    ['addresses', 'http://'.repeat(150_000)],
    ['brackets after an address', `https://example.org/${')'.repeat(900_000)}`],
    ['at signs', '@a.'.repeat(300_000)],
    ['mail addresses', 'a@a.'.repeat(250_000)],
    ['fences', '```\n'.repeat(250_000)],
    ['quotes', '> '.repeat(500_000)],
    ['quoted lines', '> > > > > a\n'.repeat(80_000)],
    ['list items', '- *a\n'.repeat(200_000)],
    ['backslashes', '\\'.repeat(1_000_000)],
    ['letters', 'a'.repeat(1_000_000)],
    ['combining marks', `z${'\u0301'.repeat(900_000)}`],
  ])('takes a million %s in its stride', (_name, text) => {
    expect(parseMarkdown(text).length).toBeGreaterThan(0);
  });
});

describe('what is shown at first', () => {
  it('is everything of a short message', () => {
    expect(parseText('short').beginning).toBeNull();
  });

  it('is the beginning of a long one, to the end of a word', () => {
    const { beginning } = parseText(`**${'word '.repeat(1000)}end**`);
    const [text = ''] = outline(beginning ?? []).map(String);
    expect(text.length).toBeLessThan(2000);
    expect(text).toMatch(/word…<\/b>$/u);
  });

  it('is the beginning of many short lines', () => {
    const { beginning } = parseText('a\n'.repeat(500).trim());
    expect(String(outline(beginning ?? [])[0]).split('\n').length).toBeLessThan(40);
  });

  it('cuts no character in two', () => {
    const { beginning } = parseText(`x${'😀'.repeat(2000)}`);
    expect(JSON.stringify(outline(beginning ?? []))).not.toMatch(/\\ud83d"/u);
  });

  it('counts list items and quoted lines', () => {
    expect(parseText('- a\n'.repeat(500)).beginning).not.toBeNull();
    expect(parseText('> a\n'.repeat(500)).beginning).not.toBeNull();
  });
});

it('knows a few emoji from words', () => {
  expect(parseText('👍🏽 👩‍👩‍👧').isEmoji).toBe(true);
  expect(parseText('👍 yes').isEmoji).toBe(false);
  expect(parseText('12').isEmoji).toBe(false);
  expect(parseText('😀'.repeat(6)).isEmoji).toBe(false);
});
