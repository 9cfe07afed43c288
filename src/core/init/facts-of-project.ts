import { CONFIG_NAMES } from '../config/locate.ts';
import { BASELINE_FILE } from '../audit/baseline.ts';
import { GITIGNORE_FILE } from './layout/gitignore.ts';
import { layoutPaths, layoutPyproject } from './layout/layout.ts';
import { buildInputs, sourcesOf, workspaceFolders } from './build-inputs.ts';
import { distributionName, moduleName } from './name.ts';
import type { InitRequest, Part } from './part.ts';
import { FOREIGN_LOCKS, has, isForUv, keepsVersion, pyprojectOf, textAt } from './project.ts';
import type { Project, Pyproject } from './project.ts';
import { pythonFor } from './python.ts';
import { TOOL_FILES } from '../preflight/places.ts';
import { versionFileCandidates } from './version-source.ts';
import { LICENSE_FILES } from './layout/license-files.ts';
import type { InitFacts } from './init-facts.ts';

/** Files whose texts decide what is proposed. Those that exist are read. */
export function pathsToRead(pyproject: Pyproject): readonly string[] {
  return [...ALWAYS_READ, ...versionFileCandidates(pyproject)];
}

/** Read first, because they name other files. */
export const ALWAYS_READ: readonly string[] = [
  ...CONFIG_NAMES,
  'setup.cfg',
  'tox.ini',
  'Cargo.toml',
  '.python-version',
  GITIGNORE_FILE,
];

/** Files and folders that decide what is proposed by their existence. */
export function pathsToLookAt(folder: string, pyproject: Pyproject): readonly string[] {
  const name = projectNameIn(pyproject) ?? distributionName(folder);
  const module = name === null ? null : moduleName(name);
  const paths = [
    ...TOOL_FILES,
    ...LICENSE_FILES,
    ...(module === null
      ? []
      : [...layoutPaths(module), module, `src/${module}/__main__.py`, `${module}/__main__.py`]),
    ...buildInputs(pyproject),
    ...workspaceFolders(pyproject),
    ...sourcesOf(pyproject).inside,
    ...FOREIGN_LOCKS,
    ...[GITIGNORE_FILE, 'test', 'uv.lock', 'Dockerfile', '.dockerignore', '.gitlab-ci.yml'],
    ...['.github/workflows/relctl.yml', BASELINE_FILE],
  ];
  return [...new Set(paths.flatMap((path) => [...foldersOf(path), path]))];
}

/** The folders above a path, starting at the top. */
export function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

/** @throws INVALID_SYNTAX, NO_PROJECT_NAME */
export function initFactsOf(project: Project, request: InitRequest): InitFacts {
  const parts = partsOf(project, request);
  const found = pyprojectOf(project);
  const python = pythonFor(request, project, found);
  const existing = project.texts.get('pyproject.toml') ?? '';
  const makesProject = parts.has('layout') && !isProject(found) && !keepsVersion(found);
  const asNew = { folder: project.folder, python, license: request.license };
  const own = makesProject ? layoutPyproject(asNew, existing) : null;
  const text = own ?? existing;
  const pyproject = own === null ? found : pyprojectOf({ texts: new Map([['pyproject.toml', own]]) });
  const name = projectNameIn(pyproject);
  const module = name === null ? null : moduleName(name);
  const hasPackage = module !== null && [`src/${module}`, module].some((path) => project.existing.has(path));
  const sources = codeOf(project, module);
  const makesPackage =
    parts.has('layout') && module !== null && !hasPackage && (makesProject || sources === null);
  return {
    project,
    request,
    parts,
    pyproject: { ...pyproject, exists: found.exists, text },
    name,
    makesProject,
    makesPackage,
    locks: isForUv(pyproject) && (makesProject || project.existing.has('uv.lock')),
    python,
    sources: makesPackage ? 'src' : sources,
  };
}

/** Whether a pyproject.toml contains more than settings of tools. */
function isProject(pyproject: Pyproject): boolean {
  const tables = [['project'], ['build-system'], ['tool', 'poetry'], ['tool', 'uv', 'workspace']];
  return tables.some((path) => has(pyproject, ...path));
}

function partsOf({ isEmpty }: Project, request: InitRequest): ReadonlySet<Part> {
  const usual: readonly Part[] = [
    'config',
    'docker',
    'ci',
    'hooks',
    ...(isEmpty ? (['layout'] as const) : []),
  ];
  return new Set([...usual, ...request.with].filter((part) => !request.without.includes(part)));
}

function codeOf({ existing }: Project, module: string | null): string | null {
  if (existing.has('src')) return 'src';
  return module !== null && existing.has(module) ? module : null;
}

function projectNameIn(pyproject: Pyproject): string | null {
  return textAt(pyproject, 'project', 'name') ?? textAt(pyproject, 'tool', 'poetry', 'name');
}
