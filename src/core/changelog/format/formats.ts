import { asciidoc } from './asciidoc.ts';
import { markdown } from './markdown.ts';
import { restructuredtext } from './restructuredtext.ts';
import { textile } from './textile.ts';
import type { ChangelogFormat } from './format.ts';

export const FORMATS: readonly ChangelogFormat[] = [markdown, asciidoc, restructuredtext, textile];

/**
 * The format of a changelog: by its name, else by the suffix of the file. Parity: an unknown name is ignored, and both
 * must be in lower case.
 *
 * @param name `changelog_format`; null if it is not set
 * @returns null if neither is known
 */
export function changelogFormat(name: string | null, file: string): ChangelogFormat | null {
  const suffix = /[^/]\.([^./]+)$/.exec(file)?.[1] ?? '';
  const named = FORMATS.find((format) => format.name === name);
  return named ?? FORMATS.find(({ suffixes }) => suffixes.includes(suffix)) ?? null;
}
