import type { EffectKind, Effects } from './effect.ts';

/** What an applied effect leaves for its undo, by kind. Receipts are written to the journal, so they are plain JSON. */
export interface Receipts {
  readonly 'write-file': { readonly path: string };
  readonly 'install-hook': { readonly path: string };
  readonly 'run-hook': HookReceipt;
  readonly 'create-commit': CommitReceipt;
  readonly 'empty-commit': HeadMove;
  readonly 'create-tag': { readonly object: string };
  readonly 'create-branch': Readonly<Record<string, never>>;
  readonly 'switch-branch': HeadMove;
  readonly 'fast-forward': HeadMove;
  readonly 'cherry-pick': PickReceipt;
  readonly push: PushReceipt;
  readonly 'push-tag': PushReceipt;
}

export type Receipt = Receipts[EffectKind];

/** An applied effect with its receipt. `kind` tells both apart. */
export type Done<K extends EffectKind = EffectKind> = {
  readonly [P in K]: { readonly kind: P; readonly effect: Effects[P]; readonly receipt: Receipts[P] };
}[K];

/** Where HEAD was before an effect, and where the effect left it. */
export interface HeadMove {
  readonly from: string;
  readonly to: string;
}

export interface HookReceipt {
  readonly traces: readonly Trace[];
  /** null: the hook made no commit. */
  readonly moved: HeadMove | null;
}

export interface CommitReceipt {
  readonly parent: string;
  /** The new commit; equal to `parent` if there was nothing to commit. */
  readonly sha: string;
  readonly paths: readonly string[];
  /** What the commit hooks changed. */
  readonly traces: readonly Trace[];
  /** What git printed; null: relctl did not see it, or there was nothing to commit. */
  readonly output: CommandOutput | null;
}

export interface PickReceipt extends HeadMove {
  /** Whether the change was already there. */
  readonly isEmpty: boolean;
  /** Set if the user resolved a conflict. That work must not be lost. */
  readonly byHand?: true;
}

export interface PushReceipt {
  readonly pushed: true;
}

export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
}

/** A file that a hook changed or created. */
export interface Trace {
  readonly path: string;
  readonly before: StateBefore;
  /** The file after the hook; null: the hook removed it. */
  readonly left: FileImage | null;
}

/** What a file was before a hook ran. */
export type StateBefore =
  /** The run wrote or saw the file itself; null: it did not exist. */
  | { readonly kind: 'known'; readonly image: FileImage | null }
  /** As in the commit that the working tree is compared with. */
  | { readonly kind: 'in-commit' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'untracked' };

/** A path as it is on disk, byte for byte. */
export interface FileImage {
  readonly kind: 'file' | 'link' | 'folder';
  readonly mode: number;
  /** In base64, so that it survives in JSON. For a link: its target. For a folder: empty. */
  readonly content: string;
}
