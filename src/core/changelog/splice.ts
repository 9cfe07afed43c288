import type { ChangelogState } from './outline.ts';
import type { Place } from './place.ts';

/**
 * Puts new text into its place in the file, with the line ends of the file. No other line changes.
 *
 * A blank line separates the text from the text below it. At the end of a file that doesn't end with a blank line, the text
 * starts with a line end instead. Parity: this is so even if the last line has no line end, so there is no blank line then.
 *
 * @param text with `\n` at the end of each line
 */
export function spliceText({ lines }: ChangelogState, { from, to }: Place, text: string): string {
  const above = lines.slice(0, from);
  const below = lines.slice(to);
  const isAppended = below.length === 0 && (above.at(-1) ?? '').trim() !== '';
  const inserted = `${isAppended ? '\n' : ''}${text}${below.length > 0 ? '\n' : ''}`;
  return [...above, inserted.replaceAll('\n', lineEndOf(lines)), ...below].join('');
}

/** The line end that most lines have; `\n` if both are equally frequent. */
export function lineEndOf(lines: readonly string[]): string {
  const ended = lines.filter((line) => line.endsWith('\n'));
  const withReturn = ended.filter((line) => line.endsWith('\r\n')).length;
  return withReturn > ended.length / 2 ? '\r\n' : '\n';
}
