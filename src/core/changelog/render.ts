import type { Entry } from '../commit/parse.ts';
import type { Group, Section } from './section.ts';

/** Sections as Markdown, one blank line between them; begins with the first title, ends in one newline. */
export function renderSections(sections: readonly Section[]): string {
  return sections.map((section) => renderSection(section)).join('\n');
}

/** @param kept hand-written Markdown that belongs into this section: under its title, and at its end */
export function renderSection(section: Section, kept: KeptText = NOTHING_KEPT): string {
  const { name, date, note, groups } = section;
  const title = `## ${name}${date === null || date === '' ? '' : ` (${date})`}\n`;
  const paragraphs = [note, kept.intro].filter((text) => text !== null).map((text) => `\n${text}\n`);
  const outro = kept.outro === null ? '' : `\n${kept.outro}\n`;
  return `${title}${paragraphs.join('')}${groups.map(renderGroup).join('')}${outro}`;
}

/** Markdown without a line end at its end; null where there is none. */
export interface KeptText {
  readonly intro: string | null;
  readonly outro: string | null;
}

const NOTHING_KEPT: KeptText = { intro: null, outro: null };

/** Parity: a group without a type, or with an empty one, has two blank lines above it. */
function renderGroup({ type, entries }: Group): string {
  return `\n${type === null || type === '' ? '' : `### ${type}\n`}\n${entries.map(renderEntry).join('')}`;
}

/** Parity: nothing in a message is escaped, and an entry that has neither scope nor message leaves no line. */
function renderEntry({ scope, message }: Entry): string {
  if (scope !== null) return `- **${scope}**: ${message}\n`;
  return message === '' ? '' : `- ${message}\n`;
}
