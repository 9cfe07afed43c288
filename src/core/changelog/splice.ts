import type { ChangelogState } from './outline.ts';
import type { Place } from './place.ts';

/**
 * The file with new text in its place, in the file's own line ends. No other line changes.
 *
 * A blank line separates the text from what follows; at the end of a file that doesn't end in a blank line it begins
 * with a line end instead (Parity: also where the last line has none, so that no blank line comes between).
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

/** The line end that most lines have; `\n` when it is even. */
export function lineEndOf(lines: readonly string[]): string {
  const ended = lines.filter((line) => line.endsWith('\n'));
  const withReturn = ended.filter((line) => line.endsWith('\r\n')).length;
  return withReturn > ended.length / 2 ? '\r\n' : '\n';
}
