import type { ChangelogFormat } from '../changelog/format/format.ts';

/** What else the message depends on. */
interface Wording {
  /** The format of the notes. */
  readonly format: ChangelogFormat;
  readonly toolVersion: string;
}

/**
 * The message of an annotated release tag: the tag's name and the release notes, or the user's own message, and a trailer
 * that names relctl.
 *
 * @param notes the changelog section with its title
 * @param wanted the user's own message; null: none
 */
export function tagMessage(
  tag: string,
  notes: string,
  wanted: string | null,
  { format, toolVersion }: Wording,
): string {
  const body = withoutTitle(notes, tag, format).trim();
  const said = wanted === null ? [tag, ...(body === '' ? [] : [body])] : [wanted.trimEnd()];
  const parts = [...said, `Released-by: relctl ${toolVersion}`];
  return `${parts.join('\n\n')}\n`;
}

/** Removes the title, because the message already contains the tag. */
function withoutTitle(notes: string, tag: string, format: ChangelogFormat): string {
  const lines = notes.split(/(?<=\n)/);
  const [title] = format.titles(lines, new Set());
  const isOfTag = title?.line === 0 && title.text.includes(tag);
  return isOfTag ? lines.slice(title.body).join('') : notes;
}
