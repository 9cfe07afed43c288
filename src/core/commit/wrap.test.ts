import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { charactersIn } from '../text/characters.ts';
import { wrapBody } from './wrap.ts';

describe('the lines of a body', () => {
  // The results are those of cz 4.19.3 with --body-length-limit.
  it.each<readonly [limit: number, message: string, wrapped: string]>([
    [10, 'a first line that stays as it is', 'a first line that stays as it is'],
    [10, 'h h h h h h h\nx x x x x x x\ny y y y y y y', 'h h h h h h h\nx x x x x x x\ny y y y y\ny y'],
    [10, 'h\n\none two three four', 'h\n\none two\nthree four'],
    [10, 'h\n\na\n\n\nb\n   \nc', 'h\n\na\n\n\nb\n   \nc'],
    [10, 'h\n\nshort   \nx', 'h\n\nshort\nx'],
    [10, 'h\n\n   lead four five', 'h\n\n   lead\nfour five'],
    [10, 'h\n\n   indented line', 'h\n\nindented\nline'],
    [10, 'h\n\na\tb', 'h\n\na       b'],
    [10, 'h\n\nonetwothreefourfive six', 'h\n\nonetwothre\nefourfive\nsix'],
    [10, 'h\n\nhttps://example.com/a-b/c?d=e#f', 'h\n\nhttps://ex\nample.com/\na-\nb/c?d=e#f'],
    [10, 'h\n\nSigned-off-by: Ada Lovelace', 'h\n\nSigned-\noff-by:\nAda\nLovelace'],
    [10, 'h\n\n😀😀😀 😀😀😀😀 😀😀 😀', 'h\n\n😀😀😀 😀😀😀😀\n😀😀 😀'],
    [3, 'h\n\nabc--def-ghi jkl', 'h\n\nabc\n--d\nef-\nghi\njkl'],
    [1, 'h\n\nab c', 'h\n\na\nb\nc'],
    [0, 'h\n\none two three four', 'h\n\none two three four'],
    [-5, 'h\n\none two three four', 'h\n\none two three four'],
  ])('at most %i characters: %j', (limit, message, wrapped) => {
    expect(wrapBody(message, limit)).toBe(wrapped);
  });

  it('are wrapped as Python’s textwrap.fill does it', () => {
    const recorded = new URL('recorded/wrap.json', import.meta.url);
    const rows = JSON.parse(readFileSync(recorded, 'utf8')) as readonly [number, string, string][];
    expect(rows.length).toBeGreaterThan(300);
    for (const [limit, line, filled] of rows) {
      expect([limit, line, wrapBody(`h\n\n${line}`, limit)]).toEqual([limit, line, `h\n\n${filled}`]);
    }
  });
});

const line = fc
  .array(fc.constantFrom('a', 'bc', '-', '--', ' ', '  ', '\t', '.', '漢', '😀', 'longerword', '\u00a0'))
  .map((pieces) => pieces.join(''));

test('no line of a body is longer than the limit, and only white space is lost', () => {
  fc.assert(
    fc.property(fc.array(line), fc.integer({ min: 1, max: 20 }), (lines, limit) => {
      const body = lines.map((one) => (/[^\s]/.test(one) ? one : '')).join('\n');
      const wrapped = wrapBody(`h\n\n${body}`, limit).slice(3);
      expect(wrapped.split('\n').every((one) => charactersIn(one) <= limit)).toBe(true);
      expect(wrapped.replace(/\s/g, '')).toBe(body.replace(/\s/g, ''));
    }),
  );
});
