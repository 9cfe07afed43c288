import { readString } from '../syntax/string-at.ts';
import { toml } from '../syntax/toml.ts';
import { compareVersions, parseVersion } from '../version/version.ts';
import type { Version } from '../version/version.ts';
import { textAt, textsAt } from './project.ts';
import type { Project, Pyproject } from './project.ts';
import { isVersionedByTags } from './tag-version.ts';

/** Where the version of a project is, in the terms of `[tool.commitizen]`. */
export interface VersionSource {
  readonly provider: string;
  /** The version to write into `[tool.commitizen]`; null: the provider finds it elsewhere. */
  readonly own: string | null;
  /** Entries of `version_files` for files that repeat the version. */
  readonly files: readonly string[];
  /** null if there is none yet. */
  readonly version: Version | null;
  /** The reason, for the user. */
  readonly why: string;
}

/** @param locks whether the project has a uv.lock, or will have one */
export function versionSource(project: Project, pyproject: Pyproject, locks: boolean): VersionSource {
  const stated = textAt(pyproject, 'project', 'version');
  if (stated !== null) {
    const files = filesThatRepeat(stated, project, pyproject);
    const why = `the version is in [project]${locks ? ' and in uv.lock' : ''}${repeatedIn(files)}`;
    return { provider: locks ? 'uv' : 'pep621', own: null, files, version: parseVersion(stated), why };
  }
  if (isVersionedByTags(pyproject)) {
    return {
      provider: 'scm',
      own: null,
      files: [],
      version: highest(project),
      why: 'the version comes from the git tags',
    };
  }
  const poetrys = textAt(pyproject, 'tool', 'poetry', 'version');
  if (poetrys !== null) {
    const files = filesThatRepeat(poetrys, project, pyproject);
    const why = `the version is in [tool.poetry]${repeatedIn(files)}`;
    return { provider: 'poetry', own: null, files, version: parseVersion(poetrys), why };
  }
  const cargo = project.texts.get('Cargo.toml');
  if (textAt(pyproject, 'build-system', 'build-backend') === 'maturin' && cargo !== undefined) {
    const found = readString(toml, cargo, ['package', 'version']);
    const version = found.kind === 'found' ? parseVersion(found.value) : null;
    return { provider: 'cargo', own: null, files: [], version, why: 'the version is in Cargo.toml' };
  }
  return inSomeFile(project, pyproject) ?? inConfiguration(project);
}

/** Files besides pyproject.toml that may contain the version. Those that exist are read. */
export function versionFileCandidates(pyproject: Pyproject): readonly string[] {
  return candidatesIn(pyproject).map(({ path }) => path);
}

interface Candidate {
  readonly path: string;
  /** What comes before the version in its line, as a Python pattern; null: the file contains only the version. */
  readonly key: string | null;
}

function candidatesIn(pyproject: Pyproject): readonly Candidate[] {
  const tool = (...path: readonly string[]): string | null => textAt(pyproject, 'tool', ...path);
  const files = [tool('hatch', 'version', 'path'), tool('pdm', 'version', 'path')];
  const attribute = tool('setuptools', 'dynamic', 'version', 'attr');
  const texts = [
    tool('setuptools', 'dynamic', 'version', 'file'),
    ...textsAt(pyproject, 'tool', 'setuptools', 'dynamic', 'version', 'file'),
  ];
  const flits =
    tool('flit', 'module', 'name') ?? textAt(pyproject, 'project', 'name') ?? tool('poetry', 'name');
  return [
    ...named(files).map((path) => ({ path, key: '__version__' })),
    ...attributePlaces(attribute),
    ...named(texts).map((path) => ({ path, key: null })),
    ...(flits === null ? [] : modulePlaces(flits.replace(/[-.]+/g, '_'), '__version__')),
    { path: 'setup.cfg', key: '^version' },
    { path: 'setup.py', key: 'version' },
  ].filter(({ path }) => isInside(path));
}

function attributePlaces(attribute: string | null): readonly Candidate[] {
  const parts = attribute?.split('.') ?? [];
  const key = parts.at(-1);
  return key === undefined ? [] : modulePlaces(parts.slice(0, -1).join('/'), key);
}

function modulePlaces(module: string, key: string): readonly Candidate[] {
  if (module === '') return [];
  return ['', 'src/'].flatMap((home) => [
    { path: `${home}${module}/__init__.py`, key },
    { path: `${home}${module}.py`, key },
  ]);
}

function named(paths: readonly (string | null)[]): readonly string[] {
  return paths.filter((path): path is string => path !== null);
}

/** Whether a path from the project's files stays inside the project. */
function isInside(path: string): boolean {
  return /^[\w./ -]+$/.test(path) && !path.startsWith('/') && !path.split('/').includes('..');
}

/** Files whose `__version__` is the same version. A release must update them, too. */
function filesThatRepeat(version: string, { texts }: Project, pyproject: Pyproject): readonly string[] {
  return candidatesIn(pyproject)
    .filter(({ path, key }) => key === '__version__' && versionIn(texts.get(path) ?? '', key) === version)
    .map(({ path, key }) => `${path}:${key}`);
}

function repeatedIn(files: readonly string[]): string {
  return files.length === 0
    ? ''
    : `, and repeated in ${files.map((file) => file.replace(/:.*/, '')).join(', ')}`;
}

function inSomeFile(project: Project, pyproject: Pyproject): VersionSource | null {
  for (const { path, key } of candidatesIn(pyproject)) {
    const text = project.texts.get(path);
    const found = text === undefined ? null : versionIn(text, key);
    const version = found === null ? null : parseVersion(found);
    if (found === null || version === null) continue;
    const files = [key === null ? path : `${path}:${key}`];
    return { provider: 'commitizen', own: found, files, version, why: `the version is in ${path}` };
  }
  return null;
}

function versionIn(text: string, key: string | null): string | null {
  if (key === null) return text.trim();
  const name = key.replace(/^\^/, '').replace(/[^\w]/g, '');
  const line = new RegExp(`(?:^|[(,])[^\\S\\n]*${name}(?: *: *\\w+)? *= *(["']?)v?([^"'\\s,#]+)\\1`, 'm');
  return line.exec(text)?.[2] ?? null;
}

/** Used if no other place has the version. */
function inConfiguration(project: Project): VersionSource {
  const tagged = highest(project);
  const version = tagged?.release.join('.') ?? '0.1.0';
  const why = 'no file contains the version, so [tool.commitizen] does';
  return { provider: 'commitizen', own: version, files: [], version: parseVersion(version), why };
}

/** The highest version of all tags, with or without a `v`. */
function highest({ git }: Project): Version | null {
  const versions = (git?.tags ?? []).flatMap((tag) => {
    const version = parseVersion(/^v?(\d.*)$/.exec(tag)?.[1] ?? '');
    return version === null ? [] : [version];
  });
  return versions.toSorted(compareVersions).at(-1) ?? null;
}
