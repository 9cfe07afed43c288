import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../core/text/columns.ts';
import { foldedLine } from './fold.ts';

describe('foldedLine', () => {
  it.each([
    ['a line that fits', 80, 4, 'a line that fits'],
    ['found: one two three four', 24, 7, 'found: one two three\n       four'],
    ['  ✓ rule  a law of many words', 22, 10, '  ✓ rule  a law of\n    many words'],
    ['        set in, and too long', 26, 10, '        set in, and too\n          long'],
    ['see https://example.com/a/long/one', 20, 4, 'see\n    https://example.com/a/long/one'],
    ['  next: git push --atomic origin v1.0.0', 20, 4, '  next:\n    git push --atomic origin v1.0.0'],
    [
      '  hint: if it is late: relctl abort; else: relctl resume',
      30,
      8,
      '  hint: if it is late:\n        relctl abort; else:\n        relctl resume',
    ],
    [
      '  hint: to finish it: relctl resume. To roll it back: relctl abort',
      30,
      8,
      '  hint: to finish it:\n        relctl resume.\n        To roll it back:\n        relctl abort',
    ],
    [
      'it waits: git commit --edit --file x, or more',
      24,
      2,
      'it waits:\n  git commit --edit --file x,\n  or more',
    ],
    ['版本 版本 版本 版本 版本', 16, 2, '版本 版本 版本\n  版本 版本'],
    ['\x1b[31mred words and\x1b[39m a few others', 16, 2, '\x1b[31mred words and\x1b[39m a\n  few others'],
    ['a terminal that is too narrow to be read', 8, 2, 'a terminal that is too narrow to be read'],
  ])('%j in %i columns', (line, columns, hang, expected) => {
    expect(foldedLine(line, columns, hang)).toBe(expected);
  });

  it('keeps every word, and only a word that is too long exceeds the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/).filter(isNoCommand), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 16, max: 60 }), fc.nat({ max: 30 }), (all, columns, hang) => {
        const pieces = foldedLine(all.join(' '), columns, hang).split('\n');
        expect(pieces.flatMap((piece) => piece.trim().split(' '))).toEqual(all);
        for (const piece of pieces) {
          expect(columnsOf(piece) <= columns || !piece.trim().includes(' ')).toBe(true);
        }
      }),
    );
  });
});

/** The name of a program begins a command, which stays whole. */
function isNoCommand(word: string): boolean {
  return !['git', 'relctl', 'uv', 'npx'].includes(word);
}
