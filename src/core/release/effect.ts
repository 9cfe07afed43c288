import { UTF_8 } from '../config/encoding.ts';
import type { Encoding } from '../config/encoding.ts';
import type { InstalledHook } from '../hook/script.ts';

/**
 * What a plan may do to the world; the whole vocabulary. An effect is data: `io/execute.ts` applies and undoes it.
 * Paths are repository-relative.
 */
export type Effect =
  | WriteFile
  | InstallHook
  | RunHook
  | CreateCommit
  | EmptyCommit
  | CreateTag
  | CreateBranch
  | SwitchBranch
  | FastForward
  | CherryPick
  | Push
  | PushTag;

export interface WriteFile {
  readonly kind: 'write-file';
  readonly path: string;
  /** null: the file does not exist. */
  readonly before: string | null;
  readonly after: string;
  /** Absent: UTF-8. */
  readonly encoding?: Encoding;
  /** Folders that are made for it, the outermost first; absent: none. */
  readonly makes?: readonly string[];
}

/** Puts relctl's script where git looks for a hook; one that is there before is kept beside it. */
export interface InstallHook {
  readonly kind: 'install-hook';
  readonly hook: InstalledHook;
  /** Absolute: git may look for hooks elsewhere. */
  readonly path: string;
  readonly script: string;
  /** The script that is there; null: none. */
  readonly before: string | null;
  /** The name under which it is kept; null: it is relctl's own, of an earlier day, or there is none. */
  readonly kept: string | null;
}

/** The encoding of a file as its effect holds it. */
export function encodingIn(encoding: Encoding): Pick<WriteFile, 'encoding'> {
  return encoding === UTF_8 ? {} : { encoding };
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

/** Records something in the history that changes no file. */
export interface EmptyCommit {
  readonly kind: 'empty-commit';
  readonly message: string;
}

export interface CreateBranch {
  readonly kind: 'create-branch';
  readonly name: string;
  /** The commit that it begins at. */
  readonly at: string;
}

/** Switches the work tree to a branch that exists by then. */
export interface SwitchBranch {
  readonly kind: 'switch-branch';
  readonly from: Pick<Basis, 'head' | 'branch'>;
  readonly to: { readonly head: string; readonly branch: string };
}

/** Brings the branch that is checked out forward to a commit that follows on it. */
export interface FastForward {
  readonly kind: 'fast-forward';
  readonly branch: string;
  readonly from: string;
  readonly to: string;
}

/** Takes over the change of a commit, and names it in the message of the new one (`-x`). */
export interface CherryPick {
  readonly kind: 'cherry-pick';
  readonly commit: string;
  readonly subject: string;
  /** The message of the empty commit that is made where nothing is left of the change; null: none is made. */
  readonly whenEmpty: string | null;
}

/** Pushes a branch, and a tag with it, in one atomic push. What is pushed can't be undone. */
export interface Push {
  readonly kind: 'push';
  readonly remote: string;
  readonly branch: string;
  /** null: the branch alone. */
  readonly tag: string | null;
}

/** Pushes a tag behind its branch, to a remote that can't take both at once. */
export interface PushTag {
  readonly kind: 'push-tag';
  readonly remote: string;
  readonly branch: string;
  readonly tag: string;
}

/** The arguments of git for a push, by exact refs: shown in a plan and run by its execution. */
export function pushArguments(effect: Push | PushTag): readonly string[] {
  const refs = pushedRefs(effect);
  const whole = refs.length === 1 ? [] : ['--atomic'];
  return ['push', ...whole, '--no-follow-tags', '--', effect.remote, ...refs.map((ref) => `${ref}:${ref}`)];
}

/** What a push brings, the branch first. */
export function pushedRefs(effect: Push | PushTag): readonly string[] {
  if (effect.kind === 'push-tag') return [`refs/tags/${effect.tag}`];
  const { branch, tag } = effect;
  return [`refs/heads/${branch}`, ...(tag === null ? [] : [`refs/tags/${tag}`])];
}

/** Something to be done wholly or not at all. */
export interface Plan {
  /** What it is, for a person: 'the release of v1.2.0'. */
  readonly title: string;
  /** The plan holds only here. */
  readonly basis: Basis;
  readonly effects: readonly Effect[];
  /** What whoever ends it is told, also in another process; absent where the title says it all. */
  readonly purpose?: Purpose;
}

/** What a plan is for that makes no release. */
export type Purpose = HotfixStart | Reconciliation;

export interface HotfixStart {
  readonly kind: 'hotfix-start';
  /** The release that is mended, and its commit. */
  readonly from: { readonly name: string; readonly commit: string };
  /** The tag that the hotfix will have. */
  readonly tag: string;
  readonly branch: string;
  /** Whether the branch was there already. */
  readonly takesUp: boolean;
}

export interface Reconciliation {
  readonly kind: 'reconciliation';
  /** Where the fixes go: main, or a branch that asks to be merged into it. */
  readonly branch: string;
  readonly main: string;
  /** null where there is none. */
  readonly remote: string | null;
  /** The hotfixes that bring something, oldest first. */
  readonly tags: readonly string[];
  /** Commits that a person said are not needed. */
  readonly skipped: readonly { readonly sha: string; readonly subject: string }[];
  /** Whether the changelog gets sections. */
  readonly tells: boolean;
}

export interface Basis {
  readonly head: string;
  /** null when HEAD is detached. */
  readonly branch: string | null;
  /** Paths that were dirty already: what differs there is the person's and is left alone. */
  readonly dirty: readonly string[];
}
