/** A story that is played in a repository of its own. */
export interface Scenario {
  readonly steps: readonly Step[];
}

/** What is said, then what is done. */
export interface Step {
  readonly title: string;
  /** Its lines fit on a terminal of 80 columns. */
  readonly caption: string;
  readonly actions: readonly (Typed | Edited)[];
}

/** One command as a person types it: `relctl` or `git`, and its arguments. */
export interface Typed {
  readonly words: readonly [program: 'relctl' | 'git', ...args: string[]];
  /** What it must end with; a story that goes another way is not told on. */
  readonly exit: number;
}

/** What a person does in an editor. */
export interface Edited {
  /** Of the file, from the project's folder. */
  readonly path: string;
  /** All that is in it then. */
  readonly text: string;
}

export function relctl(...args: string[]): Typed {
  return { words: ['relctl', ...args], exit: 0 };
}

/** A release that breaks a rule. */
export function refused(...args: string[]): Typed {
  return { ...relctl(...args), exit: 80 };
}

export function git(...args: string[]): Typed {
  return { words: ['git', ...args], exit: 0 };
}

/** A module of the project is changed and committed. */
export function fix(module: string, says: string, message: string): readonly (Typed | Edited)[] {
  return [
    { path: `src/my_app/${module}.py`, text: `"""${says}"""\n` },
    git('commit', '--all', '--message', message),
  ];
}
