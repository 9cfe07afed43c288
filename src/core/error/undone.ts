/** The repository after a failure: rolled back (true), unchanged (false), or `kept` for the user to continue. */
export type Aftermath = boolean | 'kept';

/** The message of every failed step ends with this. */
export interface Undone {
  readonly undone: Aftermath;
}

export function restored({ undone }: Undone): string {
  if (undone === 'kept')
    return 'what you resolved is kept: relctl resume continues from there, relctl abort rolls everything back';
  return undone ? 'everything was rolled back: the repository is as it was before' : 'nothing was changed';
}

/** The message of a failed step without its last line, for a rollback that was not complete. */
export function withoutRestored(message: string): string {
  const end = [true, false].map((undone) => `\n${restored({ undone })}`).find((one) => message.endsWith(one));
  return end === undefined ? message : message.slice(0, -end.length);
}

/** The output of another program, below the message of relctl. */
export function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

/** A warning if one of the commands overwrites or deletes changes in files. */
export function givingUp(commands: readonly string[]): string {
  const gives = commands.some((command) => /^(?:git checkout .* -- |rm )/.test(command));
  return gives ? ' (this discards the changes in these files)' : '';
}
