import type { InitRequest, Part } from './part.ts';
import type { Project, Pyproject } from './project.ts';

/** Facts that all parts of a proposal use. */
export interface InitFacts {
  readonly project: Project;
  readonly request: InitRequest;
  readonly parts: ReadonlySet<Part>;
  /** The current pyproject.toml, or the one that init creates. */
  readonly pyproject: Pyproject & { readonly text: string };
  /** null: the project has no name. */
  readonly name: string | null;
  /** Whether a pyproject.toml with a [project] table is proposed. */
  readonly makesProject: boolean;
  /** Whether a package is proposed, with its tests. */
  readonly makesPackage: boolean;
  /** Whether the project has a uv.lock, or will have one. */
  readonly locks: boolean;
  readonly python: string;
  /** The folder with the code: `src` or that of the package; null if there is neither. */
  readonly sources: string | null;
}
