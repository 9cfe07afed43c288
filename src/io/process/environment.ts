/**
 * Keeps git and ssh from prompting for the rest of this process.
 *
 * relctl sets this in its own environment, and every git that it starts inherits it.
 */
export function forbidPrompts(which: 'none' | 'on-the-terminal' | 'all'): void {
  if (which === 'none') return;
  process.env['GIT_TERMINAL_PROMPT'] = '0';
  process.env['GCM_INTERACTIVE'] = 'never';
  if (which === 'on-the-terminal') return;
  // Empty is different from unset: it keeps git from trying the next program that could prompt.
  process.env['GIT_ASKPASS'] = '';
  process.env['SSH_ASKPASS_REQUIRE'] = 'never';
  if (process.env['GIT_SSH_COMMAND'] === undefined && process.env['GIT_SSH'] === undefined) {
    process.env['GIT_SSH_COMMAND'] = 'ssh -o BatchMode=yes';
  }
}
