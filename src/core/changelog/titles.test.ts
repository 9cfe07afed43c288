import { describe, expect, test } from 'vitest';
import { asciidoc } from './format/asciidoc.ts';
import type { ChangelogFormat } from './format/format.ts';
import { restructuredtext } from './format/restructuredtext.ts';
import { textile } from './format/textile.ts';

/** The titles of a text as `FIRST-BODY LEVEL TEXT`. */
function titlesIn(format: ChangelogFormat, rows: readonly string[]): readonly string[] {
  const lines = rows.map((row) => `${row}\n`);
  return format
    .titles(lines, format.literalLines(lines))
    .map(({ line, body, level, text }) => `${line}-${body} ${level} ${text}`);
}

describe('reStructuredText', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['underlined', ['T', '', 'v1', '=='], ['2-4 1 v1']],
    ['a longer underline', ['v1', '====='], ['0-2 1 v1']],
    ['a shorter underline is not one', ['v1.0', '==='], []],
    ['two different characters are not an underline', ['v1', '=-'], []],
    ['any punctuation', ['v1', '##', 'v2', '"""'], ['0-2 1 v1', '2-4 2 v2']],
    ['overlined', ['====', 'v1', '===='], ['0-3 1 v1']],
    ['another character above does not count as overline', ['====', 'v1', '----'], ['1-3 1 v1']],
    ['an overline that is too short is not one', ['==', 'v1.0', '=='], []],
    [
      'overlined and only underlined titles are two levels',
      ['==', 'T', '==', 'v1', '=='],
      ['0-3 1 T', '3-5 2 v1'],
    ],
    [
      'levels by their first appearance',
      ['T', '~~', 'v2', '--', 'Feat', '====', 'v1', '--'],
      ['0-2 1 T', '2-4 2 v2', '4-6 3 Feat', '6-8 2 v1'],
    ],
    ['indented, with trailing spaces', ['  v1  ', '  ==  '], ['0-2 1 v1']],
    ['wide characters count once', ['日本', '=='], ['0-2 1 日本']],
    ['two blank lines', ['a', '', '', 'v1', '=='], ['3-5 1 v1']],
    ['a transition', ['a', '', '----', '', 'v1', '--'], ['4-6 1 v1']],
    ['a table', ['== ==', 'a  b', '== =='], []],
    ['code', ['Like this::', '', '    v1', '    ==', '', 'v2', '=='], ['5-7 1 v2']],
    ['a directive', ['.. code:: rst', '', '   v1', '   =='], []],
    ['a comment', ['..', '   v1', '   ==', 'v2', '=='], ['3-5 1 v2']],
    ['a title that ends in colons', ['v1::', '===='], ['0-2 1 v1::']],
  ])('%s', (_, rows, titles) => {
    expect(titlesIn(restructuredtext, rows)).toEqual(titles);
  });
});

describe('AsciiDoc', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['levels', ['= T', '', '== v1 ', '=== Feat'], ['0-1 1 T', '2-3 2 v1', '3-4 3 Feat']],
    ['no space', ['==v1'], []],
    ['another mark', ['## v1'], []],
    ['a listing', ['----', '== v1', '----', '== v2'], ['3-4 2 v2']],
    ['literal text', ['....', '== v1', '....'], []],
    ['a comment', ['////', '== v1', '////'], []],
    ['an example', ['====', '== v1', '===='], []],
    ['fenced code', ['```adoc', '== v1', '```', '== v2'], ['3-4 2 v2']],
    ['a longer delimiter does not close', ['----', '== v1', '-----', '----', '== v2'], ['4-5 2 v2']],
    ['a block that is never closed does not count', ['----', '== v1'], ['1-2 2 v1']],
    [
      'a title in the older style is not a listing',
      ['Notes', '-----', '== v1', 'More', '-----'],
      ['2-3 2 v1'],
    ],
  ])('%s', (_, rows, titles) => {
    expect(titlesIn(asciidoc, rows)).toEqual(titles);
  });
});

describe('Textile', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['levels', ['h1. T', '', ' H2. v1 ', 'h3. Feat'], ['0-1 1 T', '2-3 2 v1', '3-4 3 Feat']],
    ['no space', ['h2.v1'], []],
    ['with a class', ['h2(x). v1'], []],
    ['preformatted', ['<pre>', 'h2. v1', '</pre>', 'h2. v2'], ['3-4 2 v2']],
    ['preformatted in a line', ['<pre>x</pre>', 'h2. v1'], ['1-2 2 v1']],
    ['a comment', ['<!-- a', 'h2. v1', '-->'], []],
    ['a block of code', ['bc. x', 'h2. v1', '', 'h2. v2'], ['3-4 2 v2']],
  ])('%s', (_, rows, titles) => {
    expect(titlesIn(textile, rows)).toEqual(titles);
  });
});
