export interface Basis {
  readonly head: string;
  /** null: HEAD is detached. */
  readonly branch: string | null;
  /** Paths that differed from HEAD before the run. relctl leaves the user's changes in them alone. */
  readonly dirty: readonly string[];
}
