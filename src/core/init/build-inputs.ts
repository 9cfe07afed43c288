import { isTable, tableAt } from '../syntax/document.ts';
import { LICENSE_FILES } from './license-files.ts';
import { keysAt, textAt, textsAt } from './project.ts';
import type { Pyproject } from './project.ts';
import { versionFileCandidates } from './version-source.ts';

/** Files besides the code that a build of the project may read: what describes it, its dependencies, and where its version may be. */
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

/** What setuptools and hatchling look for themselves. */
const BACKENDS = ['setup.py', 'setup.cfg', 'MANIFEST.in', 'hatch_build.py'];

/** Whether a build has to be begun before anybody knows what it depends on. */
export function hasDynamicDependencies(pyproject: Pyproject): boolean {
  return textsAt(pyproject, 'project', 'dynamic').some((field) => field.endsWith('dependencies'));
}

/** What setuptools, and hatch with hatch-requirements-txt, read dependencies from. */
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

/** Where uv takes dependencies from that no index has. */
export interface Sources {
  /** Paths below the project. */
  readonly inside: readonly string[];
  /** A path that no context of an image has; null: there is none. */
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

/** The folders that hold the members of a uv workspace; empty where it is none. */
export function workspaceFolders(pyproject: Pyproject): readonly string[] {
  const members = textsAt(pyproject, 'tool', 'uv', 'workspace', 'members').map(
    (member) => member.replace(/^\.\//, '').split('/')[0] ?? '',
  );
  return [...new Set(members)].filter(isPlain);
}

/** It stays inside, and a COPY takes it for one path. */
function isPlain(path: string): boolean {
  return /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && !path.split('/').includes('..');
}
