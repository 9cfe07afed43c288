import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { charactersIn } from '../characters.ts';
import { faultText, PatternFault, pythonPattern } from './pattern.ts';

interface Row {
  readonly pattern: string;
  /** Of each text: start and end in characters, then the groups; absent where Python refuses the pattern. */
  readonly search?: readonly (readonly (number | string | null)[] | null)[];
  readonly match?: readonly (number | null)[];
}

const [header = '', ...lines] = readFileSync(new URL('recorded/patterns.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n');
const { texts } = JSON.parse(header) as { readonly texts: readonly string[] };
const rows = lines.map((line) => JSON.parse(line) as Row);

/** What Python takes and relctl refuses, in words; a row that is refused for any other reason fails. */
const BEYOND =
  /possessive|atomic|conditions|by name|may not have matched|without regard to case|JavaScript forgets/;

/** What relctl takes although Python does not. */
const LENIENT = ['(?<=ab|b)c', '(?i-i:a)'];

test('finds what Python finds, or refuses the pattern', () => {
  expect(rows.length).toBeGreaterThan(400);
  for (const { pattern, search = null, match = null } of rows) {
    const found = pythonPattern(pattern);
    if (search === null) {
      if (!LENIENT.includes(pattern)) expect([pattern, found]).toEqual([pattern, expect.any(PatternFault)]);
    } else if (found instanceof PatternFault) {
      expect([pattern, found.message]).toEqual([pattern, expect.stringMatching(BEYOND)]);
    } else {
      expect([pattern, texts.map((text) => searched(found, text))]).toEqual([pattern, search]);
      expect([pattern, texts.map((text) => matched(pattern, text))]).toEqual([pattern, match]);
    }
  }
});

function searched(
  pattern: RegExp,
  text: string,
): Row['search'] extends readonly (infer T)[] | undefined ? T : never {
  const found = pattern.exec(text);
  if (found === null) return null;
  const start = charactersIn(text.slice(0, found.index));
  const groups = Array.from(found).slice(1) as (string | undefined)[];
  return [start, start + charactersIn(found[0]), ...groups.map((group) => group ?? null)];
}

function matched(source: string, text: string): number | null {
  const found = (pythonPattern(source, { anchored: true }) as RegExp).exec(text);
  return found === null ? null : charactersIn(found[0]);
}

describe('a pattern that can’t be used is reported with its position', () => {
  it.each([
    ['a(?>b)', "'(?>' at character 2: JavaScript has no atomic groups"],
    ['ab*+', "'*+' at character 3: JavaScript has no possessive repetition"],
    ['é𝒳a{1,2}+', "'{1,2}+' at character 4: JavaScript has no possessive repetition"],
    ['(a)?(?(1)b)', "'(?(' at character 5: JavaScript has no conditions"],
    ['(a)|\\1', "'\\1' at character 5: it refers to a group that may not have matched"],
    ['(?P<n>a)(?P<n>b)', "'(?P<n>' at character 9: two groups have this name"],
    ['a)', "')' at character 2: it closes no group"],
    ['x(a', "'(' at character 2: it is not closed"],
    ['x[a', "'[' at character 2: it is not closed"],
    ['[b-a]', "'b-a' at character 2: this is not a range of characters"],
    ['a\\q', "'\\q' at character 2: Python knows no such escape here"],
    ['a**', "'*' at character 3: what it repeats is repeated already"],
    ['|*', "'*' at character 2: there is nothing that it could repeat"],
    ['a(?i)b', "'(?i)' at character 2: flags for the whole pattern stand at its start"],
    ['(?<n>a)', "'(?<' at character 1: Python knows no such group"],
    ['(?y:a)', "'(?y:' at character 1: Python has no flag 'y' for a text"],
    ['a\\', "'\\' at character 2: nothing follows it"],
    ['\\N{DIGIT ONE}', "'\\N' at character 1: relctl knows no characters by name"],
    [
      '(\\n*)*',
      "'*' at character 6: in each of its turns JavaScript forgets what a group held that matches nothing",
    ],
  ])('%s', (pattern, said) => {
    const fault = pythonPattern(pattern);
    expect(fault).toBeInstanceOf(PatternFault);
    expect(faultText(fault as PatternFault)).toBe(said);
  });

  const PIECES = [
    '(',
    ')',
    '[',
    ']',
    '?',
    ':',
    'P',
    '<',
    '>',
    '=',
    '!',
    '*',
    '+',
    '{',
    '1',
    ',',
    '}',
    '|',
    '\\',
  ];
  const patterns = fc
    .array(
      fc.constantFrom(...PIECES, 'a', '-', '^', '$', '.', '#', 'i', 'x', 'd', 'u', '0', '𝒳', ' ', '(?'),
      {
        maxLength: 12,
      },
    )
    .map((pieces) => pieces.join(''));

  it('any text is a pattern or a fault whose place is in it', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        const found = pythonPattern(pattern);
        if (!(found instanceof PatternFault)) return;
        expect(Array.from(pattern).slice(found.at).join('')).toMatch(
          new RegExp(`^${escaped(found.construct)}`),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

test('flags that a caller hands over', () => {
  expect(searched(pythonPattern('^b.c$', { flags: 'ms' }) as RegExp, 'a\nb\nc\nd')).toEqual([2, 5]);
});
