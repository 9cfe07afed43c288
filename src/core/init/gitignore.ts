import type { Ground } from './ground.ts';
import type { Project } from './project.ts';
import { NOTHING } from './proposal.ts';
import type { PartProposal } from './proposal.ts';

export const GITIGNORE_FILE = '.gitignore';

/**
 * What the checks leave behind, for a project that ignores nothing: `git add --all` would commit it, and the next check change
 * it, which no release goes past.
 */
export function gitignoreOf({ parts, project }: Ground): PartProposal {
  if (!parts.has('config') && !parts.has('layout')) return NOTHING;
  if (project.existing.has(GITIGNORE_FILE)) return NOTHING;
  const reasons = ['what Python and its tools leave behind'];
  return {
    files: [{ path: GITIGNORE_FILE, before: null, after: IGNORED, part: 'config', reasons }],
    left: [],
  };
}

/** Whether it names uv's lock, by itself or with all of its kind. */
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
