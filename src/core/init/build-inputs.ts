import { isTable, tableAt } from '../syntax/document.ts';
import { LICENSE_FILES } from './layout/license-files.ts';
import { keysAt, textAt, textsAt } from './project.ts';
import type { Pyproject } from './project.ts';
import { versionFileCandidates } from './version-source.ts';

/** Files besides the code that a build of the project may need: its metadata, its dependencies and its version. */
export function buildInputs(pyproject: Pyproject): readonly string[] {
  const licenses = textsAt(pyproject, 'project', 'license-files');
  const paths = [
    textAt(pyproject, 'project', 'readme'),
    textAt(pyproject, 'project', 'readme', 'file'),
    textAt(pyproject, 'project', 'license', 'file'),
    ...licenses,
    ...(licenses.some((path) => path.includes('*')) ? LICENSE_FILES : []),
    ...requirementFiles(pyproject),
    ...BACKENDS,
    ...versionFileCandidates(pyproject),
  ];
  return [...new Set(paths)].filter((path): path is string => path !== null && isPlain(path));
}

/** Files that setuptools and hatchling read by default. */
const BACKENDS = ['setup.py', 'setup.cfg', 'MANIFEST.in', 'hatch_build.py'];

/** Whether the dependencies are known only after a build has started. */
export function hasDynamicDependencies(pyproject: Pyproject): boolean {
  return textsAt(pyproject, 'project', 'dynamic').some((field) => field.endsWith('dependencies'));
}

/** Files from which setuptools, and hatch with hatch-requirements-txt, read dependencies. */
function requirementFiles(pyproject: Pyproject): readonly string[] {
  const dynamic = ['tool', 'setuptools', 'dynamic'];
  const extras = keysAt(pyproject, ...dynamic, 'optional-dependencies');
  const hatch = ['tool', 'hatch', 'metadata', 'hooks', 'requirements_txt'];
  const places = [
    [...dynamic, 'dependencies', 'file'],
    ...extras.map((extra) => [...dynamic, 'optional-dependencies', extra, 'file']),
    [...hatch, 'files'],
    [...hatch, 'filename'],
  ];
  return places.flatMap((place) => [
    ...textsAt(pyproject, ...place),
    ...[textAt(pyproject, ...place)].filter((path) => path !== null),
  ]);
}

/** Where uv gets dependencies from that are not in a package index. */
export interface Sources {
  /** Paths inside the project. */
  readonly inside: readonly string[];
  /** A path outside the build context of an image; null: there is none. */
  readonly outside: string | null;
  readonly usesGit: boolean;
}

export function sourcesOf({ document }: Pick<Pyproject, 'document'>): Sources {
  const tables = Object.values(tableAt(document, ['tool', 'uv', 'sources']) ?? {})
    .flat()
    .filter(isTable);
  const paths = tables.flatMap(({ path }) => (typeof path === 'string' ? [path.replace(/^\.\//, '')] : []));
  return {
    inside: paths.filter(isPlain),
    outside: paths.find((path) => !isPlain(path)) ?? null,
    usesGit: tables.some(({ git }) => git !== undefined),
  };
}

/** The folders that contain the members of a uv workspace; empty if the project is not a workspace. */
export function workspaceFolders(pyproject: Pyproject): readonly string[] {
  const members = textsAt(pyproject, 'tool', 'uv', 'workspace', 'members').map(
    (member) => member.replace(/^\.\//, '').split('/')[0] ?? '',
  );
  return [...new Set(members)].filter(isPlain);
}

/** Whether a path stays inside the project, and COPY reads it as one path. */
function isPlain(path: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && !path.split('/').includes('..');
}
