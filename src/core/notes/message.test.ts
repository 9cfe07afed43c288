import { describe, expect, it } from 'vitest';
import { messageParts } from './message.ts';

function parts(subject: string, body = '') {
  return messageParts({ sha: 'c1', parents: [], subject, body });
}

describe('a message has', () => {
  it.each([
    ['feat(api): pages', 'api', 'pages'],
    ['feat(api)!: pages', 'api', 'pages'],
    ['docs: words', null, 'words'],
    ["Merge branch 'x'", null, "Merge branch 'x'"],
    ['', null, ''],
  ])('scope and subject: %s', (message, scope, subject) => {
    expect(parts(message)).toMatchObject({ scope, subject });
  });

  it.each([
    ['BREAKING CHANGE: ids are texts', ['ids are texts']],
    [
      'why\n\nBREAKING-CHANGE: ids are texts\n  of letters\n\n- and more',
      ['ids are texts\n  of letters\n\n- and more'],
    ],
    ['BREAKING CHANGE: one\nBREAKING CHANGE: two', ['one', 'two']],
    [
      'BREAKING CHANGE: ids are texts\n\nCloses #12\nReviewed-by: Ada\n(cherry picked from commit abc)',
      ['ids are texts'],
    ],
    ['BREAKING CHANGE: note: see #3 for more', ['note: see #3 for more']],
    ['BREAKING CHANGE(api)!: ids', ['ids']],
    ['BREAKING CHANGE:', []],
    // These lines call for no increment, so they are not breaking changes.
    ['breaking change: small letters', []],
    ['no BREAKING CHANGE: here', []],
    ['-notes-\nx\n-__proto__-\nBREAKING CHANGE: y', ['y']],
  ])('breaking texts: %j', (body, breaking) => {
    expect(parts('feat: x', body).breaking).toEqual(breaking);
  });

  it.each([
    ['feat: x (#7)', '', [[null, null, '7']]],
    [
      'feat: x',
      'Closes #12, #13\n\nfixes: other/repo#4',
      [
        ['closes', null, '12'],
        ['closes', null, '13'],
        ['fixes', 'other/repo', '4'],
      ],
    ],
    [
      'fix: the prefix #3',
      'it fixes the prefix of #4',
      [
        [null, null, '3'],
        [null, null, '4'],
      ],
    ],
    ['feat: C# and #', '', []],
  ])('references: %s %j', (subject, body, references) => {
    const found = parts(subject, body).references;
    expect(found.map(({ action, repository, issue }) => [action, repository, issue])).toEqual(references);
  });

  it('its parts in time, whatever the text', () => {
    const million = 1_000_000;
    for (const text of [
      'a/',
      ' ',
      '#',
      'a#',
      'closes ',
      'http://',
      'BREAKING CHANGE: a\n',
      'a\n',
      '(',
      'closes #',
    ]) {
      const body = text.repeat(million / text.length);
      parts(`feat: ${body}`, `BREAKING CHANGE: x\n${body}#`);
    }
  });
});
