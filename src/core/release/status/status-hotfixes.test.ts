import { expect, it } from 'vitest';
import { tag } from '../../../../test/support/facts.ts';
import { pyproject } from '../../../../test/support/pyproject.ts';
import { settingsOf } from '../../../../test/support/snapshot.ts';
import { hotfixTagReader, openHotfixes } from './status-hotfixes.ts';

const FORMATS = { current: 'v$version', legacy: [], ignored: [] };

function reader(template: string) {
  const more = `[tool.relctl]\nhotfix_branch = "${template}"\n`;
  return hotfixTagReader(settingsOf({ 'pyproject.toml': pyproject('1.1.0', [], more) }), FORMATS);
}

it.each([
  ['hotfix/$tag', 'hotfix/v1.1.1', 'v1.1.1'],
  ['hotfix/$tag', 'hotfix/login', null],
  ['hotfix/$tag', 'feat/v1.1.1', null],
  ['hotfix/$tag', 'hotfix/', null],
  ['hotfix/$tag', '', null],
  ['$tag', 'v1.1.1', 'v1.1.1'],
  ['$tag', 'main', null],
  ['fix-$tag-now', 'fix-v1.1.1-now', 'v1.1.1'],
  ['fix-$tag-now', 'fix-v1.1.1', null],
  ['$tag/$tag', 'v1.1.1/v1.1.1', 'v1.1.1'],
  ['$tag/$tag', 'v1.1.1/v1.1.2', null],
])('with %s, the branch %s is for the tag %s', (template, branch, found) => {
  expect(reader(template)(branch)).toBe(found);
});

it('a hotfix is open until its tag exists, wherever its branch is', () => {
  const tips = [
    { name: 'hotfix/v1.1.2', isHere: true, tip: 'b2' },
    { name: 'hotfix/v1.1.2', isHere: false, tip: 'b1' },
    { name: 'hotfix/v1.0.1', isHere: false, tip: 'c1' },
    { name: 'hotfix/v1.1.1', isHere: true, tip: 'a1' },
    { name: 'feat/x', isHere: true, tip: 'b2' },
  ];
  const commits = ['a1', 'b1', 'b2'].map((sha, index, all) => ({
    sha,
    parents: [all[index - 1] ?? 'm'],
    date: 0,
  }));
  const tags = [tag('v1.1.1', 'a1'), tag('v1.0.0', 'c1')];
  expect(openHotfixes(tips, tags, reader('hotfix/$tag'), commits)).toEqual([
    { branch: 'hotfix/v1.0.1', tag: 'v1.0.1', isHere: false, isThere: true, commits: 0 },
    { branch: 'hotfix/v1.1.2', tag: 'v1.1.2', isHere: true, isThere: true, commits: 2 },
  ]);
  expect(openHotfixes(tips, tags, reader('hotfix/$tag'), null)[0]).toMatchObject({ commits: null });
});
