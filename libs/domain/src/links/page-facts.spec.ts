import { LIMITS } from '@parley/contracts';
import { describe, expect, it } from 'vitest';
import { pageFacts } from './page-facts.ts';

const URL_OF_PAGE = 'https://lights.example.org/north/list?page=2';

function factsOf(page: string | Buffer, charset: string | null = 'utf-8') {
  return pageFacts({ url: URL_OF_PAGE, type: 'text/html', charset, bytes: Buffer.from(page) });
}

const meta = (property: string, content: string) => `<meta property="${property}" content="${content}">`;

describe('what a page says of itself', () => {
  it('is read from what it says for cards', () => {
    const page = `<!doctype html><html><head><title>Other</title>
      ${meta('og:site_name', 'Lights')}${meta('og:title', 'Lighthouses of the north')}
      ${meta('og:description', 'Forty of them.')}${meta('og:image', '/pictures/one.jpg')}</head>`;
    expect(factsOf(page)).toEqual({
      siteName: 'Lights',
      title: 'Lighthouses of the north',
      description: 'Forty of them.',
      imageUrl: 'https://lights.example.org/pictures/one.jpg',
    });
  });

  it('is made up from less where there is less', () => {
    expect(factsOf('<title> Lighthouses </title>')).toEqual({
      siteName: 'lights.example.org',
      title: 'Lighthouses',
      description: null,
      imageUrl: null,
    });
    expect(
      factsOf(
        '<title>T</title><meta name="Description" content="Words"><meta name="twitter:title" content="Bird">' +
          '<meta name=twitter:image content=//cdn.example.org/b.png>',
      ),
    ).toMatchObject({ title: 'Bird', description: 'Words', imageUrl: 'https://cdn.example.org/b.png' });
  });

  it('is nothing where there is no title', () => {
    for (const page of [
      '',
      'hello',
      '<title></title>',
      '<title> \n </title>',
      meta('og:title', ' '),
      '<titl',
    ])
      expect(factsOf(page), page).toBeNull();
    expect(factsOf(meta('og:description', 'Words'))).toBeNull();
  });

  it('is found in pages that keep no rules', () => {
    expect(factsOf(`<TITLE>One<b>Two</TITLE>`)).toMatchObject({ title: 'One<b>Two' });
    expect(factsOf(`<title>Never closed`)).toMatchObject({ title: 'Never closed' });
    expect(factsOf(`<head><meta content='Q "x"' property='og:title' />`)).toMatchObject({ title: 'Q "x"' });
    expect(factsOf(meta('og:title', 'First') + meta('og:title', 'Second'))).toMatchObject({ title: 'First' });
    expect(factsOf('<svg><title>Icon</title></svg><title>Page</title><title>Late</title>')).toMatchObject({
      title: 'Page',
    });
    expect(
      factsOf(`<script>"<title>No</title>"</script><!-- <title>Nor this</title> --><title>Yes</title>`),
    ).toMatchObject({ title: 'Yes' });
  });

  it('is text: marks are unpacked once, and nothing of it is markup', () => {
    expect(factsOf('<title>Fish &amp; chips &lt;b&gt; &#128031; &amp;amp;</title>')).toMatchObject({
      title: 'Fish & chips <b> 🐟 &amp;',
    });
  });

  it('stays on one line, in one direction and within bounds', () => {
    expect(factsOf('<title>One\n\ttwo\u0000three\u202Efour\u200B five</title>')).toMatchObject({
      title: 'One two\uFFFDthreefour five'.replace('\uFFFD', ' '),
    });
    const long = factsOf(meta('og:title', '🐟'.repeat(5000)) + meta('og:description', 'x'.repeat(5000)));
    expect(Array.from(long?.title ?? '')).toHaveLength(LIMITS.linkTitle);
    expect(long?.title.endsWith('🐟…')).toBe(true);
    expect(long?.description).toHaveLength(LIMITS.linkDescription);
    expect(factsOf('<title>Family 👩‍👩‍👧</title>')).toMatchObject({ title: 'Family 👩‍👩‍👧' });
  });

  it('names a picture only by a whole address', () => {
    const imageOf = (content: string) => factsOf(`<title>T</title>${meta('og:image', content)}`)?.imageUrl;
    expect(imageOf('one.jpg')).toBe('https://lights.example.org/north/one.jpg');
    expect(imageOf('http://[')).toBeNull();
    expect(imageOf('')).toBeNull();
  });
});

describe('the charset of a page', () => {
  const title = (bytes: Buffer, charset: string | null) => factsOf(bytes, charset)?.title;
  const latin = Buffer.from('<title>Zürich</title>', 'latin1');

  it('is that of the header', () => {
    expect(title(latin, 'ISO-8859-1')).toBe('Zürich');
    expect(title(Buffer.from('<title>Zürich</title>'), 'UTF-8')).toBe('Zürich');
    const sjis = Buffer.from([...Buffer.from('<title>'), 0x93, 0xfa, 0x96, 0x7b, ...Buffer.from('</title>')]);
    expect(title(sjis, 'shift_jis')).toBe('日本');
  });

  it('is that of the page where the header says none', () => {
    const inPage = Buffer.concat([Buffer.from('<meta charset=windows-1252>'), latin]);
    const older = Buffer.concat([
      Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">'),
      latin,
    ]);
    expect([title(inPage, null), title(older, null)]).toEqual(['Zürich', 'Zürich']);
  });

  it('is that of its first bytes before everything else', () => {
    expect(title(Buffer.from('\uFEFF<title>Zürich</title>', 'utf16le'), 'utf-8')).toBe('Zürich');
    expect(title(Buffer.from('\uFEFF<title>Zürich</title>'), 'iso-8859-1')).toBe('Zürich');
  });

  it('is UTF-8 where nobody knows it', () => {
    expect(title(Buffer.from('<title>Zürich</title>'), null)).toBe('Zürich');
    expect(title(Buffer.from('<title>Zürich</title>'), 'klingon')).toBe('Zürich');
    expect(title(Buffer.from('<meta charset="utf-16"><title>Zürich</title>'), null)).toBe('Zürich');
  });
});
