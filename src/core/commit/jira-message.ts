/** The pattern of messages that the rules `cz_jira` accept, as commitizen prints it. */
export const JIRA_PATTERN = '.*[A-Z]{2,}\\-[0-9]+( #| .* #).+( #.+)*';

const KEY = /[A-Z]{2}-[0-9]+(?= )/;

/**
 * Whether the first line contains an issue and a command after it, as {@link JIRA_PATTERN} demands. The pattern itself is not
 * used, since it backtracks on a long line.
 *
 * @param message without white space at its ends
 */
export function isSmartCommit(message: string): boolean {
  const [line = ''] = message.split('\n', 1);
  const key = KEY.exec(line);
  // At least one character has to follow the `#`.
  return key !== null && line.lastIndexOf(' #', line.length - 3) >= key.index + key[0].length;
}
