/** What the rules `cz_jira` take for a message, as commitizen prints it. */
export const JIRA_PATTERN = '.*[A-Z]{2,}\\-[0-9]+( #| .* #).+( #.+)*';

const KEY = /[A-Z]{2}-[0-9]+(?= )/;

/**
 * Whether the first line names an issue and a command behind it, as {@link JIRA_PATTERN} has it. Without the pattern
 * itself, which goes back and forth over a long line.
 *
 * @param message without white space at its ends
 */
export function isSmartCommit(message: string): boolean {
  const [line = ''] = message.split('\n', 1);
  const key = KEY.exec(line);
  // Something has to follow the `#`.
  return key !== null && line.lastIndexOf(' #', line.length - 3) >= key.index + key[0].length;
}
