import { LIMITS } from '@parley/contracts';
import { newId } from '@parley/database';
import { describe, expect, it } from 'vitest';
import { conversationWord, searchedWords, wordsOf } from './message-words.ts';

/** Whether the indexes, which compare words and their order, find the text by the query. */
function finds(query: string, text: string): boolean {
  const indexed = wordsOf(text);
  const searched = searchedWords(query);
  return (
    searched.length > 0 &&
    searched.every(({ words, begun }) =>
      indexed.some((_, place) =>
        words.every((word, offset) => {
          const there = indexed[place + offset];
          return there !== undefined && (begun ? there.startsWith(word) : there === word);
        }),
      ),
    )
  );
}

describe('the words of a message', () => {
  it('are the same in a plain text as beside what is not plain', () => {
    const plain =
      Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('') + ' I_am 2 a-test, q.z';
    expect(wordsOf(`${plain} é`)).toEqual([...wordsOf(plain), ...wordsOf('é')]);
  });

  it.each([
    ['harbour walk', 'Harbour: walk at TEN?'],
    ['wal', 'Harbour walk'],
    ['walk harb', 'Harbour walk'],
    ['creme brulee', 'Crème Brûlée'],
    ['CRÈME', 'creme'],
    ['strasse', 'Große Straße'],
    ['istanbul', 'İstanbul'],
    ['οδος', 'ΟΔΌΣ'],
    ['елка', 'Ёлка'],
    ['محمد', 'مُحَمَّد'],
    ['שלום', 'שָׁלוֹם'],
    ['ＡＢＣ', 'abc'],
    ['a', 'I am a'],
    ['the', 'the'],
    ['www', 'www.example.org'],
    ['w', 'who'],
    ['q', 'q'],
    ['2024', 'in 2024'],
    ['日本', 'これは日本語です'],
    ['本語', 'これは日本語です'],
    ['日本語', '日本語'],
    ['語', '日本語'],
    ['日', '日本語'],
    ['東京 2024', '東京2024年'],
    ['ガ', 'ｶﾞラス'],
    ['하세', '안녕하세요'],
    ['요', '안녕하세요'],
    ['野家', '𠮷野家'],
    ['𠮷', '𠮷野家'],
    ['ไทย', 'ภาษาไทยง่าย'],
    ['हिन्दी', 'यह हिन्दी है'],
    ['👍', 'yes👍🏽!'],
    ['👩‍💻', 'the 👩🏾‍💻 said'],
    ['🇩🇪', 'from 🇫🇷 to 🇩🇪'],
    ['❤', 'I ❤️ it'],
    ['1', 'take 1️⃣'],
  ])('%j finds %j', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    ['harb walk', 'Harbour walk'],
    ['alk', 'Harbour walk'],
    ['walks', 'Harbour walk'],
    ['日語', '日本語'],
    ['日本語', '日本の本語'],
    ['か', 'が'],
    ['🇩🇪', 'from 🇫🇷'],
    ['q', 'ё'],
    ['in01', 'nothing'],
  ])('%j does not find %j', (query, text) => {
    expect(finds(query, text)).toBe(false);
  });

  it.each(['%_"\'*+-()~<>@', '...', '\u3001\u3002', '   '])('there are none in %j', (text) => {
    expect(wordsOf(text)).toEqual([]);
    expect(searchedWords(text)).toEqual([]);
  });

  it('are such as every full-text index takes', () => {
    const texts = [
      'Ünïcödé 日本語 👩‍💻 𠮷 हिन्दी',
      'a'.repeat(LIMITS.messageText),
      'ж'.repeat(LIMITS.messageText),
    ];
    for (const word of texts.flatMap(wordsOf)) expect(word).toMatch(/^xx[a-z0-9]{1,82}$/);
  });

  it('are found by their beginning, however long they are', () => {
    const long = 'Ж'.repeat(200);
    expect(finds(long, `${long}!`)).toBe(true);
    expect(finds('ЖЖЖ', long)).toBe(true);
  });

  it('tell one conversation from another, and no text does', () => {
    const [one, other] = [newId(), newId()];
    expect(conversationWord(one)).not.toBe(conversationWord(other));
    expect(wordsOf(conversationWord(one))).not.toContain(conversationWord(one));
  });
});
