import type { ChangelogFormat } from '../changelog/format.ts';

/** What else the message is made from. */
interface Wording {
  /** Of the notes. */
  readonly format: ChangelogFormat;
  readonly toolVersion: string;
}

/**
 * The message of an annotated release tag: the tag's name and the release's notes, or what a person wants it to say,
 * and a trailer that names the tool.
 *
 * @param notes the section of the changelog with its title
 * @param wanted null: nobody wants anything else
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

/** The title names the tag, which the message does already. */
function withoutTitle(notes: string, tag: string, format: ChangelogFormat): string {
  const lines = notes.split(/(?<=\n)/);
  const [title] = format.titles(lines, new Set());
  const isOfTag = title?.line === 0 && title.text.includes(tag);
  return isOfTag ? lines.slice(title.body).join('') : notes;
}
