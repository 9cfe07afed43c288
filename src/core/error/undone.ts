/** How a failure left the repository, said behind every failed step. */
export interface Undone {
  readonly undone: boolean;
}

export function restored({ undone }: Undone): string {
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
