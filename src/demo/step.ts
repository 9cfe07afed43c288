/** A story, played in its own repository. */
export interface Scenario {
  readonly steps: readonly Step[];
}

/** A title and a caption, followed by actions. */
export interface Step {
  readonly title: string;
  /** Lines of at most 77 characters, which fit on a terminal of 80 columns. */
  readonly caption: string;
  readonly actions: readonly (Typed | Edited)[];
}

/** A command as you would type it: `relctl` or `git`, and its arguments. */
export interface Typed {
  readonly words: readonly [program: 'relctl' | 'git', ...args: string[]];
  /** The expected exit code. With another one, the demo stops. */
  readonly exit: number;
}

/** A change that you would make in an editor. */
export interface Edited {
  /** The path of the file in the project. */
  readonly path: string;
  /** The new text of the file. */
  readonly text: string;
}

export function relctl(...args: string[]): Typed {
  return { words: ['relctl', ...args], exit: 0 };
}

/** A release that relctl refuses because a rule is broken. */
export function refused(...args: string[]): Typed {
  return { ...relctl(...args), exit: 80 };
}

export function git(...args: string[]): Typed {
  return { words: ['git', ...args], exit: 0 };
}

/** Changes a module of the project and commits the change. */
export function fix(module: string, says: string, message: string): readonly (Typed | Edited)[] {
  return [
    { path: `src/my_app/${module}.py`, text: `"""${says}"""\n` },
    git('commit', '--all', '--message', message),
  ];
}
