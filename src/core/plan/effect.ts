import { UTF_8 } from '../config/encoding.ts';
import type { Encoding } from '../config/encoding.ts';
import type { InstalledHook } from '../hook/script.ts';
import type { Basis } from './basis.ts';

/**
 * Everything that a plan can do, by kind. An effect is data: the interpreters in `io/run` apply it and undo it.
 * Paths are relative to the top of the repository.
 *
 * A new kind also needs a receipt, a row of facts, an interpreter and a text. The compiler names each missing place.
 */
export interface Effects {
  readonly 'write-file': WriteFile;
  readonly 'install-hook': InstallHook;
  readonly 'run-hook': RunHook;
  readonly 'create-commit': CreateCommit;
  readonly 'empty-commit': EmptyCommit;
  readonly 'create-tag': CreateTag;
  readonly 'create-branch': CreateBranch;
  readonly 'switch-branch': SwitchBranch;
  readonly 'fast-forward': FastForward;
  readonly 'cherry-pick': CherryPick;
  readonly push: Push;
  readonly 'push-tag': PushTag;
}

export type EffectKind = keyof Effects;

export type Effect = Effects[EffectKind];

export interface WriteFile {
  readonly kind: 'write-file';
  readonly path: string;
  /** null: the file does not exist. */
  readonly before: string | null;
  readonly after: string;
  /** Absent: UTF-8. */
  readonly encoding?: Encoding;
  /** The folders to create for the file, outermost first. Absent: none. */
  readonly makes?: readonly string[];
}

/** Writes relctl's script where git looks for the hook. An existing hook is kept under another name. */
export interface InstallHook {
  readonly kind: 'install-hook';
  readonly hook: InstalledHook;
  /** Absolute, because git may look for hooks outside the repository. */
  readonly path: string;
  readonly script: string;
  /** The existing script; null: there is none. */
  readonly before: string | null;
  /** The name under which the existing script is kept; null: there is none, or it is an older script of relctl. */
  readonly kept: string | null;
}

/** The encoding as an effect records it. */
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

/** Commits the paths and what the pre-bump hooks changed or staged, and nothing else. */
export interface CreateCommit {
  readonly kind: 'create-commit';
  readonly message: string;
  readonly paths: readonly string[];
  /** Whether git's commit hooks run. */
  readonly verify: boolean;
  /** Whether to try once more, with what the commit hooks rewrote, if they refuse the commit. */
  readonly retry: boolean;
  /** Whether to skip the commit if there is nothing to commit. Otherwise the effect fails. */
  readonly optional: boolean;
}

/** Tags the commit at HEAD. */
export interface CreateTag {
  readonly kind: 'create-tag';
  readonly name: string;
  /** null: a lightweight tag. */
  readonly message: string | null;
  readonly signed: boolean;
}

/** Records something in the history without changing a file. */
export interface EmptyCommit {
  readonly kind: 'empty-commit';
  readonly message: string;
}

export interface CreateBranch {
  readonly kind: 'create-branch';
  readonly name: string;
  /** The commit that the branch starts at. */
  readonly at: string;
}

/** Switches to a branch that exists by then. */
export interface SwitchBranch {
  readonly kind: 'switch-branch';
  readonly from: Pick<Basis, 'head' | 'branch'>;
  readonly to: { readonly head: string; readonly branch: string };
}

/** Moves the current branch forward to a descendant of its commit. */
export interface FastForward {
  readonly kind: 'fast-forward';
  readonly branch: string;
  readonly from: string;
  readonly to: string;
}

/** Applies the change of a commit, and names that commit in the new message (`-x`). */
export interface CherryPick {
  readonly kind: 'cherry-pick';
  readonly commit: string;
  readonly subject: string;
  /** The message of the empty commit to make if the change is already there; null: make none. */
  readonly whenEmpty: string | null;
}

/** Pushes a branch, and a tag with it, in one atomic push. A push can't be undone. */
export interface Push {
  readonly kind: 'push';
  readonly remote: string;
  readonly branch: string;
  /** null: only the branch. */
  readonly tag: string | null;
}

/** Pushes a tag after its branch, to a remote without atomic push. */
export interface PushTag {
  readonly kind: 'push-tag';
  readonly remote: string;
  readonly branch: string;
  readonly tag: string;
}
