import { describe, expect, it } from 'vitest';
import { commits, settingsOf } from '../../test/support/snapshot.ts';
import { pyproject } from '../../test/support/pyproject.ts';
import { explainRange } from '../core/release/answers/explain.ts';
import { columnsOf } from '../core/text/columns.ts';
import { explanationText } from './explain.ts';
import { PLAIN } from './text/paint.ts';

function text(width: number, ...messages: readonly string[]): string {
  const settings = settingsOf({ 'pyproject.toml': pyproject('1.1.0') });
  const explanation = explainRange('v1.1.0..HEAD', commits(...messages), settings, new Set());
  return explanationText(explanation, width, PLAIN);
}

it('shows every commit, the line that counted, and a summary', () => {
  const messages = ['feat!: drop it', 'docs: words', 'chore: x\n\nfix: y\nfeat(a): z\nfeat: later'];
  expect(text(80, ...messages)).toBe(`commit  subject         line that counted  increment
c3      feat!: drop it  the subject        MINOR
c2      docs: words     –                  –
c1      chore: x        feat(a): z         MINOR

v1.1.0..HEAD: 3 commits, MINOR from 3 lines, PATCH from 1 line; the highest increment counts
major_version_zero is set: without it this would be MAJOR
increment: MINOR
version: 1.1.0 → 1.2.0
`);
});

it('says so if no line calls for a release', () => {
  expect(text(80, 'docs: words').split('\n').slice(3, -1)).toEqual([
    'v1.1.0..HEAD: 1 commit, no line calls for a release',
    'increment: none',
    'version: 1.1.0 → 1.1.0',
  ]);
});

describe('no line of the table is wider than the terminal', () => {
  const long = 'x'.repeat(300);
  const wide = '長'.repeat(150);
  it.each([
    ['a long subject', [`feat: ${long}`, 'fix: y']],
    ['a long line', [`chore: x\n\nfeat: ${long}`]],
    ['both', [`chore: ${long}\n\nfeat: ${long}`]],
    ['wide characters', [`chore: ${wide}\n\nfeat: ${wide}`]],
    ['what moves the cursor', [`chore: ${'\u001b[2J'.repeat(60)}\n\nfeat: \u202e${long}`]],
  ])('%s', (_, messages) => {
    for (const width of [60, 80, 121]) {
      const shown = text(width, ...messages);
      expect(shown).not.toMatch(/[\u001b\u202e]/);
      const table = shown.slice(0, shown.indexOf('\n\n')).split('\n');
      expect(Math.max(...table.map(columnsOf))).toBeLessThanOrEqual(width);
      expect(table.slice(1).every((line) => line.includes('…') || !line.includes('xxx'))).toBe(true);
    }
  });
});

it('finishes with very many lines, and with very many commits', () => {
  const lines = text(80, `chore: x\n\n${'fix: y\n'.repeat(200_000)}`);
  expect(lines).toContain('1 commit, PATCH from 200000 lines');
  const settings = settingsOf({ 'pyproject.toml': pyproject('1.1.0') });
  const all = Array.from({ length: 150_000 }, (_, index) => ({ ...commits('fix: y')[0]!, sha: `c${index}` }));
  const many = explanationText(explainRange('HEAD', all, settings, new Set()), 80, PLAIN);
  expect(many).toContain('150000 commits, PATCH from 150000 lines');
});
