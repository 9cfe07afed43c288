import { expect, test } from 'vitest';
import { changelogRequest, updateBy } from '../../../test/support/changelog-request.ts';
import type { Commit } from '../commit/commit.ts';
import type { ChangelogRequest } from './update.ts';

const COMMITS: readonly Commit[] = [{ sha: 'c2', parents: ['c1'], subject: 'feat: b', body: '' }];

const request = (existing: string, mergePrereleases = false): ChangelogRequest =>
  changelogRequest(existing, {
    template: (sections) => sections.map(({ name }) => `## ${name}\n\n* b, from a template\n`).join(''),
    tags: [{ name: 'v1.0.0', commit: 'c1', object: 'c1', date: '2024-01-01' }],
    mergePrereleases,
  });

const NEW = '## v1.1.0\n\n* b, from a template\n';
const OLD = '\n## v1.0.0\n\n* a\n';

test.each([
  ['old text of the template is replaced', '## Unreleased\n\n* b, from a template\n', NEW],
  ['with more lines in the same paragraph', '## Unreleased\n* b, from a template\n* gone\n', NEW],
  ['hand-written text stays', '## Unreleased\n\nBy hand.\n\n\n* b, from a template\n', `${NEW}\nBy hand.\n`],
  [
    'hand-written parts stay',
    '## Unreleased\n\n* b, from a template\n\n### Migration\n\n1. Do.\n2. That.\n',
    `${NEW}\n### Migration\n\n1. Do.\n2. That.\n`,
  ],
])('%s', (_, before, after) => {
  expect(updateBy(request(`# T\n\n${before}${OLD}`), COMMITS).file).toBe(`# T\n\n${after}${OLD}`);
});

test('the same holds for merged prereleases', () => {
  const before = '## v1.1.0a1\n\n* b, from a template\n\nBy hand.\n\n## v1.1.0a0\n\n* b, from a template\n';
  expect(updateBy(request(`${before}${OLD}`, true), COMMITS).file).toBe(`${NEW}\nBy hand.\n${OLD}`);
});

test('the notes contain only the newest section', () => {
  const { notes, section } = updateBy(request(''), COMMITS);
  expect([notes, section]).toEqual([NEW, NEW]);
});
