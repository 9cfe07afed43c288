import { visible } from '../core/text/visible.ts';

/**
 * The message of a commit before it is made. Parity: an empty line before and after it.
 *
 * @param alone without the empty lines, for a pipe
 */
export function messageText(message: string, { alone }: { readonly alone: boolean }): string {
  return alone ? `${visible(message)}\n` : `\n${visible(message)}\n\n`;
}

/** What `cz commit` prints after the message: git's stderr, then its stdout. null: git has already printed it. */
export function commitizenEnd(git: { readonly stdout: string; readonly stderr: string } | null): string {
  const said = git === null ? '' : `${visible(git.stderr)}\n${visible(git.stdout)}`;
  return `${said}\nCommit successful!\n`;
}
