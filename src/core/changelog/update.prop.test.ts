import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changelogRequest, updateBy } from '../../../test/support/changelog-request.ts';
import type { Tag } from '../tag/tag.ts';
import { changelogStart } from './update.ts';
import type { ChangelogRequest } from './update.ts';

const tags: readonly Tag[] = ['v1.1.0a1', 'v1.1.0a0', 'v1.0.0', 'v0.9.0'].map((name) => ({
  name,
  commit: name,
  object: name,
  date: '2024-01-01',
}));

const requestOf = (existing: string, mergePrereleases: boolean, name = 'v1.1.0'): ChangelogRequest =>
  changelogRequest(existing, {
    tags,
    next: { name, date: '2024-02-02', isPrerelease: false, promotes: null },
    mergePrereleases,
  });

const commits = [{ sha: 'c', parents: [], subject: 'feat: made by a commit', body: '' }];

const HEADINGS = ['# T', '## Unreleased', '## v1.1.0a1', '## v1.1.0a0', '## v1.0.0 (2024-01-01)', '## Notes'];
const line = fc.oneof(
  fc.constantFrom(
    ...HEADINGS,
    '### Feat',
    '### Fix',
    '### Added',
    '#### More',
    '',
    '',
    '- entry',
    '```',
    '<!--',
    '-->',
  ),
  fc.nat(1000).map((number) => `Prose ${number}.`),
  fc.nat(1000).map((number) => `- entry ${number}`),
);
// A line right below an entry belongs to the entry, so prose starts after a blank line or a heading.
const lines = fc
  .array(line, { maxLength: 25 })
  .map((drawn) => drawn.flatMap((text) => (text.startsWith('Prose') ? ['', text] : [text])));
const lineEnd = fc.constantFrom('\n', '\r\n');

describe('for any changelog', () => {
  test('no hand-written line is lost', () => {
    fc.assert(
      fc.property(lines, lineEnd, fc.boolean(), (content, end, merge) => {
        const { file } = updateBy(requestOf(content.join(end), merge), commits);
        const left = new Map<string, number>();
        for (const text of file.split(/\r?\n/)) left.set(text, (left.get(text) ?? 0) + 1);
        for (const text of content) {
          if (!text.startsWith('Prose')) continue;
          const count = left.get(text) ?? 0;
          expect(count, `${text} of ${JSON.stringify(content)} in ${JSON.stringify(file)}`).toBeGreaterThan(
            0,
          );
          left.set(text, count - 1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('everything from the latest release on, and everything above the new section, is kept byte for byte', () => {
    const free = fc.array(line.filter((text) => !text.startsWith('#') && !/^(```|<!--|-->)/.test(text)));
    fc.assert(
      fc.property(free, lines, fc.constantFrom('', '\n'), (above, below, last) => {
        const intro = ['# T', ...above].join('\n') + '\n';
        const release = ['## v1.0.0', ...below].join('\n') + last;
        const { file, notes } = updateBy(requestOf(intro + release, false), commits);
        expect(file).toBe(`${intro}${notes}\n${release}`);
      }),
    );
  });

  test('generating the unreleased section again changes nothing', () => {
    fc.assert(
      fc.property(lines, lineEnd, (content, end) => {
        // Text next to an unmatched comment mark can end up inside a comment when entries are inserted.
        fc.pre(hasWholeComments(content));
        const again = (text: string) => updateBy(requestOf(text, false, 'Unreleased'), commits).file;
        const once = again(`## Unreleased${end}${content.join(end)}${end}`);
        expect(again(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test('the start is the tag of a heading in the file, or the beginning of history', () => {
    fc.assert(
      fc.property(lines, fc.boolean(), (content, merge) => {
        const start = changelogStart(requestOf(content.join('\n'), merge));
        if (start.kind === 'tag') {
          const { name } = start.tag;
          expect(content.some((text) => text.includes(name))).toBe(true);
          if (merge) expect(name).not.toContain('a');
        } else {
          expect(start.kind).toBe('beginning');
        }
      }),
    );
  });
});

test.each(['## Unreleased\n', '- a\n', '```\n', '<!--\n', '\n', '## v9\n', 'x', '`', '# '])(
  '2 MB of %j are read in time',
  (piece) => {
    const request = requestOf(`## Unreleased\n${piece.repeat(2_000_000 / piece.length)}`, true);
    const { file, notes } = updateBy(request, commits);
    expect(file).toContain(notes);
  },
  30_000,
);

function hasWholeComments(content: readonly string[]): boolean {
  const marks = content.filter((text) => text === '<!--' || text === '-->').join('');
  return marks.replaceAll('<!---->', '') === '';
}
