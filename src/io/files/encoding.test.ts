import { describe, expect, test } from 'vitest';
import { decode, encode, unknownTo } from './encoding.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('encodings of Python', () => {
  // The bytes are Python's: 'text'.encode(name).hex().
  test.each([
    ['utf-8', 'é€', 'c3a9 e282ac'],
    ['utf-8-sig', '\ufeffé', 'efbbbf c3a9'],
    ['utf-16', '\ufeffé', 'fffe e900'],
    ['utf-16le', 'é日', 'e900 e565'],
    ['utf-16be', 'é日', '00e9 65e5'],
    ['ascii', 'a~\x7f', '61 7e 7f'],
    ['latin1', 'é\x80ÿ', 'e9 80 ff'],
    ['windows-1252', '€„Žÿ', '80 84 8e ff'],
    ['iso-8859-9', 'ğİ\x80', 'f0 dd 80'],
    ['iso-8859-11', 'กข', 'a1 a2'],
    ['iso-8859-15', '€', 'a4'],
    ['windows-1251', 'Привет', 'cff0 e8e2 e5f2'],
    ['ibm866', 'Привет\x1a\x1c\x7f', '8fe0 a8a2 a5e2 1a 1c 7f'],
    ['koi8-r', 'Привет', 'f0d2 c9d7 c5d4'],
    ['macintosh', 'é…', '8e c9'],
    ['gbk', '日本語a', 'c8d5 b1be d55a 61'],
    ['gb2312', '日本', 'c8d5 b1be'],
    ['big5', '日本', 'a4e9 a5bb'],
    ['euc-jp', '日本ｱ', 'c6fc cbdc 8eb1'],
    ['euc-kr', '한국', 'c7d1 b1b9'],
    ['cp932', '日本①ｱ', '93fa 967b 8740 b1'],
    ['shift_jis', '日本ｱ', '93fa 967b b1'],
  ])('%s: %j is %s', (encoding, text, bytes) => {
    expect(encode(text, encoding)?.toString('hex')).toBe(bytes.replaceAll(' ', ''));
    expect(decode(hex(bytes), encoding)).toBe(text);
  });

  test.each([
    ['ascii', 'aé', 'é'],
    ['latin1', 'a→b', '→'],
    ['windows-1252', 'a\x81', '\x81'],
    ['iso-8859-15', '¤', '¤'],
    ['gb2312', '語', '語'],
    ['shift_jis', '①', '①'],
    ['euc-jp', '🎉', '🎉'],
  ])('%s has not all of %j', (encoding, text, character) => {
    expect(encode(text, encoding)).toBeNull();
    expect(unknownTo(encoding, text)).toBe(character);
  });

  test.each([
    ['utf-8', 'c3'],
    ['ascii', '80'],
    ['windows-1252', '81'],
    ['utf-16', 'e900'],
    ['utf-16', 'feff 00e9'],
    ['utf-16', 'ff'],
    ['utf-16le', 'e900 61'],
    ['shift_jis', '82'],
    ['gbk', '81'],
  ])('%s: the bytes %s are none of its', (encoding, bytes) => {
    expect(decode(hex(bytes), encoding)).toBeNull();
  });

  test('a new file in UTF-16 begins with a mark, an empty one does not', () => {
    expect(encode('a', 'utf-16')).toEqual(hex('fffe 6100'));
    expect(encode('', 'utf-16')).toEqual(hex(''));
    expect(decode(hex(''), 'utf-16')).toBe('');
  });
});
