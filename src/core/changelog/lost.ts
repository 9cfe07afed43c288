import type { ChangelogFormat } from './format/format.ts';

/**
 * The lines of a changelog that are missing after it was regenerated. Blank lines and generated titles don't count: they
 * are generated every time.
 *
 * @param isMade whether a title is generated
 */
export function lostLines(
  before: string,
  after: string,
  format: ChangelogFormat,
  isMade: (title: string) => boolean,
): readonly string[] {
  const kept = new Set(linesOf(after));
  const lines = linesOf(before);
  const made = new Set<number>();
  for (const { line, body, text } of format.titles(lines, format.literalLines(lines))) {
    if (isMade(text)) for (let at = line; at < body; at += 1) made.add(at);
  }
  return lines.filter((line, at) => line !== '' && !kept.has(line) && !made.has(at));
}

function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => line.trimEnd());
}
