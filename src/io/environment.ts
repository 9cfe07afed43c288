/**
 * Keeps git and ssh from asking anybody anything, for the rest of this process.
 *
 * It is done in the process's own environment, which every git that is started inherits.
 */
export function forbidPrompts(which: 'none' | 'on-the-terminal' | 'all'): void {
  if (which === 'none') return;
  process.env['GIT_TERMINAL_PROMPT'] = '0';
  process.env['GCM_INTERACTIVE'] = 'never';
  if (which === 'on-the-terminal') return;
  // Empty is not unset: it keeps git from falling back to the next program that could ask.
  process.env['GIT_ASKPASS'] = '';
  process.env['SSH_ASKPASS_REQUIRE'] = 'never';
  if (process.env['GIT_SSH_COMMAND'] === undefined && process.env['GIT_SSH'] === undefined) {
    process.env['GIT_SSH_COMMAND'] = 'ssh -o BatchMode=yes';
  }
}
