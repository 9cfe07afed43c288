/** How a failure left the repository: undone, untouched, or `kept` for a person to go on with. */
export type Aftermath = boolean | 'kept';

/** It is said behind every failed step. */
export interface Undone {
  readonly undone: Aftermath;
}

export function restored({ undone }: Undone): string {
  if (undone === 'kept')
    return 'what you have resolved is kept: relctl resume goes on from there, relctl abort takes all of it back';
  return undone ? 'everything was undone: the repository is as it was' : 'nothing was changed';
}

/** What another program said, below what relctl says. */
export function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

/** A word of warning where commands put files back over what somebody has written into them. */
export function givingUp(commands: readonly string[]): string {
  const gives = commands.some((command) => /^(?:git checkout .* -- |rm )/.test(command));
  return gives ? ', which gives up what was changed in these files' : '';
}
