import { describe, expect, it } from 'vitest';
import { markdownBelow, markdownLine } from './markdown.ts';

describe('a line of Markdown', () => {
  it.each([
    ['plain words, *all* `of` them', 'plain words, *all* `of` them'],
    ['# no title', '\\# no title'],
    ['#7 is an issue', '#7 is an issue'],
    ['- no list', '\\- no list'],
    ['-x is an option', '-x is an option'],
    ['1. no list', '1\\. no list'],
    ['1.2.0 is a version', '1.2.0 is a version'],
    ['> no quotation', '\\> no quotation'],
    ['``` no fence', '\\``` no fence'],
    ['~~~ no fence', '\\~~~ no fence'],
    ['---', '\\---'],
    ['* * *', '\\* * *'],
    ['===', '\\==='],
    ['[a]: http://x', '\\[a]: http://x'],
    ['| a | b |', '\\| a | b |'],
    ['<details>', '\\<details>'],
    ['<!-- no comment', '\\<!-- no comment'],
    ['\\<b>', '\\\\\\<b>'],
    ['`List<T>` of <T>', '`List<T>` of \\<T>'],
    ['an open ` and <T>', 'an open ` and \\<T>'],
    ['``a ` <b`` <c>', '``a ` <b`` \\<c>'],
    ['import __init__', 'import \\_\\_init__'],
    ['snake_case_names', 'snake_case_names'],
    ['two\n\nlines', 'two lines'],
    ['escape \u001b[31m and \u202e', 'escape \\x1b[31m and \\u202e'],
  ])('%j is %j', (text, line) => {
    expect(markdownLine(text)).toBe(line);
  });

  it('is cut if the text was made to take long', () => {
    const runs = Array.from({ length: 1500 }, (_, index) => '`'.repeat(index + 1)).join('a');
    expect(markdownLine(`x${runs}`).length).toBeLessThan(11_000);
  });
});

it('lines below a list item stay part of it, and lists in them work', () => {
  const text = 'one\r\n\n- two\n      three\n# four\n<b>\n===';
  expect(markdownBelow(text, '  ')).toBe('  one\\r\n\n  - two\n  three\n  \\# four\n  \\<b>\n  \\===');
});
