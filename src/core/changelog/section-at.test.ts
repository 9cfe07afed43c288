import { describe, expect, it } from 'vitest';
import { version } from '../../../test/support/facts.ts';
import { tagReader } from '../tag/recognise.ts';
import type { Tag } from '../tag/tag.ts';
import { asciidoc } from './format/asciidoc.ts';
import { sectionIn, withSection } from './section-at.ts';
import type { ChangelogReading } from './section-at.ts';
import type { ChangelogFormat } from './format/format.ts';
import { lenientHeadingReader } from './format/heading.ts';
import { markdown } from './format/markdown.ts';
import { restructuredtext } from './format/restructuredtext.ts';
import { textile } from './format/textile.ts';

const tag = (name: string): Tag => ({ name, commit: name, object: name, date: '2024-01-01' });
const TAGS = ['v1.2.0', 'v1.1.1', 'v1.1.0', 'v1.0.0'].map(tag);

function readingOf(format: ChangelogFormat): ChangelogReading {
  const reader = tagReader({ current: 'v$version', legacy: [], ignored: [] });
  return { format, readHeading: lenientHeadingReader(reader, TAGS, format.releaseInTitle) };
}

const FIX = '## v1.1.1 (2024-03-03)\n\n### Fix\n\n- crash\n';
const carry = (changelog: string): string =>
  withSection(changelog, FIX, version('1.1.1'), readingOf(markdown));

/** `<>` marks the place of the section. */
describe.each([
  ['between a newer and an older release', '## v1.2.0\n\n- b\n\n<>## v1.1.0\n\n- a\n'],
  [
    'below the prereleases of a higher version',
    '## v1.2.0a1\n\n- c\n\n## v1.2.0a0\n\n- b\n\n<>## v1.1.0\n\n- a\n',
  ],
  ['above the prereleases of the same version', '<>## v1.1.1a0\n\n- b\n\n## v1.1.0\n\n- a\n'],
  [
    'below the title of the file and the unreleased section',
    '# Changelog\n\n## Unreleased\n\n- c\n\n<>## v1.1.0\n',
  ],
  [
    'not inside the unreleased section, even if that mentions a release',
    '## Unreleased\n\n### Upgrade from v1.0.0\n\n- c\n\n## v1.2.0\n\n<>## v1.1.0\n',
  ],
  [
    'not inside a section that mentions an older release',
    '## v1.2.0\n\n### Changes since v1.0.0\n\n- b\n\n<>## v1.1.0\n',
  ],
  [
    'above an older release, even if that is under another release',
    '# v1.2.0\n\n- b\n\n<>## v1.1.0\n\n- a\n',
  ],
  ['between headings with bare versions', '## [1.2.0] - 2024-02-02\n\n- b\n\n<>## [1.1.0] - 2024-01-01\n'],
  ['not in code', '## v1.2.0\n\n```\n## v1.0.0\n```\n\n<>## v1.1.0\n'],
  ['in a file with a byte order mark', '\ufeff## v1.2.0\n\n<>## v1.1.0\n'],
])('a section is added %s', (_, marked) => {
  it('and nothing else changes', () => {
    expect(carry(marked.replace('<>', ''))).toBe(marked.replace('<>', `${FIX}\n`));
  });

  it('only once', () => {
    const told = carry(marked.replace('<>', ''));
    expect(carry(told)).toBe(told);
    expect(sectionIn(told, version('1.1.1'), readingOf(markdown))).toBe(FIX);
  });
});

it.each([
  ['at the end if no release is older', '## v1.2.0\n\n- b\n', `## v1.2.0\n\n- b\n\n${FIX}`],
  ['at the end of a file without a final line end', '## v1.2.0\n\n- b', `## v1.2.0\n\n- b\n${FIX}`],
  [
    'with the line ends of the file',
    '## v1.2.0\r\n\r\n## v1.1.0\r\n',
    `## v1.2.0\r\n\r\n${`${FIX}\n`.replaceAll('\n', '\r\n')}## v1.1.0\r\n`,
  ],
])('a section is added %s', (_, changelog, expected) => {
  expect(carry(changelog)).toBe(expected);
});

it.each<readonly [ChangelogFormat, string, string]>([
  [asciidoc, '== v1.2.0\n\n* b\n\n<>== v1.1.0\n\n* a\n', '== v1.1.1\n\n=== Fix\n\n* crash\n'],
  [
    restructuredtext,
    'v1.2.0\n======\n\n- b\n\n<>v1.1.0\n======\n\n- a\n',
    'v1.1.1\n======\n\nFix\n---\n\n- crash\n',
  ],
  [textile, 'h2. v1.2.0\n\n- b\n\n<>h2. v1.1.0\n\n- a\n', 'h2. v1.1.1\n\nh3. Fix\n\n- crash\n'],
])('a section is added and read in $name', (format, marked, section) => {
  const told = withSection(marked.replace('<>', ''), section, version('1.1.1'), readingOf(format));
  expect(told).toBe(marked.replace('<>', `${section}\n`));
  expect(sectionIn(told, version('1.1.1'), readingOf(format))).toBe(section);
});

it('a section is read with everything under it, and a heading that only mentions the release does not count', () => {
  const changelog = `## v1.2.0\r\n\r\n### Upgrade from v1.1.1\r\n\r\n${FIX.replaceAll('\n', '\r\n')}\r\n## v1.1.0\r\n`;
  expect(sectionIn(changelog, version('1.1.1'), readingOf(markdown))).toBe(FIX);
  expect(sectionIn(changelog, version('1.0.0'), readingOf(markdown))).toBeNull();
  const mentions = '## v1.2.0\n\n### Upgrade from v1.1.1\n\n## v1.1.0\n';
  expect(sectionIn(mentions, version('1.1.1'), readingOf(markdown))).toBeNull();
  expect(carry(mentions)).toBe(`## v1.2.0\n\n### Upgrade from v1.1.1\n\n${FIX}\n## v1.1.0\n`);
});
