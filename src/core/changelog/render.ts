import type { Entry } from '../commit/parse.ts';
import type { ChangelogFormat } from './format/format.ts';
import type { Group, Section } from './section.ts';

/** Sections as text, separated by one blank line. The text starts with the first title and ends with one newline. */
export function renderSections(sections: readonly Section[], format: ChangelogFormat): string {
  return sections.map((section) => renderSection(section, format)).join('\n');
}

/** @param kept hand-written text of this section, for the place below its title and for its end */
export function renderSection(
  section: Section,
  format: ChangelogFormat,
  kept: KeptText = NOTHING_KEPT,
): string {
  const { name, date, note, groups } = section;
  const title = format.title(2, `${name}${date === null || date === '' ? '' : ` (${date})`}`);
  const paragraphs = [note, kept.intro].filter((text) => text !== null).map((text) => `\n${text}\n`);
  const body = groups.map((group) => renderGroup(group, format)).join('');
  const outro = kept.outro === null ? '' : `\n${kept.outro}\n`;
  return `${title}${paragraphs.join('')}${body}${outro}`;
}

/** Texts without a final line end; null: there is none. */
export interface KeptText {
  readonly intro: string | null;
  readonly outro: string | null;
}

const NOTHING_KEPT: KeptText = { intro: null, outro: null };

/** Parity: a group without a type, or with an empty type, has two blank lines above it. */
function renderGroup({ type, entries }: Group, format: ChangelogFormat): string {
  const title = type === null || type === '' ? '' : format.title(3, type);
  return `
${title}
${entries.map((entry) => renderEntry(entry, format)).join('')}`;
}

/** Parity: messages are not escaped, and an entry without scope and message gives no line. */
function renderEntry({ scope, message }: Entry, { bullet, bold }: ChangelogFormat): string {
  if (scope !== null) return `${bullet}${bold(scope)}: ${message}\n`;
  return message === '' ? '' : `${bullet}${message}\n`;
}
