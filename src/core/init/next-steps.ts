import type { InstallHook } from '../plan/effect.ts';
import { shellCommand } from '../text/shell.ts';
import type { InitFacts } from './init-facts.ts';
import { ignoresLock } from './layout/gitignore.ts';
import { foreignLock, isForUv, isPoetrysOwn } from './project.ts';
import type { ProposedFile } from './proposal.ts';

/** The commands to type after the files are written. */
export function nextSteps(
  ground: InitFacts,
  files: readonly ProposedFile[],
  hooks: readonly InstallHook[],
): readonly string[] {
  const { project, pyproject, parts } = ground;
  if (files.length === 0 && hooks.length === 0) return [];
  const foreign = foreignLock(project);
  const locks = isForUv(pyproject) && foreign === null && files.length > 0;
  const changes = files.some(({ path }) => path === 'pyproject.toml');
  const begins = project.git === null;
  return [
    ...(locks ? ['uv sync'] : []),
    ...(changes && (isPoetrysOwn(pyproject) || foreign === 'poetry.lock') ? ['poetry lock'] : []),
    ...(changes && foreign === 'pdm.lock' ? ['pdm lock'] : []),
    ...(begins ? ['git init --initial-branch main'] : []),
    ...(begins && parts.has('hooks') ? ['relctl hook install'] : []),
    ...(files.length === 0 ? [] : commits(ground, files, locks)),
    ...(judgesOldCode(ground, files) ? ['relctl preflight'] : []),
    'relctl bump --dry-run',
  ];
}

/** Existing code often fails new checks, which then block pushes to main. So the user should run the checks first. */
function judgesOldCode({ parts, makesPackage }: InitFacts, files: readonly ProposedFile[]): boolean {
  return parts.has('config') && !makesPackage && files.some(({ path }) => path === 'pyproject.toml');
}

function commits(
  { project, makesPackage }: InitFacts,
  files: readonly ProposedFile[],
  locks: boolean,
): readonly string[] {
  const paths = [...files.map(({ path }) => path), ...(locks && !ignoresLock(project) ? ['uv.lock'] : [])];
  // In an empty folder everything is new. Otherwise the user's own changes stay out of the commit.
  const add = project.isEmpty ? ['--all'] : ['--', ...new Set(paths)];
  const message = makesPackage ? 'feat: start the project' : 'build: set up relctl';
  return [shellCommand(['git', 'add', ...add]), shellCommand(['git', 'commit', '-m', message])];
}
