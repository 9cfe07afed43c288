import { describe, expect, it } from 'vitest';
import { locateConfig } from '../config/locate.ts';
import { readSettings } from '../config/read.ts';
import type { Commit } from './commit.ts';
import { findIncrement } from './increment.ts';
import { findFault } from './message.ts';
import { commitRules } from './rule-set.ts';
import type { CommitRules } from './rules.ts';

/** The rules of a project with this `customize` table. */
function rulesOf(customize: object): CommitRules {
  const files = new Map([['cz.json', JSON.stringify({ commitizen: { name: 'cz_customize', customize } })]]);
  return commitRules(readSettings(locateConfig(['cz.json'], files), files));
}

function commit(message: string): Commit {
  const [subject = '', ...body] = message.split('\n\n');
  return { sha: 'c0', parents: [], subject, body: body.join('\n\n') };
}

const NEW = {
  bump_pattern: '^(break|new|fix|hotfix)',
  bump_map: { break: 'MAJOR', new: 'MINOR', fix: 'PATCH' },
};

/** Each row was checked with commitizen 4.19.3. */
describe('increments', () => {
  it.each<[customize: object, message: string, increment: string | null, inZero: string | null]>([
    [{}, 'feat: a', 'MINOR', 'MINOR'],
    [{}, 'feat!: a', 'MAJOR', 'MINOR'],
    [NEW, 'new thing', 'MINOR', 'MINOR'],
    [NEW, 'x\n\nq\nbreak all', 'MAJOR', 'MINOR'],
    [NEW, 'hotfix: x', null, null],
    [NEW, 'feat: a', null, null],
    [{ ...NEW, bump_map: {} }, 'new', null, null],
    [{ ...NEW, bump_map: {} }, 'fix', 'PATCH', 'PATCH'],
    [{ ...NEW, bump_map_major_version_zero: { new: 'PATCH' } }, 'new', 'MINOR', 'PATCH'],
    [{ ...NEW, bump_map: { x: 'MAJOR', n: 'PATCH', new: 'MAJOR' } }, 'new', 'PATCH', 'PATCH'],
    [{ ...NEW, bump_map: { ew: 'MAJOR' } }, 'new', null, null],
    [{ bump_map: { '^.+!$': 'MAJOR', '^d': 'PATCH' } }, 'docs(a)!: b', 'MAJOR', 'MINOR'],
    [{ bump_map: { '^.+!$': 'MAJOR', '^d': 'PATCH' } }, 'docs(a): b', 'PATCH', 'PATCH'],
    [{ bump_pattern: '(thing)', bump_map: { thing: 'MAJOR' } }, 'a new thing', 'MAJOR', 'MINOR'],
    [{ bump_pattern: '(?P<x>new$)', bump_map: { new: 'MAJOR' } }, 'a new\n\nb', 'MAJOR', 'MINOR'],
    [{ bump_pattern: '', bump_map: [], schema: null }, 'feat: a', 'MINOR', 'MINOR'],
  ])('%j: %j', (customize, message, increment, inZero) => {
    const rules = rulesOf(customize);
    const found = [false, true].map((majorVersionZero) =>
      findIncrement([commit(message)], { rules, majorVersionZero }),
    );
    expect(found.map((one) => one.increment)).toEqual([increment, inZero]);
  });

  it('evidence is the line, and the keyword that was looked up in the map', () => {
    const { evidence } = findIncrement([commit('x\n\nbreak all')], {
      rules: rulesOf(NEW),
      majorVersionZero: false,
    });
    expect(evidence).toEqual([{ sha: 'c0', line: 'break all', keyword: 'break', increment: 'MAJOR' }]);
  });
});

/** Type, scope and message of each entry. Each row was checked with commitizen 4.19.3. */
describe('entries', () => {
  const parser = '^(?P<change_type>new|fix|feat)(?:\\((?P<scope>.*)\\))?(?P<breaking>!)?:\\s(?P<message>.*)?';
  const long = 'new: one\n\nbody new: text\nmore\n\nfix: para\nmulti\n\nnew: second';
  it.each<[customize: object, message: string, entries: readonly (readonly (string | null)[])[]]>([
    [
      {},
      'other',
      [
        [null, null, 'other'],
        [null, null, ''],
      ],
    ],
    [{ commit_parser: parser }, 'feat(s): a', [['feat', 's', 'a']]],
    [{ commit_parser: parser }, 'new(): a', [['new', null, 'a']]],
    [{ commit_parser: parser }, 'Merge x\n\nnew: m', [['new', null, 'm']]],
    [
      { commit_parser: parser },
      long,
      [
        ['new', null, 'one'],
        ['fix', null, 'para\nmulti'],
        ['new', null, 'second'],
      ],
    ],
    [{ commit_parser: parser, changelog_pattern: '^(new|fix)' }, 'feat: a', []],
    [{ commit_parser: parser, changelog_pattern: 'one' }, 'new: one', []],
    [
      { commit_parser: parser, changelog_pattern: '(?s).*second' },
      'new: one\n\nnew: second',
      [
        ['new', null, 'one'],
        ['new', null, 'second'],
      ],
    ],
    [{ commit_parser: '(?P<change_type>new):(?P<message>.*)$' }, 'new: a\n\nx', [['new', null, ' a']]],
    [{ commit_parser: '(?P<change_type>new):(?P<message>.*)\\Z' }, 'new: a\n\nx', []],
    [{ commit_parser: '(?P<change_type>new)' }, 'new: a', [['new', null, '']]],
    [{ commit_parser: '^(?P<change_type>\\w*): (?P<message>.*)' }, ': a', [['', null, 'a']]],
    [{ commit_parser: '(?P<change_type>NEW): ' }, 'new: a', []],
  ])('%j: %j', (customize, message, entries) => {
    const found = rulesOf(customize).entriesOf(commit(message));
    expect(found.map(({ type, scope, message: text }) => [type, scope, text])).toEqual(entries);
  });
});

describe('messages', () => {
  const rules = (customize: object) => ({
    allowAbort: false,
    allowedPrefixes: ['Merge'],
    lengthLimit: 0,
    schema: rulesOf(customize).schema,
  });

  /** Each row was checked with `cz check` of commitizen 4.19.3. */
  it.each<[pattern: string, message: string, problem: string | null]>([
    ['^(feat|fix): .+', 'feat: a', null],
    ['^(feat|fix): .+', 'xfeat: a', 'no-match'],
    ['^(feat|fix): .+', 'Merge', null],
    ['feat', 'feat: a\n\nb', null],
    ['x$', 'x', null],
    ['x$', 'ax', 'no-match'],
    ['(?s)feat: a.*b', 'feat: a\n\nb', null],
    ['', 'anything', null],
    ['', '', 'empty'],
  ])('%j: %j', (schema_pattern, message, problem) => {
    expect(findFault(message, rules({ schema_pattern }))?.problem ?? null).toBe(problem);
  });

  it('the example is suggested if it is valid', () => {
    const own = { schema_pattern: '^new: .+', example: 'new: search\n' };
    expect(rulesOf(own).schema.suggest('x', rules(own))).toBe('new: search');
    const bad = { schema_pattern: '^new: .+', example: 'search' };
    expect(rulesOf(bad).schema.suggest('x', rules(bad))).toBeNull();
  });
});

describe('a pattern that can’t be used', () => {
  const rules = rulesOf({
    bump_pattern: 'new',
    bump_map: { '(': 'MAJOR' },
    commit_parser: 'a(?>b)',
    schema_pattern: '(a)?(?(1)b)',
  });

  it.each<[key: string, use: () => unknown, said: string]>([
    [
      'bump_map',
      () => rules.asksIn('new', false),
      "bump_map.( can't be used: '(' at character 1: it is not closed",
    ],
    [
      'bump_pattern',
      () => rulesOf({ bump_pattern: 'new' }).asksIn('a new b', true),
      "bump_pattern can't be used: it matches 'a new b', but it has no group",
    ],
    [
      'commit_parser',
      () => rules.entriesOf(commit('a')),
      "commit_parser can't be used: '(?>' at character 2: JavaScript",
    ],
    [
      'schema_pattern',
      () => rules.schema.faultIn('a'),
      "schema_pattern can't be used: '(?(' at character 5: JavaScript",
    ],
  ])('%s is refused on first use, with key and file', (_, use, said) => {
    expect(use).toThrow(
      expect.objectContaining({
        code: 'INVALID_PATTERN',
        exit: 19,
        message: expect.stringContaining(`cz.json: commitizen.customize.${said}`) as string,
      }),
    );
  });

  it('only the beginning of a line of some megabytes is matched', () => {
    const [ask] = rulesOf({ bump_pattern: '(a+)b', bump_map: { a: 'MINOR' } }).asksIn(
      'a'.repeat(3_000_000),
      false,
    );
    expect(ask).toBeUndefined();
  });
});
