import type { InitFacts } from '../init-facts.ts';
import type { Project } from '../project.ts';
import { NOTHING } from '../proposal.ts';
import type { PartProposal } from '../proposal.ts';

export const GITIGNORE_FILE = '.gitignore';

/**
 * A .gitignore for a project that has none. Otherwise `git add --all` would commit files that the checks create. The next
 * check would change them, and a release needs a clean working tree.
 */
export function gitignoreOf({ parts, project }: InitFacts): PartProposal {
  if (!parts.has('config') && !parts.has('layout')) return NOTHING;
  if (project.existing.has(GITIGNORE_FILE)) return NOTHING;
  const reasons = ['files that Python and its tools create'];
  return {
    files: [{ path: GITIGNORE_FILE, before: null, after: IGNORED, part: 'config', reasons }],
    left: [],
  };
}

/** Whether .gitignore excludes uv.lock, by its name or as `*.lock`. */
export function ignoresLock({ texts }: Pick<Project, 'texts'>): boolean {
  return /^\/?(?:uv|\*)\.lock\s*$/m.test(texts.get(GITIGNORE_FILE) ?? '');
}

const IGNORED = `__pycache__/
*.py[cod]
.venv/
build/
dist/
*.egg-info/
.env
.coverage
htmlcov/
.pytest_cache/
.ruff_cache/
`;
