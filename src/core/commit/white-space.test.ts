import { expect, test } from 'vitest';
import { isWhiteSpace, strip, wordsIn } from './white-space.ts';

test('white space is what Python 3.11 takes for it', () => {
  const spaces = Array.from({ length: 0x10000 }, (_, code) => code).filter(isWhiteSpace);
  const recorded = [
    ...[0x9, 0xa, 0xb, 0xc, 0xd, 0x1c, 0x1d, 0x1e, 0x1f, 0x20, 0x85, 0xa0, 0x1680],
    ...[0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a],
    ...[0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
  ];
  expect(spaces).toEqual(recorded);
});

test.each([
  ['', ''],
  [' \n\t', ''],
  [' a b ', 'a b'],
  ['\u001f\u0085a\u3000', 'a'],
  ['\ufeffa', '\ufeffa'],
])('%j stripped is %j', (text, stripped) => {
  expect(strip(text)).toBe(stripped);
});

test.each([
  ['', []],
  [' \u00a0', []],
  [' a  b\u2028c ', ['a', 'b', 'c']],
  ['\ufeff', ['\ufeff']],
])('the words in %j are %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});
