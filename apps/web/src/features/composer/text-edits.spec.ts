import { describe, expect, it } from 'vitest';
import { type Selected, type TextEdit, linkOver, newLine, toggleCode, toggleMark } from './text-edits.ts';

/** A text in which brackets like ‹these› stand around what is selected. */
function selected(marked: string): Selected {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  return { text: marked.replace(/[‹›]/gu, ''), start, end };
}

function after({ text }: Selected, { from, to, text: put, select: [start, end] }: TextEdit): string {
  const next = text.slice(0, from) + put + text.slice(to);
  return `${next.slice(0, start)}‹${next.slice(start, end)}›${next.slice(end)}`;
}

describe('marks', () => {
  const bold = (marked: string) => after(selected(marked), toggleMark(selected(marked), '**'));

  it('go around what is selected, without the spaces at its edges', () => {
    expect(bold('see ‹you ›soon')).toBe('see **‹you›** soon');
  });

  it('go away again', () => {
    expect(bold('see **‹you›** soon')).toBe('see ‹you› soon');
  });

  it('wait for what is written between them', () => {
    expect(bold('see ‹›')).toBe('see **‹›**');
    expect(bold('see **‹›**')).toBe('see ‹›');
  });

  it('do not take those of others for their own', () => {
    const italic = selected('**‹you›**');
    expect(after(italic, toggleMark(italic, '*'))).toBe('***‹you›***');
  });
});

describe('code', () => {
  const code = (marked: string) => after(selected(marked), toggleCode(selected(marked)));

  it('stands between ticks within a line', () => {
    expect(code('run ‹npm start›')).toBe('run `‹npm start›`');
  });

  it('stands between fences over several lines', () => {
    expect(code('look: ‹a\nb›')).toBe('look: \n```\n‹a\nb›\n```');
  });
});

describe('an address that is pasted', () => {
  const paste = (marked: string, pasted: string) => {
    const edit = linkOver(selected(marked), pasted);
    return edit && after(selected(marked), edit);
  };

  it('makes a link of the selected words', () => {
    expect(paste('see ‹the map›', ' https://example.org/map ')).toBe(
      'see [the map](https://example.org/map)‹›',
    );
  });

  it('is pasted as it is where nothing is selected, or an address is', () => {
    expect(paste('see ‹›', 'https://example.org')).toBeNull();
    expect(paste('‹https://example.net›', 'https://example.org')).toBeNull();
  });

  it('is nothing but a web address', () => {
    expect(paste('‹here›', 'javascript:alert(1)')).toBeNull();
    expect(paste('‹here›', 'two words')).toBeNull();
  });
});

describe('a new line', () => {
  const enter = (marked: string) => {
    const edit = newLine(selected(marked));
    return edit && after(selected(marked), edit);
  };

  it('goes on with a list', () => {
    expect(enter('- bread‹›')).toBe('- bread\n- ‹›');
    expect(enter('9. bread‹›')).toBe('9. bread\n10. ‹›');
    expect(enter('> he said‹›')).toBe('> he said\n> ‹›');
  });

  it('ends a list at an empty item', () => {
    expect(enter('- bread\n- ‹›')).toBe('- bread\n‹›');
  });

  it('is just that elsewhere', () => {
    expect(enter('bread‹›')).toBeNull();
    expect(enter('‹›- bread')).toBeNull();
  });
});
