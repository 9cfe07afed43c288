import { describe, expect, it } from 'vitest';
import { findFault } from '../core/commit/message.ts';
import type { JudgedMessage } from '../core/commit/message.ts';
import { checkJson, checkReport, commitizenCheck } from './check.ts';
import { CONVENTIONAL } from '../core/commit/conventional.ts';

const RULES = { allowAbort: false, allowedPrefixes: [], lengthLimit: 30, schema: CONVENTIONAL.schema };
const TYPES = 'build, bump, chore, ci, docs, feat, fix, perf, refactor, revert, style, test';

function judged(message: string, sha: string | null = null): JudgedMessage {
  return { sha, message, fault: findFault(message, RULES) };
}

describe('one message', () => {
  it.each([
    ['', 'it is empty', []],
    ['bad', `it does not begin with a type (${TYPES}) and a colon`, ['bad', '^ character 1']],
    ['Feat: a', `its type is not one of ${TYPES}`, ['Feat: a', '^ character 1']],
    ['feat(): a', 'its scope is empty', ['feat(): a', '     ^ character 6']],
    ['feat(a b): c', 'its scope contains a space', ['feat(a b): c', '      ^ character 7']],
    ['feat(a: c', 'its scope has no closing parenthesis', ['feat(a: c', '    ^ character 5']],
    ['feat!(a): c', 'the exclamation mark must come after the scope', ['feat!(a): c', '    ^ character 5']],
    ['feat a', "a colon is missing after 'feat'", ['feat a', '    ^ character 5']],
    ['feat:a', "a space is missing after 'feat:'", ['feat:a', '     ^ character 6']],
    ['feat(é):', "the subject is missing after 'feat(é):'", ['feat(é):', '        ^ character 9']],
    ['fix: a\r\n\r\nb', 'one of its lines ends with a carriage return', ['fix: a\\r', '      ^ character 7']],
    ['fix: a\nb', 'its second line must be empty', ['b', '^ line 2, character 1']],
    [
      'feat: this is longer than thirty',
      'its first line has 32 characters, but the limit is 30',
      ['feat: this is longer than thirty', '                              ^ character 31'],
    ],
  ])('%j', (message, sentence, place) => {
    const lines = [`the commit message is not valid: ${sentence}`, ...place.map((line) => `    ${line}`)];
    expect(checkReport([judged(message)], RULES).found).toBe(lines.join('\n'));
  });

  it('puts the mark below the right column for any character width, and makes control characters visible', () => {
    const { found } = checkReport([judged('feat(日本\x1b[0m):x')], RULES);
    expect(found.split('\n').slice(1)).toEqual([
      '    feat(日本\\x1b[0m):x',
      `    ${' '.repeat(18)}^ character 14`,
    ]);
  });

  it('shows only part of a very long line', () => {
    const message = `feat(${'🎉'.repeat(1e6)}): ${'🎉'.repeat(1e6)}`;
    const [, line = '', mark = ''] = checkReport([judged(message)], RULES).found.split('\n');
    expect(line).toMatch(/^ {4}(?:feat\(🎉{25}🎉{30}…)$/u);
    expect(mark).toMatch(/\^ character 31$/);
  });

  it('comes with an example', () => {
    expect(checkReport([judged('feat:a')], RULES).next).toBe('this would pass: feat: a');
    expect(checkReport([judged('fix: a\nb')], RULES).next).toBe('this would pass:\n    fix: a\n\n    b');
    expect(checkReport([judged('feat')], { ...RULES, lengthLimit: 2 }).next).toContain('relctl schema');
  });
});

it('several commits: reports each invalid one, with an example', () => {
  const commits = [
    judged('feat:a', 'a'.repeat(40)),
    judged('fix: b', 'b'.repeat(40)),
    judged('', 'c'.repeat(40)),
  ];
  expect(checkReport(commits, RULES)).toEqual({
    found: `2 of 3 commits have a message that is not valid
  aaaaaaa: a space is missing after 'feat:'
      feat:a
           ^ character 6
    this would pass: feat: a
  ccccccc: it is empty
    this would pass: feat: say what changes`,
    next: 'relctl schema shows the message format, relctl example shows a complete message',
  });
  expect(checkReport(commits.slice(0, 1), RULES).found).toMatch(/^the commit message is not valid\n/);
});

it('JSON counts characters, not UTF-16 units', () => {
  expect(checkJson([judged('feat(🎉):a\n\nbody', 'a'), judged('fix: b')])).toEqual({
    valid: false,
    commits: [
      { sha: 'a', subject: 'feat(🎉):a', valid: false, problem: 'no-space', at: 8 },
      { sha: null, subject: 'fix: b', valid: true, problem: null, at: null },
    ],
  });
});

describe('in commitizen’s form', () => {
  const pattern =
    '(?s)(build|bump|chore|ci|docs|feat|fix|perf|refactor|revert|style|test)(\\(\\S+\\))?!?: ([^\\n\\r]+)((\\n\\n.*)|(\\s*))?$';

  it('every refused one', () => {
    expect(commitizenCheck([judged('bad', 'a'), judged('fix: b', 'b'), judged('', 'c')], RULES)).toBe(
      `commit validation: failed!
please enter a commit message in the commitizen format.
commit "a": "bad
"pattern: ${pattern}
commit "c": "
"commit message is empty
`,
    );
  });

  it('reports only the first message that is too long', () => {
    const long = `feat: ${'🎉'.repeat(30)}`;
    expect(commitizenCheck([judged('bad'), judged(`${long}\n\nbody`), judged(long)], RULES)).toBe(
      `commit validation: failed!
commit message length exceeds the limit.
commit "": "${long}

body"
message length limit: 30 (actual: 36)
`,
    );
  });
});
