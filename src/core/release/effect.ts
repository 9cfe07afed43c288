/**
 * What a plan may do to the world; the whole vocabulary. An effect is data: `io/execute.ts` applies and undoes it.
 * Paths are repository-relative.
 */
export type Effect = WriteFile | RunHook | CreateCommit | CreateTag | Push;

export interface WriteFile {
  readonly kind: 'write-file';
  readonly path: string;
  /** null: the file does not exist. */
  readonly before: string | null;
  readonly after: string;
}

/** A command of `pre_bump_hooks` or `post_bump_hooks`, run by the shell. */
export interface RunHook {
  readonly kind: 'run-hook';
  readonly stage: 'pre' | 'post';
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Commits the paths, what the pre-bump hooks changed or staged, and nothing else. */
export interface CreateCommit {
  readonly kind: 'create-commit';
  readonly message: string;
  readonly paths: readonly string[];
  /** Whether git's commit hooks run. */
  readonly verify: boolean;
  /** Whether it is tried once more with what the commit hooks rewrote, when they refuse it. */
  readonly retry: boolean;
  /** Whether it is left out where there is nothing to commit; else it fails then. */
  readonly optional: boolean;
}

/** Tags the commit that HEAD is at. */
export interface CreateTag {
  readonly kind: 'create-tag';
  readonly name: string;
  /** null: a lightweight tag. */
  readonly message: string | null;
  readonly signed: boolean;
}

/** Pushes branch and tag in one atomic push. The one effect that can't be undone. */
export interface Push {
  readonly kind: 'push';
  readonly remote: string;
  readonly branch: string;
  readonly tag: string;
}

/** The arguments of git for a push, by exact refs: shown in a plan and run by its execution. */
export function pushArguments({ remote, branch, tag }: Push): readonly string[] {
  const refs = [`refs/heads/${branch}`, `refs/tags/${tag}`];
  return ['push', '--atomic', '--no-follow-tags', '--', remote, ...refs.map((ref) => `${ref}:${ref}`)];
}

/** Something to be done wholly or not at all. */
export interface Plan {
  /** What it is, for a person: 'the release of v1.2.0'. */
  readonly title: string;
  /** The plan holds only here. */
  readonly basis: Basis;
  readonly effects: readonly Effect[];
}

export interface Basis {
  readonly head: string;
  /** null when HEAD is detached. */
  readonly branch: string | null;
  /** Paths that were dirty already: what differs there is the person's and is left alone. */
  readonly dirty: readonly string[];
}
