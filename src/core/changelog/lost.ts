/**
 * The lines of a changelog that are gone when it is told anew, as far as a person will miss them: blank lines and the
 * titles of sections and groups are made anew with every telling.
 *
 * @param isMade whether the title of a heading is one of those
 */
export function lostLines(
  before: string,
  after: string,
  isMade: (title: string) => boolean,
): readonly string[] {
  const kept = new Set(linesOf(after));
  return linesOf(before).filter((line) => {
    const title = /^#+ +(.*)/.exec(line)?.[1];
    return line !== '' && !kept.has(line) && (title === undefined || !isMade(title));
  });
}

function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map((line) => line.trimEnd());
}
