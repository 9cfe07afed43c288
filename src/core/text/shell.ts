const PLAIN = /^[\w@%+=:,./-]+$/;

/** A command, quoted so that it can be pasted into a POSIX shell. */
export function shellCommand(words: readonly string[]): string {
  return words.map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}
