import { visible } from '../core/text/visible.ts';

/**
 * The message of a commit that is to be made. Parity: an empty line before and behind it.
 *
 * @param alone without these: for a pipe
 */
export function messageText(message: string, { alone }: { readonly alone: boolean }): string {
  return alone ? `${visible(message)}\n` : `\n${visible(message)}\n\n`;
}

/** What `cz commit` prints below the message: what git said on stderr, then on stdout; null: git has said it itself. */
export function commitizenEnd(git: { readonly stdout: string; readonly stderr: string } | null): string {
  const said = git === null ? '' : `${visible(git.stderr)}\n${visible(git.stdout)}`;
  return `${said}\nCommit successful!\n`;
}
