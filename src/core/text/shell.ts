const PLAIN = /^[\w@%+=:,./-]+$/;

/** A command as a person can paste it into a POSIX shell. */
export function shellCommand(words: readonly string[]): string {
  return words.map((word) => (PLAIN.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ');
}
