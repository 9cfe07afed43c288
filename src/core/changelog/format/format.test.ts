import { expect, test } from 'vitest';
import { changelogFormat } from './formats.ts';

/** Each row was checked with commitizen 4.19.3. */
test.each([
  [null, 'CHANGELOG.md', 'markdown'],
  [null, 'docs/C.markdown', 'markdown'],
  [null, 'C.mkd', 'markdown'],
  [null, 'C.adoc', 'asciidoc'],
  [null, 'C.rst', 'restructuredtext'],
  [null, 'C.textile', 'textile'],
  ['markdown', 'CHANGELOG', 'markdown'],
  ['asciidoc', 'CHANGELOG.md', 'asciidoc'],
  ['nope', 'CHANGELOG.md', 'markdown'],
  ['Markdown', 'CHANGELOG.txt', null],
  [null, 'CHANGELOG', null],
  [null, 'C.RST', null],
  [null, 'C.asciidoc', null],
])('%s for %s is %s', (name, file, format) => {
  expect(changelogFormat(name, file)?.name ?? null).toBe(format);
});
