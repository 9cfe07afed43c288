/** What a changelog is written in. relctl writes Markdown so far. */
export type ChangelogFormat = 'markdown' | 'asciidoc' | 'restructuredtext' | 'textile';

const SUFFIXES: Readonly<Record<ChangelogFormat, readonly string[]>> = {
  markdown: ['md', 'markdown', 'mkd'],
  asciidoc: ['adoc'],
  restructuredtext: ['rst'],
  textile: ['textile'],
};

/**
 * The format of a changelog: the one that is named, else the one of the file's suffix. Parity: a name that nobody
 * knows counts for nothing, and neither is read in capitals.
 *
 * @param name `changelog_format`; null when it is not set
 * @returns null when neither tells
 */
export function changelogFormat(name: string | null, file: string): ChangelogFormat | null {
  const formats = Object.keys(SUFFIXES) as ChangelogFormat[];
  const suffix = /[^/]\.([^./]+)$/.exec(file)?.[1] ?? '';
  const named = formats.find((format) => format === name);
  return named ?? formats.find((format) => SUFFIXES[format].includes(suffix)) ?? null;
}
